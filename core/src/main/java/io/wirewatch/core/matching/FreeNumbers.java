package io.wirewatch.core.matching;

/** Gives out numbers and takes them back, so that those in use stay small. For one thread. */
final class FreeNumbers {
    private final ChunkedInts returned = new ChunkedInts();
    private int free;
    private int next;

    /**
     * @param first the smallest number to give out
     */
    FreeNumbers(int first) {
        this.next = first;
    }

    int take() {
        return free > 0 ? returned.get(--free) : next++;
    }

    void giveBack(int number) {
        returned.set(free++, number);
    }

    /** One more than the largest number ever given out. */
    int end() {
        return next;
    }
}
