package io.wirewatch.gateway.release;

import io.wirewatch.formats.file.LineScanner;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Releases as lines of JSON, of any number. Line by line each is read, sent to the log and answered in its order; a
 * bounded number is on its way at a time.
 */
final class ReleaseLines {
    private static final int ON_THEIR_WAY = 256;
    static final int LONGEST_LINE = 10 * 1024 * 1024;

    private final ReleaseIntake intake;

    ReleaseLines(ReleaseIntake intake) {
        this.intake = intake;
    }

    /** Who is told what became of each line, in order. */
    interface Listener {
        void accepted(int index, String id) throws InterruptedException;

        void refused(int index, ProblemException why) throws InterruptedException;
    }

    private record Pending(int index, ReleaseIntake.Taken taken, ProblemException refusal) {}

    /**
     * Takes the lines in. Where the log takes no more it stops: that line is answered with 503, and the ones behind it are
     * not answered.
     *
     * @return false if it stopped
     */
    boolean take(InputStream body, Listener listener) throws IOException, InterruptedException {
        LineScanner lines = new LineScanner(body, 0, LONGEST_LINE);
        Deque<Pending> pending = new ArrayDeque<>();
        int index = 0;
        while (lines.next()) {
            if (lines.isBlank()) {
                continue;
            }
            pending.add(begin(index++, lines));
            // Before it waits for more lines to come, it answers for those it has.
            boolean wait = pending.size() >= ON_THEIR_WAY || !lines.hasMore();
            while (!pending.isEmpty() && (wait || isDone(pending.peek()))) {
                if (!finish(pending.poll(), listener)) {
                    return false;
                }
            }
        }
        while (!pending.isEmpty()) {
            if (!finish(pending.poll(), listener)) {
                return false;
            }
        }
        return true;
    }

    private Pending begin(int index, LineScanner line) {
        try {
            if (line.isTooLong()) {
                throw tooLong();
            }
            ReleaseRequest release = StrictJson.read(line.bytes(), ReleaseRequest.class);
            return new Pending(index, intake.send(intake.record(release)), null);
        } catch (ProblemException e) {
            intake.refuse();
            return new Pending(index, null, e);
        }
    }

    static ProblemException tooLong() {
        return ProblemException.tooLarge("A line may hold 10 MB.");
    }

    private static boolean isDone(Pending pending) {
        return pending.refusal() != null || pending.taken().onLog().isDone();
    }

    private static boolean finish(Pending pending, Listener listener) throws InterruptedException {
        if (pending.refusal() != null) {
            listener.refused(pending.index(), pending.refusal());
            return true;
        }
        String id;
        try {
            id = pending.taken().await();
        } catch (ProblemException e) {
            listener.refused(pending.index(), e);
            return false;
        }
        listener.accepted(pending.index(), id);
        return true;
    }
}
