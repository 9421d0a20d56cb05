package io.wirewatch.alerting.channel;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.runtime.net.OutboundResponse;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the messages of one kind of endpoint look like on HTTP, and what the answers mean. */
interface HttpChannel {
    /**
     * The request that brings a message.
     *
     * @throws IllegalArgumentException where the endpoint cannot get one as it is
     * @throws IllegalStateException where its secrets do not open
     */
    Post post(Outgoing outgoing);

    /** What an answer says beyond its status and {@code Retry-After}. */
    default Answer answer(OutboundResponse response) {
        return Answer.NOTHING_MORE;
    }

    /**
     * A message on its way.
     *
     * @param thread as in {@link AttemptSender#send}
     * @param at when the attempt began
     */
    record Outgoing(Delivery delivery, Endpoint endpoint, String thread, Instant at) {
        /** The message that this one follows; none where it is that message, sent once more. */
        Optional<String> follows() {
            return Optional.ofNullable(thread).filter(first -> !first.equals(delivery.getReference()));
        }
    }

    /** A request. */
    record Post(URI uri, Map<String, String> headers, byte[] body) {}

    /**
     * What a channel reads in an answer.
     *
     * @param refusal why the message was not taken although the status is one of success
     * @param retryAfterSeconds how long to wait, where the body says so
     * @param reference what the receiver calls the message
     * @param gone why none will ever be taken there again, where a status other than 410 comes with word of it
     */
    record Answer(
            Optional<String> refusal,
            Optional<Double> retryAfterSeconds,
            Optional<String> reference,
            Optional<String> gone) {
        static final Answer NOTHING_MORE =
                new Answer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static Answer refused(String why, Optional<Double> retryAfterSeconds) {
            return new Answer(Optional.of(why), retryAfterSeconds, Optional.empty(), Optional.empty());
        }

        static Answer later(double retryAfterSeconds) {
            return new Answer(Optional.empty(), Optional.of(retryAfterSeconds), Optional.empty(), Optional.empty());
        }

        static Answer named(String reference) {
            return new Answer(Optional.empty(), Optional.empty(), Optional.of(reference), Optional.empty());
        }

        static Answer gone(String why) {
            return new Answer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
        }
    }
}
