package io.wirewatch.bench.rivals;

import java.lang.management.ManagementFactory;

/** What is live on the heap. */
public final class Heap {
    private static final int COLLECTIONS = 2;

    private Heap() {}

    /** Bytes in use after full collections. */
    public static long live() {
        for (int i = 0; i < COLLECTIONS; i++) {
            ManagementFactory.getMemoryMXBean().gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
