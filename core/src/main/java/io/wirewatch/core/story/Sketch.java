package io.wirewatch.core.story;

import io.wirewatch.core.release.CleanRelease;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a release to tell its copies, in at most {@value #MAX_BYTES} bytes:
 *
 * <ul>
 *   <li>{@value #BINS} minima of the hashes of its runs of four words, a byte each: how much of two texts is the same (one permutation
 *       hashing with b-bit minima);
 *   <li>the {@value #KEYS} lowest hashes of its runs of {@value SketchWriter#KEY_RUN} words, by which copies are found;
 *   <li>what its names and numbers stand between: where two texts have the same words around and other names or numbers there, they
 *       are one form filled in twice;
 *   <li>its numbers, those of title and opening first; the months and years of its dates;
 *   <li>when it was published, and the hash of its source.
 * </ul>
 *
 * <p>The bytes are what is stored and what is kept in memory; their first byte is the version of this layout.
 */
public final class Sketch {
    /** Bytes of the biggest sketch. */
    public static final int MAX_BYTES =
            Sketch.HEAD + Sketch.BINS + 4 * Sketch.KEYS + 2 * Sketch.MAX_NUMBERS + 5 * Sketch.MAX_FILLINGS;

    /** Fewer words say too little to be called like others. */
    static final int FEWEST_WORDS = 30;

    static final int BINS = 256;
    static final int KEYS = 16;
    static final int MAX_NUMBERS = 48;
    static final int MAX_FILLINGS = 72;

    /** The source of releases that came without one. */
    static final int UNKNOWN_SOURCE = 0;

    private static final byte LAYOUT = 1;

    // Where the parts of the head are.
    private static final int DATE_KNOWN = 1;
    private static final int OPENING_NUMBERS = 2;
    private static final int NUMBERS = 3;
    private static final int FILLINGS = 4;
    private static final int RUNS = 5;
    private static final int PUBLISHED = 9;
    private static final int SOURCE = 17;
    private static final int OPENING_MONTHS = 21;
    private static final int MONTHS = 23;
    private static final int OPENING_YEARS = 25;
    private static final int YEARS = 33;
    private static final int HEAD = 41;
    private static final int BODY = HEAD + BINS + 4 * KEYS;

    private final byte[] bytes;
    private final ByteBuffer view;

    private Sketch(byte[] bytes) {
        this.bytes = bytes;
        this.view = ByteBuffer.wrap(bytes);
    }

    /** The sketch of a release; empty where its text is too short to be like another. */
    public static Optional<Sketch> of(CleanRelease release) {
        return new SketchWriter(release).write();
    }

    /**
     * A sketch that was stored.
     *
     * @return empty for what another version of the layout wrote
     */
    public static Optional<Sketch> read(byte[] bytes) {
        if (bytes.length < BODY || bytes[0] != LAYOUT) {
            return Optional.empty();
        }
        Sketch sketch = new Sketch(bytes);
        return sketch.size() == bytes.length ? Optional.of(sketch) : Optional.empty();
    }

    /** What is stored; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Event time of the release. */
    public Instant publishedAt() {
        return Instant.ofEpochSecond(view.getLong(PUBLISHED));
    }

    /** Whether the release says when it was published. */
    boolean isDateKnown() {
        return bytes[DATE_KNOWN] != 0;
    }

    /** Hash of the source, or {@value #UNKNOWN_SOURCE}. */
    int source() {
        return view.getInt(SOURCE);
    }

    /** How many different runs of words the text has. */
    int runs() {
        return view.getInt(RUNS);
    }

    /** The smallest hash of a bin, 1 to 255; 0 where no run fell into it. */
    int bin(int at) {
        return bytes[HEAD + at];
    }

    /** A hash by which copies are found, rising; the last one again where the text has few runs. */
    int key(int at) {
        return key(bytes, at);
    }

    /** {@link #key(int)} of the bytes of a sketch. */
    static int key(byte[] bytes, int at) {
        int offset = HEAD + BINS + 4 * at;
        return bytes[offset] << 24
                | (bytes[offset + 1] & 0xFF) << 16
                | (bytes[offset + 2] & 0xFF) << 8
                | bytes[offset + 3] & 0xFF;
    }

    int openingNumbers() {
        return bytes[OPENING_NUMBERS] & 0xFF;
    }

    int numbers() {
        return bytes[NUMBERS] & 0xFF;
    }

    /** Hash of a number: those of title and opening first, then the others; both rising. */
    int number(int at) {
        return view.getShort(BODY + 2 * at) & 0xFFFF;
    }

    int fillings() {
        return bytes[FILLINGS] & 0xFF;
    }

    /** What a name or number stands between, in 24 bits; rising. */
    int context(int at) {
        int offset = BODY + 2 * numbers() + 5 * at;
        return (bytes[offset] & 0xFF) << 16 | view.getShort(offset + 1) & 0xFFFF;
    }

    /** Hash of a word that stands there, in 16 bits. */
    int filling(int at) {
        return view.getShort(BODY + 2 * numbers() + 5 * at + 3) & 0xFFFF;
    }

    /** Months of the dates in title and opening, a bit each. */
    int openingMonths() {
        return view.getShort(OPENING_MONTHS) & 0xFFFF;
    }

    int months() {
        return view.getShort(MONTHS) & 0xFFFF;
    }

    /** Years of the dates in title and opening, a bit each; which years share a bit is {@link SketchWriter}'s. */
    long openingYears() {
        return view.getLong(OPENING_YEARS);
    }

    long years() {
        return view.getLong(YEARS);
    }

    private int size() {
        return BODY + 2 * numbers() + 5 * fillings();
    }

    /** Puts a sketch together. */
    static Sketch of(
            boolean dateKnown,
            Instant publishedAt,
            int source,
            int runs,
            byte[] bins,
            int[] keys,
            int[] openingNumbers,
            int[] otherNumbers,
            long[] fillings,
            SketchWriter.Dates dates) {
        int numbers = openingNumbers.length + otherNumbers.length;
        ByteBuffer out = ByteBuffer.allocate(BODY + 2 * numbers + 5 * fillings.length);
        out.put(LAYOUT)
                .put((byte) (dateKnown ? 1 : 0))
                .put((byte) openingNumbers.length)
                .put((byte) numbers)
                .put((byte) fillings.length)
                .putInt(runs)
                .putLong(publishedAt.getEpochSecond())
                .putInt(source)
                .putShort((short) dates.openingMonths())
                .putShort((short) dates.months())
                .putLong(dates.openingYears())
                .putLong(dates.years())
                .put(bins);
        for (int i = 0; i < KEYS; i++) {
            out.putInt(keys[Math.min(i, keys.length - 1)]);
        }
        for (int number : openingNumbers) {
            out.putShort((short) number);
        }
        for (int number : otherNumbers) {
            out.putShort((short) number);
        }
        for (long filling : fillings) {
            out.put((byte) (filling >>> 32)).putInt((int) filling);
        }
        return new Sketch(out.array());
    }
}
