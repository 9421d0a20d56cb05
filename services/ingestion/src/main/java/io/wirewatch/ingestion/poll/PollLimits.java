package io.wirewatch.ingestion.poll;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** How many polls are under way at once, in all and at one host. A slow host holds up nobody else. */
final class PollLimits {
    private final int perHost;
    private final Semaphore all;
    private final Map<String, Host> hosts = new HashMap<>();

    PollLimits(int all, int perHost) {
        this.all = new Semaphore(all, true);
        this.perHost = perHost;
    }

    /** A poll. */
    interface Task {
        void run() throws InterruptedException;
    }

    private static final class Host {
        private final Semaphore permits;
        private int users;

        private Host(int permits) {
            this.permits = new Semaphore(permits, true);
        }
    }

    /** Runs the task when its host and the whole have room for it: first the host's, so that waiting holds no place. */
    void run(String host, Task task) throws InterruptedException {
        Host turn = enter(host);
        try {
            turn.permits.acquire();
            try {
                all.acquire();
                try {
                    task.run();
                } finally {
                    all.release();
                }
            } finally {
                turn.permits.release();
            }
        } finally {
            leave(host, turn);
        }
    }

    /** The host of a source's address; folders are a host each. */
    static String host(PolledSource source) {
        try {
            String host =
                    source.isFolder() ? null : URI.create(source.url().strip()).getHost();
            return host == null ? "source:" + source.id() : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnAddress) {
            return "source:" + source.id();
        }
    }

    private Host enter(String name) {
        synchronized (hosts) {
            Host host = hosts.computeIfAbsent(name, unknown -> new Host(perHost));
            host.users++;
            return host;
        }
    }

    private void leave(String name, Host host) {
        synchronized (hosts) {
            if (--host.users == 0) {
                hosts.remove(name);
            }
        }
    }
}
