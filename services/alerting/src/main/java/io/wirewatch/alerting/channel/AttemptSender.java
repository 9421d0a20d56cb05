package io.wirewatch.alerting.channel;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import java.time.Duration;
import java.util.Optional;

/** Makes one attempt to deliver. It may take as long as the attempt's deadline and is called on a thread of its own. */
@FunctionalInterface
public interface AttemptSender {
    /** Failure of an attempt of which nothing was sent: a secret that does not open, an address that is none. */
    String UNSENDABLE = "unsendable";

    /**
     * Makes it. Whatever comes of it is an attempt.
     *
     * @param thread what the receiver called the first message about the alert, so that this one can follow it; null
     *     where there is none
     */
    Sent send(Delivery delivery, Endpoint endpoint, String thread);

    /**
     * What came of it.
     *
     * @param retryAfter how long the receiver asks to wait
     * @param reference what the receiver calls the message, where it says so and can put others in a thread with it
     */
    record Sent(Attempt attempt, Optional<Duration> retryAfter, Optional<String> reference) {
        /** An attempt of which there is nothing more to say. */
        public static Sent of(Attempt attempt) {
            return new Sent(attempt, Optional.empty(), Optional.empty());
        }
    }
}
