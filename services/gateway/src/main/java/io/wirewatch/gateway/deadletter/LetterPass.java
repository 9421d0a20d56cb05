package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.deadletter.LetterFilter.Place;
import io.wirewatch.gateway.deadletter.LetterLog.Letter;
import io.wirewatch.gateway.deadletter.LetterLog.Stretch;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One call's part of a pass over all open letters, a partition after the other. Where a partition ends is settled when the pass comes to
 * it: a record that is redriven and refused again stands behind that, so no pass goes round in circles.
 */
final class LetterPass {
    private static final int MOST_DONE = 1000;
    private static final int MOST_READ = 50_000;
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final int MOST_TOLD = 20;
    private static final Comparator<Place> FLOW = Comparator.comparingInt(
                    (Place place) -> Topics.ALL.indexOf(place.topic()))
            .thenComparingInt(Place::partition);

    private final LetterLog.Reading reading;
    private final LetterFilter filter;
    private final LetterWorker worker;
    private final Status result;
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private final List<Refusal> refusals = new ArrayList<>();
    private int done;
    private int refused;
    private int read;

    LetterPass(LetterLog.Reading reading, LetterFilter filter, LetterWorker worker, Status result) {
        this.reading = reading;
        this.filter = filter;
        this.worker = worker;
        this.result = result;
    }

    /** A letter that stays as it is, and why. */
    record Refusal(String id, String detail) {}

    /**
     * What came of it.
     *
     * @param status what those are now with which it was done
     * @param done how many these are
     * @param refused how many stay open, since it cannot be done with them
     * @param refusals the first of these
     * @param nextCursor where the pass goes on; null at its end
     */
    record Outcome(String status, int done, int refused, List<Refusal> refusals, String nextCursor) {}

    /**
     * Where a pass goes on.
     *
     * @param next the first letter
     * @param end the offset at which its partition ends for this pass
     */
    record Start(DeadLetterId next, long end) {
        /** @throws ProblemException 400 if it is none */
        static Start of(String cursor) {
            int dot = cursor.indexOf('.');
            Optional<DeadLetterId> next = dot < 0 ? Optional.empty() : DeadLetterId.of(cursor.substring(0, dot));
            if (next.isEmpty() || !cursor.substring(dot + 1).matches("[0-9]{1,18}")) {
                throw ProblemException.badField("cursor must be the nextCursor of an earlier answer to this call");
            }
            return new Start(next.get(), Long.parseLong(cursor.substring(dot + 1)));
        }

        static String cursor(Stretch at, long next) {
            return new DeadLetterId(at.place().topic(), at.place().partition(), next).text() + "." + at.to();
        }

        Place place() {
            return new Place(next.topic(), next.partition());
        }

        /** What is left of a stretch; empty where the pass is past it. */
        Optional<Stretch> rest(Stretch stretch) {
            int order = FLOW.compare(stretch.place(), place());
            return order < 0
                    ? Optional.empty()
                    : order > 0
                            ? Optional.of(stretch)
                            : Optional.of(new Stretch(
                                    stretch.place(),
                                    Math.max(stretch.from(), next.offset()),
                                    Math.min(stretch.to(), end)));
        }
    }

    /** @param start null: from the beginning */
    Outcome run(Start start) {
        String cursor = null;
        for (Stretch stretch : reading.stretches()) {
            Optional<Stretch> rest = start == null ? Optional.of(stretch) : start.rest(stretch);
            if (rest.isEmpty() || rest.get().from() >= rest.get().to()) {
                continue;
            }
            long next = isFull() ? rest.get().from() : run(rest.get());
            if (next < rest.get().to()) {
                cursor = Start.cursor(rest.get(), next);
                break;
            }
        }
        return new Outcome(result.text(), done, refused, List.copyOf(refusals), cursor);
    }

    /** The offset behind the last that was looked at. */
    private long run(Stretch stretch) {
        long[] next = {stretch.from()};
        reading.reader().read(stretch.partition(), stretch.from(), stretch.to(), records -> {
            apply(stretch, records);
            next[0] = records.getLast().offset() + 1;
            return !isFull();
        });
        // Where nothing is left at the end of a stretch, the reader has seen so.
        return isFull() ? next[0] : stretch.to();
    }

    private boolean isFull() {
        return done + refused >= MOST_DONE || read >= MOST_READ || System.nanoTime() > end;
    }

    private void apply(Stretch stretch, List<ConsumerRecord<byte[], byte[]>> records) {
        read += records.size();
        List<Letter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            reading.letter(stretch.place(), record)
                    .filter(letter -> letter.status() == Status.OPEN && filter.takes(letter.about()))
                    .ifPresent(letters::add);
        }
        worker.apply(letters).forEach((letter, why) -> {
            refused++;
            done--;
            if (refusals.size() < MOST_TOLD) {
                refusals.add(new Refusal(letter.about().id().text(), why));
            }
        });
        done += letters.size();
    }
}
