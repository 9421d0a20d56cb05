package io.wirewatch.ingestion.poll;

import java.time.Instant;

/**
 * What a hub said last, as the gateway heard it.
 *
 * @param hub who was asked
 * @param topic for what
 * @param heardAt when it last confirmed or denied, or null
 * @param leaseUntil until when it pushes; null where it denied
 * @param refusal why it denied; null where it confirmed
 * @param pushedAt the last push, or null
 */
public record HubWord(
        String hub, String topic, Instant heardAt, Instant leaseUntil, String refusal, Instant pushedAt) {}
