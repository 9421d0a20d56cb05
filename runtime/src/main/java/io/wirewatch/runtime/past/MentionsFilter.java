package io.wirewatch.runtime.past;

import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.RuleActors;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Tells of a record of mentions, as bytes, whether the release can fulfil a rule at all. The actors that it needs stand in it as
 * Avro writes a text that may be null: a 2, the length, the id. Where those bytes are in something else the record is decoded for
 * nothing; where they are nowhere it need not be.
 */
final class MentionsFilter {
    /** More ways to fulfil a need than it is worth to look for. */
    private static final int MOST = 16;

    private static final byte PRESENT = 2;

    /** Of each need the ways to fulfil it. */
    private final List<List<BytePattern>> needs;

    MentionsFilter(Rule rule) {
        this.needs = RuleActors.needed(rule).stream()
                .filter(set -> set.size() <= MOST)
                .sorted((one, other) -> Integer.compare(one.size(), other.size()))
                .map(MentionsFilter::patterns)
                .toList();
    }

    private static List<BytePattern> patterns(Set<String> actors) {
        return actors.stream().map(actor -> new BytePattern(mentioned(actor))).toList();
    }

    /** As it stands in a record: the branch of the union, the length (zigzag, seven bits a byte), the text. */
    private static byte[] mentioned(String actor) {
        byte[] text = actor.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 4);
        out.write(PRESENT);
        int left = text.length << 1;
        while (left > 0x7F) {
            out.write(left & 0x7F | 0x80);
            left >>>= 7;
        }
        out.write(left);
        out.writeBytes(text);
        return out.toByteArray();
    }

    /**
     * Whether the record may be one that fulfils the rule.
     *
     * @param value a buffer over an array
     */
    boolean mayHold(ByteBuffer value) {
        byte[] bytes = value.array();
        int from = value.arrayOffset() + value.position();
        int to = value.arrayOffset() + value.limit();
        for (List<BytePattern> ways : needs) {
            if (!isIn(ways, bytes, from, to)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(List<BytePattern> ways, byte[] bytes, int from, int to) {
        for (BytePattern way : ways) {
            if (way.isIn(bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
