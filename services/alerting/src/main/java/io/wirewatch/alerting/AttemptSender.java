package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import java.time.Duration;
import java.util.Optional;

/** Makes one attempt to deliver. It may take as long as the attempt's deadline and is called on a thread of its own. */
interface AttemptSender {
    /** Failure of an attempt of which nothing was sent: a secret that does not open, an address that is none. */
    String UNSENDABLE = "unsendable";

    Sent send(Delivery delivery, Endpoint endpoint);

    /**
     * What came of it.
     *
     * @param retryAfter how long the receiver asks to wait
     */
    record Sent(Attempt attempt, Optional<Duration> retryAfter) {}
}
