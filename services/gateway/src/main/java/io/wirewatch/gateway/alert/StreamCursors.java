package io.wirewatch.gateway.alert;

import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.view.AlertStreamStore;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.gateway.view.StreamCursor;
import io.wirewatch.schemas.Topics;
import java.util.List;
import java.util.Optional;

/** Cursors of the stream as clients send them, and the place where a client without one begins. */
public final class StreamCursors {
    static final List<String> ORIGINS = List.of("live", "late", "backfill");

    private final AlertStreamStore changes;
    private final Barrier barrier;

    public StreamCursors(AlertStreamStore changes, Barrier barrier) {
        this.changes = changes;
        this.barrier = barrier;
    }

    /**
     * The end of the log as of now, which a view that is being built has not come to yet.
     *
     * @throws ProblemException 503 before the view has met the log
     */
    StreamCursor now() {
        checkOpen();
        return end().orElseGet(changes::end);
    }

    /** The oldest place there is. */
    StreamCursor beginning() {
        checkOpen();
        return changes.beginning();
    }

    /**
     * The cursor of a text.
     *
     * @throws ProblemException 400 if it is none; 410 if what follows it is not there any more, or is of another log; 503
     *     before the view has met the log
     */
    StreamCursor parse(String text) {
        StreamCursor cursor;
        try {
            cursor = StreamCursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("The cursor must be the id of an event, or the nextCursor of a list by"
                    + " arrival, not \"" + text + "\".");
        }
        checkOpen();
        if (!changes.holds(cursor) || isBeyond(cursor)) {
            throw ProblemException.of(
                    410,
                    Problem.Kind.GONE,
                    "What follows this cursor is beyond the log's retention, or of another log. Begin anew: GET"
                            + " /api/v1/alerts lists what there is, a stream without a cursor begins now.");
        }
        return cursor;
    }

    /** A log that lost its end would otherwise keep the reader waiting until it has grown as long again. */
    private boolean isBeyond(StreamCursor cursor) {
        return end().map(end -> !AlertStreamStore.isWithin(cursor, end)).orElse(false);
    }

    private Optional<StreamCursor> end() {
        try {
            return barrier.ends(Topics.ALERTS).map(changes::at);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void checkOpen() {
        if (!changes.isOpen()) {
            throw ProblemException.busy("This gateway has not read the log yet; send the request again.");
        }
    }
}
