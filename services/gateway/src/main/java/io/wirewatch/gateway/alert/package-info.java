/** Alerts: as a list, one by one, as a stream of server-sent events, and as an Atom feed. */
package io.wirewatch.gateway.alert;
