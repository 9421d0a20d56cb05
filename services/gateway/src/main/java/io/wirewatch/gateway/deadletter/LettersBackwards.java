package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.deadletter.LetterLog.Letter;
import io.wirewatch.gateway.deadletter.LetterLog.Stretch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** The letters of a partition, newest first, read in pieces from its end. */
final class LettersBackwards {
    private static final int PIECE = 200;

    private final LetterLog.Reading reading;
    private final Stretch stretch;
    private final Predicate<Letter> wanted;
    private final Deque<DeadLetterJson> read = new ArrayDeque<>();
    private long low;

    /** @param below the offset below which it begins */
    LettersBackwards(LetterLog.Reading reading, Stretch stretch, long below, Predicate<Letter> wanted) {
        this.reading = reading;
        this.stretch = stretch;
        this.wanted = wanted;
        this.low = Math.min(below, stretch.to());
    }

    /**
     * Reads on until there is one to give, as far as it may.
     *
     * @param most how many records may be read at most
     * @return how many were read
     */
    long fill(long most) {
        long before = low;
        while (read.isEmpty() && low > stretch.from() && before - low < most) {
            long from = Math.max(stretch.from(), low - PIECE);
            reading.reader().read(stretch.partition(), from, low, records -> {
                records.forEach(record -> reading.letter(stretch.place(), record)
                        .filter(wanted)
                        .ifPresent(letter -> read.push(DeadLetterJson.of(letter))));
                return true;
            });
            low = from;
        }
        return before - low;
    }

    /** The newest that was not taken; null where none was found. */
    DeadLetterJson peek() {
        return read.peek();
    }

    DeadLetterJson take() {
        return read.pop();
    }

    /** Whether there may be more. */
    boolean hasMore() {
        return !read.isEmpty() || low > stretch.from();
    }

    /** The offset from which on all has been given. */
    long position() {
        return read.isEmpty() ? low : read.peek().offset() + 1;
    }

    Stretch stretch() {
        return stretch;
    }
}
