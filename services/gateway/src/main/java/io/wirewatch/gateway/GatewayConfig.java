package io.wirewatch.gateway;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of the gateway.
 *
 * @param heartbeat how long a stream of alerts may be silent
 * @param slowReader how long a reader, of a stream or of any answer, may take nothing of what waits for it before it is
 *     cut off
 * @param streams how many streams of alerts may be open at a time
 * @param previews how many previews may run at a time
 * @param previewTime how long one may take; it is answered with what was found by then
 * @param sweep how often literal phrases that no subscription uses are looked for
 * @param sweepAge how long such a phrase is kept after it was last asked for
 * @param mailServer the mail server that alerting is set to send by, as far as this gateway is told; empty: none is known
 */
@ConfigurationProperties("wirewatch.gateway")
public record GatewayConfig(
        @Bindable(defaultValue = "PT15S") Duration heartbeat,
        @Bindable(defaultValue = "PT30S") Duration slowReader,
        @Bindable(defaultValue = "1000") int streams,
        @Bindable(defaultValue = "2") int previews,
        @Bindable(defaultValue = "PT10M") Duration previewTime,
        @Bindable(defaultValue = "P1D") Duration sweep,
        @Bindable(defaultValue = "P1D") Duration sweepAge,
        @Nullable String mailServer) {
    private static final Duration SHORTEST_SWEEP_AGE = Duration.ofMinutes(1);

    public GatewayConfig {
        positive("heartbeat", heartbeat);
        positive("slow-reader", slowReader);
        positive("preview-time", previewTime);
        positive("sweep", sweep);
        if (streams < 1) {
            throw new IllegalArgumentException("wirewatch.gateway.streams must be at least 1, not " + streams);
        }
        if (previews < 1) {
            throw new IllegalArgumentException("wirewatch.gateway.previews must be at least 1, not " + previews);
        }
        if (sweepAge.compareTo(SHORTEST_SWEEP_AGE) < 0) {
            throw new IllegalArgumentException("wirewatch.gateway.sweep-age must be at least a minute, not " + sweepAge
                    + ": a subscription is written after its phrases");
        }
    }

    /** Whether mails can be sent, as far as is known here. */
    boolean knowsMailServer() {
        return mailServer != null && !mailServer.isBlank();
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("wirewatch.gateway." + name + " must be positive, not " + value);
        }
    }
}
