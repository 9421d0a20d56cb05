package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Duration;
import java.util.Optional;

/**
 * A job under way, whatever its kind: it does a little at each turn and tells its record how far it has come. The record says all
 * that another worker, or this one after a crash, needs to go on; it is never ahead of what is on the log.
 */
interface ReplayPass extends AutoCloseable {
    /**
     * Does its next turn, a fraction of a second long.
     *
     * @return the job's record where it is time to write it
     * @throws ReplayRefusedException if it cannot go on; the job fails with that reason
     */
    Optional<Replay> turn() throws ReplayRefusedException;

    /** How long there is nothing for it to do; zero where there is something now. */
    Duration rest();

    /** Lets go of what it holds; what its record says stays. */
    @Override
    void close();
}
