/**
 * The gateway: the one door for people and programs. It writes what clients send (releases, actors, subscriptions,
 * endpoints, sources, replays) to the log and answers when it is there, and shows what the log says through {@link
 * io.wirewatch.gateway.view}, an SQLite file that it builds from the log.
 */
@Configuration
@Requires(property = "wirewatch.service", value = "gateway")
package io.wirewatch.gateway;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
