/**
 * Alerts on their way out: {@link io.wirewatch.alerting.DeliveryPlanner} makes a command for each endpoint that wants an
 * alert, {@link io.wirewatch.alerting.DeliveryWorker} turns commands into deliveries and carries them through attempts
 * and waits. What a delivery has come to is on {@code wirewatch.deliveries} before anything follows from it, so a crash
 * repeats at most what could not be recorded.
 */
@Configuration
@Requires(property = "wirewatch.service", value = "alerting")
package io.wirewatch.alerting;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
