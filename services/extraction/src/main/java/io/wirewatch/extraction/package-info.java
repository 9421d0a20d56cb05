/**
 * Reads clean releases, finds the actors of the live catalogue in them, and writes who is mentioned where. Whatever was put
 * into the catalogue before a release was accepted is looked for in it: each polled batch passes the reader barrier first.
 */
@Configuration
@Requires(property = "wirewatch.service", value = "extraction")
package io.wirewatch.extraction;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
