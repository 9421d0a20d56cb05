package io.wirewatch.runtime.past;

import java.util.concurrent.atomic.LongAdder;

/** How far a pass over the log has come, and whether it is wanted any more. For any threads. */
public final class ScanProgress {
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile long total;
    private volatile boolean stopped;

    void begin(long expected) {
        total += expected;
    }

    void read(long more, long size) {
        records.add(more);
        bytes.add(size);
    }

    /** Records read. */
    public long records() {
        return records.sum();
    }

    /** Bytes of their values. */
    public long bytes() {
        return bytes.sum();
    }

    /** How many records there are to read, as far as that is known yet. */
    public long total() {
        return total;
    }

    /** Ends the pass as soon as may be; it counts as not complete. */
    public void stop() {
        stopped = true;
    }

    /** Whether it was stopped. */
    public boolean isStopped() {
        return stopped;
    }
}
