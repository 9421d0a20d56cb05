package io.wirewatch.formats.office;

import io.wirewatch.formats.office.OfficeException.Problem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads PDF, Word and RTF documents in workers: processes that are started when there is something to read, serve one
 * document after the other, and end when there was none for a while. Safe for many threads; who finds all workers busy
 * waits.
 */
public final class OfficeReader implements AutoCloseable {
    private final OfficeLimits limits;
    private final Semaphore places;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    public OfficeReader(OfficeLimits limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.workers(), true);
    }

    private record Idle(OfficeProcess worker, long since) {}

    /**
     * The text of a document.
     *
     * @param bytes the file
     * @throws OfficeException if it gives no text, with the reason
     */
    public OfficeText read(OfficeKind kind, byte[] bytes) throws OfficeException, InterruptedException {
        OfficeProtocol.Task task = new OfficeProtocol.Task(kind, bytes);
        places.acquire();
        try {
            OfficeProcess worker = worker();
            boolean used = worker.isUsed();
            try {
                return read(worker, task);
            } catch (OfficeException e) {
                // A worker that ended may have been tired by what it read before: a fresh one decides.
                if (!used || worker.isAlive() || e.problem() == Problem.TOO_SLOW) {
                    throw e;
                }
                return read(start(), task);
            }
        } finally {
            places.release();
        }
    }

    private OfficeText read(OfficeProcess worker, OfficeProtocol.Task task)
            throws OfficeException, InterruptedException {
        try {
            return worker.read(task);
        } finally {
            giveBack(worker);
        }
    }

    private OfficeProcess worker() throws OfficeException {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                OfficeProcess worker = idle.pop().worker();
                if (worker.isAlive()) {
                    return worker;
                }
                worker.close();
            }
        }
        return start();
    }

    private OfficeProcess start() throws OfficeException {
        try {
            return OfficeProcess.start(limits);
        } catch (IOException e) {
            throw new OfficeException(
                    Problem.NO_WORKER,
                    OfficeProblems.of(Problem.NO_WORKER, e.getMessage()).getMessage(),
                    e);
        }
    }

    private void giveBack(OfficeProcess worker) {
        synchronized (idle) {
            if (closed || !worker.isAlive()) {
                worker.close();
                return;
            }
            idle.push(new Idle(worker, System.nanoTime()));
        }
        CompletableFuture.delayedExecutor(limits.idle().toMillis() + 1, TimeUnit.MILLISECONDS)
                .execute(this::endIdle);
    }

    private void endIdle() {
        List<Idle> tired = new ArrayList<>();
        synchronized (idle) {
            long now = System.nanoTime();
            idle.removeIf(one -> now - one.since() >= limits.idle().toNanos() && tired.add(one));
        }
        tired.forEach(one -> one.worker().close());
    }

    /** How many workers wait for work. */
    int idleWorkers() {
        synchronized (idle) {
            return idle.size();
        }
    }

    /** Ends the workers; one that is at work ends when its document is read. */
    @Override
    public void close() {
        List<Idle> all;
        synchronized (idle) {
            closed = true;
            all = List.copyOf(idle);
            idle.clear();
        }
        all.forEach(one -> one.worker().close());
    }
}
