package io.wirewatch.gateway.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Writes a streamed answer from plain code on a virtual thread. Nothing is buffered: {@link #emit} waits until the reader
 * has room, and cuts it off when that takes too long. How much waits for a reader is therefore as much as it asks for: see
 * {@link StreamedAnswer}.
 */
public final class Emitter implements Subscription {
    private final Subscriber<? super byte[]> reader;
    private final Duration patience;
    private final Semaphore room = new Semaphore(0);
    private volatile boolean cancelled;
    private volatile Thread writer;

    private Emitter(Subscriber<? super byte[]> reader, Duration patience) {
        this.reader = reader;
        this.patience = patience;
    }

    /** What writes an answer. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes the answer; it ends when this returns.
         *
         * @throws EndedException when the reader is gone or too slow
         * @throws InterruptedException when the reader is gone
         */
        void write(Emitter to) throws InterruptedException;
    }

    /** The reader is gone, or was cut off. */
    public static final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public EndedException(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * An answer that is written while it is read.
     *
     * @param patience how long a reader may take no more
     * @param finished what to do in the end, however it comes
     */
    public static Publisher<byte[]> answer(Duration patience, Writer writer, Runnable finished) {
        return reader -> {
            Emitter emitter = new Emitter(reader, patience);
            reader.onSubscribe(emitter);
            Thread.ofVirtual().name("answer").start(() -> emitter.run(writer, finished));
        };
    }

    private void run(Writer how, Runnable finished) {
        writer = Thread.currentThread();
        try {
            how.write(this);
            if (!cancelled) {
                reader.onComplete();
            }
        } catch (EndedException | InterruptedException e) {
            end(e);
        } catch (RuntimeException e) {
            end(e);
        } finally {
            finished.run();
        }
    }

    private void end(Exception e) {
        if (!cancelled) {
            reader.onError(e);
        }
    }

    /** Sends a piece of text, waiting for room. */
    public void emit(String text) throws InterruptedException {
        if (cancelled) {
            throw new EndedException("the reader is gone");
        }
        if (!room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new EndedException("the reader took nothing for " + patience.toSeconds() + " s");
        }
        if (cancelled) {
            throw new EndedException("the reader is gone");
        }
        reader.onNext(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void request(long more) {
        room.release((int) Math.min(more, Integer.MAX_VALUE / 2 - room.availablePermits()));
    }

    @Override
    public void cancel() {
        cancelled = true;
        room.release();
        Thread thread = writer;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
