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
     * A bar over bytes.
     *
     * @param bytes how much there is to do; -1 if nobody knows
     */
    public static Progress of(long bytes) {
        return of("ingest", bytes, "KB", KILOBYTE);
    }

    /**
     * A bar over things.
     *
     * @param task what is done
     * @param count how many there are; -1 if nobody knows
     * @param unit what they are called, with a space before it
     */
    public static Progress of(String task, long count, String unit) {
        return of(task, count, unit, 1);
    }

    private static Progress of(String task, long max, String unit, long unitSize) {
        if (!Terminal.stderr()) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(max)
                .setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .clearDisplayOnFinish()
                .build());
    }

    /** So much more is done. */
    public void step(long more) {
        if (bar != null) {
            bar.stepBy(more);
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
