/** Alerts: as a list, one by one, as a stream of server-sent events, and as feeds (Atom, RSS, JSON Feed). */
package io.wirewatch.gateway.alert;
