package io.wirewatch.alerting;

import io.wirewatch.avro.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** The endpoints there are. */
interface Endpoints {
    /**
     * Reads every change that is on the log now.
     *
     * @throws io.wirewatch.runtime.kafka.BarrierTimeoutException when that cannot be done in time
     */
    void refresh();

    /**
     * Reads every change as {@link #refresh()} does, unless that was done a short time ago.
     *
     * @param age how long ago is short enough
     */
    void refresh(Duration age);

    /** The endpoint as of the last {@link #refresh}, or null. */
    Endpoint get(String id);

    /** All of them as of the last {@link #refresh}. */
    Collection<Endpoint> all();

    /**
     * Disables an endpoint that is of no use any more, and says so to the operators.
     *
     * @param since since when it is of no use
     */
    void disable(String id, String reason, Instant since);
}
