package io.wirewatch.gateway.alert;

import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.view.AlertStreamStore;
import io.wirewatch.gateway.view.StreamCursor;
import java.util.List;

/** Cursors of the stream as clients send them. */
public final class StreamCursors {
    static final List<String> ORIGINS = List.of("live", "late", "backfill");

    private final AlertStreamStore changes;

    public StreamCursors(AlertStreamStore changes) {
        this.changes = changes;
    }

    /**
     * The cursor of a text.
     *
     * @throws ProblemException 400 if it is none; 410 if what follows it is not there any more
     */
    StreamCursor parse(String text) {
        StreamCursor cursor;
        try {
            cursor = StreamCursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("The cursor must be the id of an event, or the nextCursor of a list by"
                    + " arrival, not \"" + text + "\".");
        }
        if (!changes.holds(cursor)) {
            throw ProblemException.of(
                    410,
                    Problem.Kind.GONE,
                    "What follows this cursor is beyond the log's retention, or of another log. Begin anew: GET"
                            + " /api/v1/alerts lists what there is, a stream without a cursor begins now.");
        }
        return cursor;
    }
}
