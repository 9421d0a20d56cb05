/**
 * The one way in which Wirewatch talks to addresses that users give: {@link io.wirewatch.runtime.net.OutboundHttp}.
 * Every connection goes to an IP address that {@link io.wirewatch.core.net.AddressPolicy} has admitted in the same
 * look-up, every exchange has a deadline and a size limit. What does not speak HTTP goes through {@link
 * io.wirewatch.runtime.net.OutboundSockets}, in the same way.
 */
package io.wirewatch.runtime.net;
