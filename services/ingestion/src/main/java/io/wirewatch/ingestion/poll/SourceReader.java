package io.wirewatch.ingestion.poll;

import java.time.Instant;

/** Reads sources of one kind. */
public interface SourceReader {
    /**
     * Reads a source.
     *
     * @param now arrival time of what it holds
     * @throws SourceException where it cannot be read
     * @throws InterruptedException where the thread was told to end
     */
    Harvest read(PolledSource source, PollState state, Instant now) throws SourceException, InterruptedException;
}
