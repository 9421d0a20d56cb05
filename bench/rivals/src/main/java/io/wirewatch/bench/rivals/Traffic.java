package io.wirewatch.bench.rivals;

import io.wirewatch.bench.load.Draft;
import io.wirewatch.bench.load.Drafts;
import io.wirewatch.bench.load.Pusher;
import java.util.List;
import java.util.Set;

/** Releases that are pushed one after the other until closed. */
final class Traffic implements AutoCloseable {
    static final int PER_SECOND = 20;

    private static final int MOST = 200;

    private final Pusher pusher;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Begins to push.
     *
     * @param source what tells these releases from others
     * @param accepted takes the ids of those that were accepted
     */
    Traffic(String url, String source, Set<String> accepted) {
        this.pusher = new Pusher(url);
        this.thread = Thread.ofPlatform().daemon().start(() -> {
            List<Draft> releases = new Drafts(source.hashCode()).of(source, MOST, _ -> true);
            for (int i = 0; i < releases.size() && !closing; i++) {
                Draft release = releases.get(i);
                pusher.push(release.json()).thenRun(() -> accepted.add(release.id()));
                pause();
            }
        });
    }

    private static void pause() {
        try {
            Thread.sleep(1000 / PER_SECOND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        pusher.close();
    }
}
