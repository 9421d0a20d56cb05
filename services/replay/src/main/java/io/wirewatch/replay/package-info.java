/**
 * Replay: bounded passes over the log. A job is a record of its topic, its progress too. {@link
 * io.wirewatch.replay.ReplayWorker} runs the jobs of its partitions side by side, {@link io.wirewatch.replay.Backfill} is
 * the one kind of job there is: one subscription over the mentions of the past, its candidates handed to matching.
 */
@Configuration
@Requires(property = "wirewatch.service", value = "replay")
package io.wirewatch.replay;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
