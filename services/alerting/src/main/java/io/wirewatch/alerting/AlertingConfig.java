package io.wirewatch.alerting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.SocketLimits;
import java.time.Duration;

/**
 * Settings of alerting.
 *
 * @param attemptTimeout how long one attempt may take, from the look-up of the name to the last byte of the answer
 * @param connectTimeout how much of it may pass before the connection stands
 * @param attemptsPerEndpoint attempts under way to one endpoint at a time; one alone while its latest attempt failed
 * @param attemptsPerPartition attempts under way in one partition of the deliveries at a time, to endpoints that answer, and again to all others
 * @param responseBytes how much of an answer's body is kept with the attempt
 * @param disableAfter for how long an endpoint may answer nothing but failures before it is disabled
 */
@ConfigurationProperties("wirewatch.alerting")
public record AlertingConfig(
        @Bindable(defaultValue = "PT15S") Duration attemptTimeout,
        @Bindable(defaultValue = "PT5S") Duration connectTimeout,
        @Bindable(defaultValue = "8") int attemptsPerEndpoint,
        @Bindable(defaultValue = "256") int attemptsPerPartition,
        @Bindable(defaultValue = "20480") int responseBytes,
        @Bindable(defaultValue = "P5D") Duration disableAfter) {
    private static final Duration SHORTEST_STREAK = Duration.ofHours(1);
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);

    public AlertingConfig {
        if (!attemptTimeout.isPositive() || attemptTimeout.compareTo(LONGEST_ATTEMPT) > 0) {
            throw new IllegalArgumentException(
                    "wirewatch.alerting.attempt-timeout must be positive and at most 2 minutes");
        }
        if (!connectTimeout.isPositive() || connectTimeout.compareTo(attemptTimeout) > 0) {
            throw new IllegalArgumentException(
                    "wirewatch.alerting.connect-timeout must be positive and at most attempt-timeout");
        }
        if (attemptsPerEndpoint < 1) {
            throw new IllegalArgumentException("wirewatch.alerting.attempts-per-endpoint must be at least 1");
        }
        if (attemptsPerPartition < attemptsPerEndpoint) {
            throw new IllegalArgumentException(
                    "wirewatch.alerting.attempts-per-partition must be at least attempts-per-endpoint");
        }
        if (responseBytes < 0 || responseBytes > 65_536) {
            throw new IllegalArgumentException("wirewatch.alerting.response-bytes must be from 0 to 65536");
        }
        if (disableAfter.compareTo(SHORTEST_STREAK) < 0) {
            throw new IllegalArgumentException("wirewatch.alerting.disable-after must be at least 1 hour");
        }
    }

    /** What one attempt may cost. */
    Limits limits() {
        return Limits.WEBHOOK
                .withDeadline(attemptTimeout)
                .withConnect(connectTimeout)
                .withMaxBytes(responseBytes);
    }

    /** How long one attempt by mail may take. */
    SocketLimits mailLimits() {
        return new SocketLimits(connectTimeout, attemptTimeout, attemptTimeout);
    }
}
