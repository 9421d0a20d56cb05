package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.deadletter.LetterLog.Letter;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.runtime.kafka.LetterHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<DeadLetter.Source, CompletableFuture<RecordMetadata>> written = new HashMap<>();

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
            DeadLetter about = letter.about();
            Optional<String> obstacle = obstacles.of(about);
            Optional<ConsumerRecord<byte[], byte[]>> record = obstacle.isPresent() ? Optional.empty() : record(letter);
            if (obstacle.isEmpty() && record.isPresent()) {
                obstacle = obstacles.ofWords(about.id().topic(), record.get());
            }
            if (obstacle.isPresent() || record.isEmpty()) {
                refused.put(letter, obstacle.orElseGet(() -> gone(about)));
            } else {
                ProducerRecord<byte[], byte[]> again = again(letter, record.get());
                sent.put(letter, written.computeIfAbsent(about.source(), source -> journal.send(again)));
            }
        }
        sent.forEach((letter, record) -> settle(letter, record, done, refused));
        return done;
    }

    private static String gone(DeadLetter letter) {
        return "Its record must be taken from " + letter.source().topic() + ", since the letter holds "
                + (letter.output() == null ? "no value" : "what could not be written to " + letter.output())
                + ", and is not there any more. Drop it.";
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

    /** The record of a letter, or where that does not hold it, as it stands at the source; empty where it is gone. */
    private Optional<ConsumerRecord<byte[], byte[]>> record(Letter letter) {
        DeadLetter.Source source = letter.about().source();
        return letter.about().isRecord()
                ? Optional.of(letter.record())
                : log.record(new TopicPartition(source.topic(), (int) source.partition()), source.offset());
    }

    private static ProducerRecord<byte[], byte[]> again(Letter letter, ConsumerRecord<byte[], byte[]> record) {
        DeadLetter about = letter.about();
        long timestamp = about.isRecord() && about.timestamp() >= 0 ? about.timestamp() : record.timestamp();
        return new ProducerRecord<>(
                about.source().topic(),
                (int) about.source().partition(),
                Math.max(0, timestamp),
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
