package io.wirewatch.ingestion;

import io.wirewatch.avro.Notice;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.PollLog;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceNotice;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.mapping.RawReleaseMapper;
import io.wirewatch.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Writes releases, states and notices to their topics. */
final class KafkaPollLog implements PollLog {
    private final RecordProducer producer;

    KafkaPollLog(RecordProducer producer) {
        this.producer = producer;
    }

    @Override
    public void releases(PolledSource source, List<Candidate> releases) {
        List<CompletableFuture<?>> sent = new ArrayList<>(releases.size());
        for (Candidate candidate : releases) {
            sent.add(producer.send(
                    Topics.RELEASES_RAW,
                    candidate.release().id(),
                    RawReleaseMapper.toAvro(candidate.release(), source.tenant(), candidate.identity()),
                    candidate.release().receivedAt()));
        }
        sent.forEach(CompletableFuture::join);
    }

    @Override
    public void notice(PolledSource source, SourceNotice notice, Instant at) {
        String subject = "source/" + source.id();
        String kind = "source." + notice.kind().name().toLowerCase(Locale.ROOT);
        Notice record = Notice.newBuilder()
                .setTenant(source.tenant())
                .setId(Ids.hashed("ntc", subject, kind, notice.since().toString()))
                .setKind(kind)
                .setSubject(subject)
                .setName(source.name())
                .setUrl(source.url())
                .setSince(notice.since())
                .setAt(at)
                .setDetail(notice.detail())
                .build();
        producer.send(Topics.NOTICES, subject, record, at).join();
    }

    @Override
    public void state(PolledSource source, PollState state, Instant at) {
        producer.send(Topics.SOURCE_STATE, source.id(), state == null ? null : SourceMapper.state(source, state), at)
                .join();
    }
}
