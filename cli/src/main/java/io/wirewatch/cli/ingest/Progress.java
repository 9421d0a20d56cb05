package io.wirewatch.cli.ingest;

import io.wirewatch.cli.output.Terminal;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error where a person sees it; nothing elsewhere. */
public final class Progress implements AutoCloseable {
    private static final long KILOBYTE = 1024;
    private static final int REFRESH_MILLIS = 200;

    private final ProgressBar bar;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * A bar.
     *
     * @param bytes how much there is to do; -1 if nobody knows
     */
    public static Progress of(long bytes) {
        return of("ingest", bytes, "KB", KILOBYTE);
    }

    /**
     * A bar that counts records, as many as {@link #at} says.
     *
     * @param what is done
     */
    public static Progress ofRecords(String what) {
        return of(what, -1, " records", 1);
    }

    private static Progress of(String what, long all, String unit, long size) {
        if (!Terminal.stderr()) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(all)
                .setUnit(unit, size)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .clearDisplayOnFinish()
                .build());
    }

    /** So much is done in all, of so much; 0: nobody knows yet. */
    public void at(long done, long all) {
        if (bar != null) {
            bar.maxHint(all > 0 ? all : -1);
            bar.stepTo(done);
        }
    }

    /** So many bytes more are done. */
    public void step(long bytes) {
        if (bar != null) {
            bar.stepBy(bytes);
        }
    }

    /** A remark behind the bar; nothing where there is none. */
    public void remark(String message) {
        if (bar != null) {
            bar.setExtraMessage(" " + message);
        }
    }

    /** A remark behind the bar; on a line of its own where there is none. */
    public void say(String message) {
        if (bar != null) {
            bar.setExtraMessage(" " + message);
        } else {
            System.err.println(message);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
