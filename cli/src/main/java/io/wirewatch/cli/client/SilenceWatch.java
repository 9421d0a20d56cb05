package io.wirewatch.cli.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream on which nothing came for a while: a peer that vanished without a word sends nothing, ever. */
final class SilenceWatch implements AutoCloseable {
    private final InputStream stream;
    private final Duration longest;
    private final Thread watcher;
    private volatile long lastByte = System.nanoTime();

    SilenceWatch(InputStream stream, Duration longest) {
        this.stream = stream;
        this.longest = longest;
        this.watcher = Thread.ofVirtual().name("silence-watch").start(this::watch);
    }

    private void watch() {
        try {
            long silent = 0;
            while (silent < longest.toNanos()) {
                Thread.sleep(Duration.ofNanos(longest.toNanos() - silent));
                silent = System.nanoTime() - lastByte;
            }
            stream.close();
        } catch (InterruptedException e) {
            // Closed: nothing is left to watch.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    InputStream watched() {
        return new FilterInputStream(stream) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                lastByte = System.nanoTime();
                return count;
            }
        };
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
