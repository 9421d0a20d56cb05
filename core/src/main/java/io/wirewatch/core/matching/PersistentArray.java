package io.wirewatch.core.matching;

import java.util.Arrays;

/**
 * A sparse array that never changes: a change gives another array, which shares all but the few pieces on the way to the
 * changed place. Whoever holds one sees it as it was, whatever is written meanwhile.
 *
 * @param <T> what stands in it; null where nothing does
 */
final class PersistentArray<T> {
    private static final int BITS = 7;
    private static final int WIDTH = 1 << BITS;
    private static final PersistentArray<?> EMPTY = new PersistentArray<>(new Object[WIDTH], 0);

    private final Object[] root;
    /** How far an index is shifted to find its place in the root: 0 where the root holds the elements. */
    private final int shift;

    private PersistentArray(Object[] root, int shift) {
        this.root = root;
        this.shift = shift;
    }

    @SuppressWarnings("unchecked") // It holds nothing, so it holds nothing of any type.
    static <T> PersistentArray<T> empty() {
        return (PersistentArray<T>) EMPTY;
    }

    /** What stands at an index of 0 or more, or null. */
    @SuppressWarnings("unchecked") // Only elements are put in, see with.
    T get(int index) {
        if (index >>> BITS >>> shift != 0) {
            return null;
        }
        Object[] piece = root;
        for (int level = shift; level > 0; level -= BITS) {
            piece = (Object[]) piece[(index >>> level) & (WIDTH - 1)];
            if (piece == null) {
                return null;
            }
        }
        return (T) piece[index & (WIDTH - 1)];
    }

    /** The same with another element, or with none where it is null, at an index. */
    PersistentArray<T> with(int index, T element) {
        PersistentArray<T> wide = this;
        while (index >>> BITS >>> wide.shift != 0) {
            Object[] higher = new Object[WIDTH];
            higher[0] = wide.root;
            wide = new PersistentArray<>(higher, wide.shift + BITS);
        }
        return new PersistentArray<>(with(wide.root, wide.shift, index, element), wide.shift);
    }

    private static Object[] with(Object[] piece, int level, int index, Object element) {
        Object[] copy = piece == null ? new Object[WIDTH] : Arrays.copyOf(piece, WIDTH);
        int at = (index >>> level) & (WIDTH - 1);
        copy[at] = level == 0 ? element : with((Object[]) copy[at], level - BITS, index, element);
        return copy;
    }
}
