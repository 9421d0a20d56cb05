/**
 * The arithmetic of delivering: when to try again ({@link io.wirewatch.core.delivery.RetrySchedule}), what an attempt
 * makes of a delivery ({@link io.wirewatch.core.delivery.DeliveryMachine}), and how a webhook is signed ({@link
 * io.wirewatch.core.delivery.WebhookSigner}). Nothing here waits, sends or reads a clock.
 */
package io.wirewatch.core.delivery;
