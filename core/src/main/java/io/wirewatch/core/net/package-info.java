/**
 * Addresses that users give (feeds, webhook targets), and which of them Wirewatch may talk to. {@link
 * io.wirewatch.core.net.TargetUrl} reads an address and refuses every spelling that two programs could read
 * differently; {@link io.wirewatch.core.net.AddressPolicy} decides about the IP addresses behind it. Nothing here
 * resolves a name or opens a connection.
 */
package io.wirewatch.core.net;
