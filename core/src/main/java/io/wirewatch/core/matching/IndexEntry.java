package io.wirewatch.core.matching;

/**
 * What is left to decide about a rule where it stands in the index.
 *
 * @param number number of the subscription
 * @param repeated whether the rule stands in more than one place, so that a release may meet it twice
 * @param literals what else the release must have ({@link Program#HAS}, the rarest first) and must not have ({@link
 *     Program#LACKS}); all of them
 * @param program what must hold besides; empty for nothing
 */
record IndexEntry(int number, boolean repeated, int[] literals, int[] program) {
    /** The key by which a node may be divided, or -1. */
    int firstKey() {
        return literals.length > 0 && literals[0] >= 0 ? literals[0] : -1;
    }

    /** The same where its first literal is known to hold. */
    IndexEntry withoutFirst() {
        int[] rest = new int[literals.length - 1];
        System.arraycopy(literals, 1, rest, 0, rest.length);
        return new IndexEntry(number, repeated, rest, program);
    }

    /** The same where other literals come before its own. */
    IndexEntry behind(int... before) {
        int[] all = new int[before.length + literals.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(literals, 0, all, before.length, literals.length);
        return new IndexEntry(number, repeated, all, program);
    }
}
