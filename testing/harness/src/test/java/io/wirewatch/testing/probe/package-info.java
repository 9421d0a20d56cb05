/** A service of two workers that exists for the tests of the runtime only. */
@Configuration
@Requires(property = "wirewatch.service", value = "probe")
package io.wirewatch.testing.probe;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
