package io.wirewatch.gateway.websub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A look at the log that many share: one is under way at a time, and all who ask meanwhile wait for the next, which begins
 * after they asked. So strangers who call in vain cost the log one look after the other, however many they are. Safe for
 * many threads.
 */
final class SharedLook {
    private final BooleanSupplier look;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private CompletableFuture<Boolean> next;

    SharedLook(BooleanSupplier look) {
        this.look = look;
    }

    /** Waits for a look that begins now or later, and tells what came of it. */
    boolean await() {
        CompletableFuture<Boolean> mine;
        boolean isFirst;
        synchronized (this) {
            isFirst = next == null;
            if (isFirst) {
                next = new CompletableFuture<>();
            }
            mine = next;
        }
        if (isFirst) {
            look(mine);
        }
        return mine.join();
    }

    private void look(CompletableFuture<Boolean> mine) {
        oneAtATime.lock();
        try {
            synchronized (this) {
                // Who comes from here on may have come after the look.
                next = null;
            }
            mine.complete(look.getAsBoolean());
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            oneAtATime.unlock();
        }
    }
}
