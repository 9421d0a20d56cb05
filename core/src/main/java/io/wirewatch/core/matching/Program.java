package io.wirewatch.core.matching;

/**
 * Rules, and parts of them, as numbers: each operation is one, its kind in the upper four bits, what it works on in the
 * lower 28; what belongs to it follows.
 *
 * <pre>
 * HAS key · LACKS key
 * ALL n, length, n programs · ANY n, length, n programs
 * SEVERAL n, length, count, n programs
 * NOT, program
 * WITHIN scope, length, program
 * CHAIN n, length, n × (count, count keys), n - 1 links: 2 × words, plus 1 where ordered
 * AT_LEAST n, count, n keys
 * STORED: what the index keeps apart for the subscription
 * </pre>
 *
 * Lengths count what follows them.
 */
final class Program {
    static final int OPERAND = 0x0FFF_FFFF;

    static final int HAS = 0;
    static final int ALL = 1;
    static final int ANY = 2;
    static final int SEVERAL = 3;
    static final int NOT = 4;
    static final int WITHIN = 5;
    static final int CHAIN = 6;
    static final int AT_LEAST = 7;
    /** The sign bit alone, so that a sign tells a literal's sense. */
    static final int LACKS = 8;

    static final int STORED = 9;

    static final int[] NONE = {};
    static final int[] ONLY_STORED = {of(STORED, 0)};

    private Program() {}

    static int of(int operation, int operand) {
        return operation << 28 | operand;
    }

    static int operation(int word) {
        return word >>> 28;
    }

    static int operand(int word) {
        return word & OPERAND;
    }

    static boolean isLiteral(int word) {
        return (operation(word) & ~LACKS) == HAS;
    }

    /** Where the operation at a place ends. */
    static int end(int[] words, int at) {
        int operand = operand(words[at]);
        return switch (operation(words[at])) {
            case ALL, ANY, SEVERAL, WITHIN, CHAIN -> at + 2 + words[at + 1];
            case NOT -> end(words, at + 1);
            case AT_LEAST -> at + 2 + operand;
            default -> at + 1;
        };
    }

    /** What is done with each key. */
    interface KeyConsumer {
        void accept(int key);
    }

    /** Goes through all keys of the programs from one place to another; a key that stands twice comes twice. */
    static void keys(int[] words, int start, int end, KeyConsumer consumer) {
        for (int at = start; at < end; at = end(words, at)) {
            int operand = operand(words[at]);
            switch (operation(words[at])) {
                case HAS, LACKS -> consumer.accept(operand);
                case ALL, ANY, WITHIN -> keys(words, at + 2, end(words, at), consumer);
                case SEVERAL -> keys(words, at + 3, end(words, at), consumer);
                case NOT -> keys(words, at + 1, end(words, at), consumer);
                case CHAIN -> chainKeys(words, at, consumer);
                case AT_LEAST -> some(words, at + 2, operand, consumer);
                default -> {}
            }
        }
    }

    private static void chainKeys(int[] words, int at, KeyConsumer consumer) {
        int term = at + 2;
        for (int i = 0; i < operand(words[at]); i++) {
            some(words, term + 1, words[term], consumer);
            term += 1 + words[term];
        }
    }

    private static void some(int[] words, int start, int count, KeyConsumer consumer) {
        for (int i = start; i < start + count; i++) {
            consumer.accept(words[i]);
        }
    }
}
