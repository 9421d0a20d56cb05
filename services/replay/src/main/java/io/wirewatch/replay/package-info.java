/**
 * Replay: bounded passes over the log. A job is a record of its topic, its progress too. {@link
 * io.wirewatch.replay.ReplayWorker} runs the jobs of its partitions side by side, each a {@link
 * io.wirewatch.replay.ReplayPass}. {@link io.wirewatch.replay.Backfill} is the one that there is: subscriptions over the mentions of
 * the past, read in lanes, its candidates handed to matching. While releases come in, all of it rests for most of the time
 * ({@link io.wirewatch.replay.Yielding}).
 */
@Configuration
@Requires(property = "wirewatch.service", value = "replay")
package io.wirewatch.replay;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
