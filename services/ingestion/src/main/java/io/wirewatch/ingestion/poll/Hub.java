package io.wirewatch.ingestion.poll;

/** Asks a hub for pushes. */
public interface Hub {
    /**
     * Asks, and waits for its turn and for the answer. What the hub decides it tells the gateway, now or later.
     *
     * @throws SourceException where it cannot be asked or will not; the message says why and what to do
     * @throws InterruptedException where the thread was told to end
     */
    void ask(PolledSource source, WebSub webSub) throws SourceException, InterruptedException;
}
