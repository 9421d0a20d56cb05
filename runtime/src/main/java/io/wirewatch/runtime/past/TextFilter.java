package io.wirewatch.runtime.past;

import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.rules.RuleActors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.io.BinaryDecoder;

/**
 * Tells of a clean release, as bytes, whether it can fulfil a rule at all: whether a word of each actor that the rule needs is in
 * its title or text. It knows that of plain characters only ({@link ActorIndex#clues}); any other text may be one that does. For one
 * thread. A further version of a release, or its withdrawal, may always matter.
 */
final class TextFilter {
    /** More words than it is worth to look for. */
    private static final int MOST = 24;

    private static final String LIVE = "live";

    /** A shorter word is in nearly every text. */
    private static final int SHORTEST = 3;

    private final List<List<BytePattern>> needs;
    private byte[] folded = new byte[0];
    private int length;

    TextFilter(PastRule rule) {
        this.needs = RuleActors.needed(rule.selection()).stream()
                .map(actors -> clues(rule.actors(), actors))
                .filter(clues -> clues.size() <= MOST)
                .filter(clues -> clues.stream().allMatch(clue -> clue.length() >= SHORTEST))
                .sorted(Comparator.comparingInt(Set::size))
                .map(TextFilter::patterns)
                .toList();
    }

    private static Set<String> clues(ActorIndex index, Set<String> actors) {
        Set<String> clues = new TreeSet<>();
        actors.forEach(actor -> clues.addAll(index.clues(actor)));
        return clues;
    }

    private static List<BytePattern> patterns(Set<String> clues) {
        return clues.stream()
                .map(clue -> new BytePattern(clue.getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    /** Whether it ever tells anything. */
    boolean isOfUse() {
        return !needs.isEmpty();
    }

    /** Reads title and text of a record, and no further; an {@code AvroSerde.Reading} of a glance. */
    boolean mayHold(BinaryDecoder in, byte[] bytes, int start) throws IOException {
        length = 0;
        in.skipString();
        if (in.readIndex() == 0) {
            return true;
        }
        in.skipString();
        boolean further = in.readInt() > 1;
        if (further || !LIVE.equals(in.readString())) {
            return true;
        }
        in.readBoolean();
        boolean plain = take(in, bytes);
        skipRestOfHead(in);
        // A word does not go on from the title into the text.
        append((byte) ' ');
        return !(plain && take(in, bytes)) || holdsAll();
    }

    private static void skipRestOfHead(BinaryDecoder in) throws IOException {
        skipText(in);
        in.skipString();
        in.readLong();
        in.skipString();
        in.readLong();
        in.skipString();
        in.skipString();
        skipText(in);
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                in.skipString();
            }
        }
        skipText(in);
        if (in.readIndex() != 0) {
            if (in.readIndex() != 0) {
                in.readLong();
            }
            in.skipString();
        }
    }

    private static void skipText(BinaryDecoder in) throws IOException {
        if (in.readIndex() != 0) {
            in.skipString();
        }
    }

    /**
     * Takes a text in small letters.
     *
     * @return whether it is of plain characters
     */
    private boolean take(BinaryDecoder in, byte[] bytes) throws IOException {
        int size = in.readInt();
        int from = bytes.length - in.inputStream().available();
        in.skipFixed(size);
        makeRoomFor(size + 1);
        int to = from + size;
        for (int i = from; i < to; i++) {
            byte here = bytes[i];
            if (here >= 0) {
                folded[length++] = here >= 'A' && here <= 'Z' ? (byte) (here + ('a' - 'A')) : here;
            } else {
                int signs = lengthOfSign(bytes, i, to);
                if (signs == 0) {
                    return false;
                }
                i += signs - 1;
                folded[length++] = ' ';
            }
        }
        return true;
    }

    /** How many bytes a sign takes that no word can be hidden in, 0 where there is none: no-break spaces, dashes, quotes and the like. */
    private static int lengthOfSign(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int second = at + 1 < to ? bytes[at + 1] & 0xFF : 0;
        if (first == 0xC2) {
            // Not the soft hyphen, nor signs that are letters: ª, µ, º.
            return second == 0xAD || second == 0xAA || second == 0xB5 || second == 0xBA ? 0 : 2;
        }
        if (first == 0xE2 && second == 0x80 && at + 2 < to) {
            int third = bytes[at + 2] & 0xFF;
            // Not what is invisible: joiners and marks of direction.
            return third >= 0x90 && third <= 0xA7 || third >= 0xB0 ? 3 : 0;
        }
        return 0;
    }

    private void append(byte one) {
        makeRoomFor(1);
        folded[length++] = one;
    }

    private void makeRoomFor(int more) {
        if (length + more > folded.length) {
            folded = Arrays.copyOf(folded, Math.max(length + more, 2 * folded.length));
        }
    }

    private boolean holdsAll() {
        for (List<BytePattern> ways : needs) {
            boolean found = false;
            for (int i = 0; i < ways.size() && !found; i++) {
                found = ways.get(i).isIn(folded, 0, length);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
