/**
 * {@code wirewatch demo}: the suite on a dozen bundled releases. {@link io.wirewatch.cli.demo.DemoScript} is what is shown
 * and what must come of it, {@link io.wirewatch.cli.demo.DemoReceiver} takes the webhooks.
 */
package io.wirewatch.cli.demo;
