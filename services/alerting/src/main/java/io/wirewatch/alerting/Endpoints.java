package io.wirewatch.alerting;

import io.wirewatch.avro.Endpoint;
import java.util.Collection;

/** The endpoints there are. */
interface Endpoints {
    /**
     * Reads every change that is on the log now.
     *
     * @throws io.wirewatch.runtime.kafka.BarrierTimeoutException when that cannot be done in time
     */
    void refresh();

    /** The endpoint as of the last {@link #refresh}, or null. */
    Endpoint get(String id);

    /** All of them as of the last {@link #refresh}. */
    Collection<Endpoint> all();

    /** Disables an endpoint whose receiver said that it is gone for good. */
    void disable(String id, String reason);
}
