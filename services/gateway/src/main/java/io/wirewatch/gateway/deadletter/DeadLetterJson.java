package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.deadletter.LetterLog.Letter;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Instant;

/**
 * A dead letter as clients see it; see {@link DeadLetter}.
 *
 * @param topic the topic whose record was refused
 * @param partition of the dead-letter topic
 * @param offset in it
 * @param status {@code open | redriven | dropped}
 * @param at when it was refused
 * @param source where the record stood; null where its headers do not say
 * @param output where it was to go, if it could not be written
 * @param redrives how often it had been redriven before it was refused
 * @param size bytes of its value; null for a deletion, which has none
 */
record DeadLetterJson(
        String id,
        String topic,
        int partition,
        long offset,
        String status,
        String service,
        String reason,
        String detail,
        String key,
        String at,
        DeadLetter.Source source,
        String output,
        int redrives,
        Integer size) {
    static DeadLetterJson of(Letter letter) {
        return of(letter.about(), letter.status());
    }

    static DeadLetterJson of(DeadLetter letter, Status status) {
        return new DeadLetterJson(
                letter.id().text(),
                letter.id().topic().name(),
                letter.id().partition(),
                letter.id().offset(),
                status.text(),
                letter.service(),
                letter.reason(),
                letter.detail(),
                letter.key(),
                AlertJson.time(letter.at()),
                letter.source(),
                letter.output(),
                letter.redrives(),
                letter.size() < 0 ? null : letter.size());
    }

    /** When it was refused. */
    Instant time() {
        return Instant.parse(at);
    }
}
