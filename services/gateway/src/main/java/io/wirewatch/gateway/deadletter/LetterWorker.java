package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.deadletter.LetterLog.Letter;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.runtime.kafka.LetterHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Redrives or drops letters for one call. The record is on its topic before the mark is written: who dies in between leaves a letter
 * that is open, and a record that is written twice at worst, which its readers are made for.
 */
final class LetterWorker {
    private final LetterLog log;
    private final Journal journal;
    private final Obstacles obstacles;
    private final Act act;
    /** Records that several services refused are written once. */
    private final Set<DeadLetter.Source> written = new HashSet<>();

    LetterWorker(LetterLog log, Journal journal, Obstacles obstacles, Act act) {
        this.log = log;
        this.journal = journal;
        this.obstacles = obstacles;
        this.act = act;
    }

    /**
     * Does it with some letters.
     *
     * @return those it was not done with, and why
     * @throws ProblemException 503 if the log does not take records; what was done by then stays done
     */
    Map<Letter, String> apply(List<Letter> letters) {
        Map<Letter, String> refused = new LinkedHashMap<>();
        Map<Letter, String> done = act == Act.REDRIVE ? redrive(letters, refused) : dropped(letters);
        List<CompletableFuture<RecordMetadata>> marks = new ArrayList<>();
        done.keySet().forEach(letter -> marks.add(journal.send(mark(letter))));
        marks.forEach(Journal::onLog);
        done.forEach((letter, detail) -> journal.audit(
                "dead-letter/" + letter.about().id().text(), act.result().text(), detail));
        return refused;
    }

    private static Map<Letter, String> dropped(List<Letter> letters) {
        Map<Letter, String> done = new LinkedHashMap<>();
        letters.forEach(letter -> done.put(letter, ""));
        return done;
    }

    private Map<Letter, String> redrive(List<Letter> letters, Map<Letter, String> refused) {
        Map<Letter, CompletableFuture<RecordMetadata>> sent = new LinkedHashMap<>();
        Map<Letter, String> done = new LinkedHashMap<>();
        for (Letter letter : letters) {
            Optional<String> obstacle = obstacles.of(letter);
            if (obstacle.isPresent()) {
                refused.put(letter, obstacle.get());
            } else if (written.contains(letter.about().source())) {
                done.put(letter, "with another letter of the same record");
            } else {
                again(letter)
                        .ifPresentOrElse(
                                record -> {
                                    sent.put(letter, journal.send(record));
                                    written.add(letter.about().source());
                                },
                                () -> refused.put(letter, gone(letter.about())));
            }
        }
        sent.forEach((letter, record) -> settle(letter, record, done, refused));
        return done;
    }

    private static String gone(DeadLetter letter) {
        return "What could not be written to " + letter.output() + " was made of a record of "
                + letter.source().topic() + " that is not there any more. Drop it.";
    }

    private static void settle(
            Letter letter,
            CompletableFuture<RecordMetadata> sent,
            Map<Letter, String> done,
            Map<Letter, String> refused) {
        try {
            RecordMetadata place = sent.join();
            done.put(letter, "written to " + place.topic() + " as " + place.partition() + "/" + place.offset());
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ApiException cause) || cause instanceof RetriableException) {
                throw ProblemException.unavailable(e);
            }
            refused.put(letter, "The broker does not take its record: " + cause.getMessage());
        }
    }

    /** The record to write; empty where only the one that could not be written is left. */
    private Optional<ProducerRecord<byte[], byte[]>> again(Letter letter) {
        DeadLetter about = letter.about();
        if (about.output() == null) {
            long timestamp =
                    about.timestamp() >= 0 ? about.timestamp() : about.at().toEpochMilli();
            return Optional.of(again(about, letter.record(), timestamp));
        }
        return log.record(
                        new TopicPartition(
                                about.source().topic(), (int) about.source().partition()),
                        about.source().offset())
                .map(source -> again(about, source, Math.max(0, source.timestamp())));
    }

    private static ProducerRecord<byte[], byte[]> again(
            DeadLetter about, ConsumerRecord<byte[], byte[]> record, long timestamp) {
        return new ProducerRecord<>(
                about.source().topic(),
                (int) about.source().partition(),
                timestamp,
                record.key(),
                record.value(),
                LetterHeaders.again(record.headers()));
    }

    private ProducerRecord<byte[], byte[]> mark(Letter letter) {
        DeadLetterId id = letter.about().id();
        return LetterHeaders.mark(
                id.topic().deadLetterTopic(),
                id.partition(),
                letter.record().key(),
                new LetterHeaders.Mark(id.offset(), act.result().text()),
                journal.by());
    }
}
