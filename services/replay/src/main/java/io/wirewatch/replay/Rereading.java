package io.wirewatch.replay;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Reprocessing;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.SourceFilter;
import io.wirewatch.core.replay.PastVersions;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.past.MentionsContent;
import io.wirewatch.runtime.past.Pair;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds in texts of the past what extraction would find in them now, and writes what is new. For the lanes of one job. */
final class Rereading {
    private static final Logger LOG = LoggerFactory.getLogger(Rereading.class);

    private final Replay job;
    private final LiveActors actors;
    private final EntityRecogniser entities;
    private final PastVersions versions;
    private final SourceFilter sources;
    private final AvroSerde<ReleaseMentions> serde;
    private final RecordProducer producer;
    private volatile LiveActors.Catalogue catalogue;

    /**
     * @param job as it began: what it writes has this time on the log, so that what comes in meanwhile is no older than what stands before
     *     it
     * @param versions as known when the job began, or went on
     */
    Rereading(
            Replay job,
            KafkaClients clients,
            LiveActors actors,
            EntityRecogniser entities,
            PastVersions versions,
            RecordProducer producer) {
        this.job = job;
        this.actors = actors;
        this.entities = entities;
        this.versions = versions;
        this.sources = SourceFilter.of(job.getSources());
        this.serde = clients.serde(Topics.RELEASES_MENTIONS);
        this.producer = producer;
    }

    /** Takes the catalogue as of now. */
    void refresh() {
        catalogue = actors.now();
    }

    /** What is found in a text now, where that is something else than what was found last; else null. */
    ReleaseMentions changed(Pair pair) {
        ReleaseHead head = pair.text().head();
        boolean isToBeRead = !head.withdrawn()
                && sources.takes(head.source(), head.url())
                && !versions.isOver(head.id(), head.version());
        if (!isToBeRead) {
            return null;
        }
        ReleaseMentions found = found(pair);
        if (found == null) {
            return null;
        }
        long content = MentionsContent.fingerprint(found, serde);
        if (isKnown(pair, content)) {
            return null;
        }
        // A text that the log has twice counts once.
        versions.wasReadAgain(head.id(), head.version(), content);
        return found;
    }

    /** Whether that is what was found last: by a replay, or when the release came in. */
    private boolean isKnown(Pair pair, long content) {
        OptionalLong last =
                versions.found(pair.text().head().id(), pair.text().head().version());
        if (last.isPresent()) {
            return last.getAsLong() == content;
        }
        return !pair.isAlone() && MentionsContent.fingerprint(pair.whole().get(), serde) == content;
    }

    private ReleaseMentions found(Pair pair) {
        LiveActors.Catalogue now = catalogue;
        try {
            TaggedRelease tagged = now.index().tag(pair.text(), now.version(), entities);
            return MentionsMapper.toAvro(tagged, job.getTenant());
        } catch (RuntimeException e) {
            // It stays as it was found; extraction has put it among the dead letters if it fared no better.
            LOG.warn(
                    "release cannot be read again: replay={} release={}",
                    job.getId(),
                    pair.text().head().id(),
                    e);
            return null;
        }
    }

    /**
     * Writes what was found.
     *
     * @param partition of the text
     */
    CompletableFuture<RecordMetadata> write(int partition, ReleaseMentions found, Instant now) {
        ReleaseMentions marked = ReleaseMentions.newBuilder(found)
                .setReprocessing(Reprocessing.newBuilder()
                        .setReplay(job.getId())
                        .setDeliver(job.getDeliver())
                        .setStage(job.getStage())
                        .setAt(now)
                        .build())
                .build();
        return producer.send(
                Topics.RELEASES_MENTIONS, partition, found.getHead().getId(), marked, job.getStartedAt());
    }
}
