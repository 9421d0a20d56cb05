package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import java.util.concurrent.CompletableFuture;

/** One partition of the topic of deliveries, of which this process is the only writer. */
interface DeliveryLog {
    /** Writes a delivery; done with its offset when it is on the log. */
    CompletableFuture<Long> write(Delivery delivery);

    /** The delivery at an offset, or null where retention has taken it. */
    Delivery read(String id, long offset);
}
