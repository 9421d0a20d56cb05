package io.wirewatch.gateway.deadletter;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.gateway.deadletter.LetterDetail.LetterHeader;
import io.wirewatch.gateway.deadletter.LetterLog.Letter;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.gateway.view.ReleaseStore;
import io.wirewatch.runtime.kafka.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What was refused: counted, listed, shown. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadLetterController {
    private static final int MOST_HEADERS = 50;

    private final LetterLog log;
    private final LetterPages pages;
    private final ValueDecoder decoder;
    private final ErasedWords erased;

    DeadLetterController(LetterLog log, KafkaClients clients, ReleaseStore releases) {
        this.log = log;
        this.pages = new LetterPages(log);
        this.decoder = new ValueDecoder(clients.registry());
        this.erased = new ErasedWords(releases);
    }

    @Get("/dead-letters:summary")
    HttpResponse<LetterSummary.Rows> summary(HttpRequest<?> request) {
        Query query = Query.of(request, "topic", "service", "reason", "from", "to");
        return HttpResponse.ok(LetterSummary.of(log, LetterQuery.filter(query)));
    }

    @Get("/dead-letters")
    HttpResponse<Page<DeadLetterJson>> list(HttpRequest<?> request) {
        Query query = Query.of(request, "topic", "service", "reason", "status", "from", "to", "limit", "cursor");
        Set<String> statuses = query.words("status", Status.texts());
        return HttpResponse.ok(pages.page(
                LetterQuery.filter(query),
                statuses.isEmpty() ? Set.of(Status.OPEN.text()) : statuses,
                query.limit(),
                query.key()));
    }

    @Get("/dead-letters/{id}")
    HttpResponse<LetterDetail> get(String id) {
        DeadLetterId place = DeadLetterId.of(id).orElseThrow(() -> ProblemException.notFound("dead letter", id));
        Letter letter = log.read(
                        new LetterFilter(place.topic(), null, null, new TimeRange(null, null)),
                        reading -> reading.letter(place))
                .orElseThrow(() -> ProblemException.notFound("dead letter", id));
        return HttpResponse.ok(detail(letter));
    }

    private LetterDetail detail(Letter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.record();
        ValueDecoder.Value value = value(letter);
        return new LetterDetail(
                DeadLetterJson.of(letter),
                value.schema(),
                value.json(),
                value.undecoded(),
                value.bytes(),
                value.cut(),
                headers(record));
    }

    private ValueDecoder.Value value(Letter letter) {
        if (letter.about().valueLeftOut()) {
            return ValueDecoder.Value.withheld("It is too large for a letter, and stands where it was refused alone.");
        }
        return erased.in(letter.record())
                .map(release ->
                        ValueDecoder.Value.withheld("It may hold words of " + release + ", a release that was erased."))
                .orElseGet(() -> decoder.decode(letter.record().value()));
    }

    private static List<LetterHeader> headers(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .limit(MOST_HEADERS)
                .map(header -> new LetterHeader(
                        DeadLetter.cut(header.key()),
                        header.value() == null
                                ? null
                                : DeadLetter.cut(new String(header.value(), StandardCharsets.UTF_8))))
                .toList();
    }
}
