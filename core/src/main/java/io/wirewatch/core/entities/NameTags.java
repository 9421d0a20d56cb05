package io.wirewatch.core.entities;

/** Tags of tokens: outside, and for each kind the first, an inner, the last and the only token of a name (BILOU). */
final class NameTags {
    static final int OUTSIDE = 0;
    static final int FIRST = 0;
    static final int INNER = 1;
    static final int LAST = 2;
    static final int ONLY = 3;
    /** Tags of names. */
    static final int NAMES = 4 * EntityKind.values().length;

    static final int ALL = 1 + NAMES;

    private static final EntityKind[] KINDS = EntityKind.values();
    private static final boolean[] FOLLOWS = follows();

    private NameTags() {}

    static int of(EntityKind kind, int place) {
        return 1 + 4 * kind.ordinal() + place;
    }

    static EntityKind kind(int tag) {
        return KINDS[(tag - 1) >> 2];
    }

    static int place(int tag) {
        return tag - 1 & 3;
    }

    /** Whether a name goes on behind a token with this tag. */
    static boolean isUnfinished(int tag) {
        return tag != OUTSIDE && place(tag) <= INNER;
    }

    /** Whether a tag may stand behind another. */
    static boolean mayFollow(int before, int tag) {
        return FOLLOWS[before * ALL + tag];
    }

    private static boolean[] follows() {
        boolean[] follows = new boolean[ALL * ALL];
        for (int before = 0; before < ALL; before++) {
            for (int tag = 0; tag < ALL; tag++) {
                boolean goesOn = tag != OUTSIDE && (place(tag) == INNER || place(tag) == LAST);
                follows[before * ALL + tag] = isUnfinished(before) ? goesOn && kind(before) == kind(tag) : !goesOn;
            }
        }
        return follows;
    }
}
