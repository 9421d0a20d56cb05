/**
 * The cleaning service: raw releases in, clean releases out. Core reads each release; this service adds what only memory can tell: which
 * version a text is, and which story it belongs to.
 */
@Configuration
@Requires(property = "wirewatch.service", value = "cleaning")
package io.wirewatch.cleaning;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
