/**
 * Polls feeds, watches folders, and puts what is new or changed on {@code wirewatch.releases.raw}. {@link
 * io.wirewatch.ingestion.SourceWorker} owns a share of the sources by its consumer group; the packages below know how a
 * source is read ({@code feed}, {@code folder}) and when and in which order ({@code poll}).
 */
@Configuration
@Requires(property = "wirewatch.service", value = "ingestion")
package io.wirewatch.ingestion;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
