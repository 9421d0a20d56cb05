package io.wirewatch.gateway.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.gateway.http.Emitter;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.StreamedAnswer;
import io.wirewatch.gateway.view.AlertStreamStore;
import io.wirewatch.gateway.view.StreamCursor;
import io.wirewatch.gateway.view.View;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;

/**
 * Streams of alerts. A stream holds its cursor and the few alerts that it has read ahead: it reads the view as fast as
 * its reader takes events, so a slow reader costs little memory, whatever waits for it, and one that takes nothing for a
 * while is cut off and resumes from its last event. A comment every 15 s keeps the connection open; with the cursor
 * beside it, a reader of a narrow filter resumes near the end.
 */
public final class AlertStreams {
    private static final int READ = 25;

    /** How many bytes of the log a stream reads ahead; a larger alert is read alone. */
    private static final long ROOM = 32 * 1024;

    private final AlertStreamStore changes;
    private final View view;
    private final Duration heartbeat;
    private final Duration patience;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * @param heartbeat how long a stream may be silent
     * @param patience how long a reader may take nothing before it is cut off
     * @param most how many streams may be open
     */
    public AlertStreams(
            AlertStreamStore changes,
            View view,
            Duration heartbeat,
            Duration patience,
            int most,
            MeterRegistry meters) {
        this.changes = changes;
        this.view = view;
        this.heartbeat = heartbeat;
        this.patience = patience;
        this.most = most;
        meters.gauge("wirewatch.gateway.streams.open", open);
    }

    /**
     * A stream from a place on. It counts as open from its first reader on: an answer that nobody reads, as to a HEAD, holds
     * nothing.
     *
     * @throws ProblemException 503 if too many are open
     */
    StreamedAnswer open(StreamCursor from, AlertStreamStore.Filter filter) {
        if (open.get() >= most) {
            throw ProblemException.busy("This gateway has " + most + " streams open, and no more.");
        }
        Publisher<byte[]> stream = Emitter.answer(patience, to -> follow(from, filter, to), open::decrementAndGet);
        return new StreamedAnswer(reader -> {
            open.incrementAndGet();
            stream.subscribe(reader);
        });
    }

    private void follow(StreamCursor from, AlertStreamStore.Filter filter, Emitter to) throws InterruptedException {
        StreamCursor cursor = from;
        // At once, so that a client knows that it is heard, and where it is.
        to.emit(": wirewatch\n" + place(cursor));
        long silentSince = System.nanoTime();
        while (true) {
            AlertStreamStore.Page page = changes.read(cursor, filter, READ, ROOM);
            for (AlertStreamStore.Change change : page.changes()) {
                to.emit(event(change));
                silentSince = System.nanoTime();
            }
            cursor = page.cursor();
            Duration left = heartbeat.minusNanos(System.nanoTime() - silentSince);
            if (page.changes().isEmpty() && left.isPositive()) {
                view.awaitBeyond(changes.offsetsOf(cursor), left);
            } else if (page.changes().isEmpty()) {
                to.emit(": heartbeat\n" + place(cursor));
                silentSince = System.nanoTime();
            }
        }
    }

    /** An id without data: readers remember it and fire no event (HTML, section 9.2.6). */
    private static String place(StreamCursor cursor) {
        return "id: " + cursor.text() + "\n\n";
    }

    private static String event(AlertStreamStore.Change change) {
        String type = change.first() ? AlertJson.RAISED : AlertJson.type(change.alert());
        return "id: " + change.cursor().text() + "\nevent: " + type + "\ndata: "
                + AlertJson.message(type, change.alert()) + "\n\n";
    }
}
