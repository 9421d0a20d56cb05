/**
 * What `wirewatch up` and the tests bring along instead of a cluster: a real KRaft broker
 * ({@link io.wirewatch.embedded.EmbeddedBroker}) and a schema registry with the Confluent REST API
 * ({@link io.wirewatch.embedded.EmbeddedRegistry}), both on loopback, both in this JVM, both keeping what they know over
 * restarts. Start the broker, start the registry on it, hand their addresses to the services, close in reverse order.
 */
package io.wirewatch.embedded;
