/**
 * Matching: releases with their mentions against all subscriptions. {@link io.wirewatch.matching.MatchingTopology} is the
 * flow: {@link io.wirewatch.matching.CoMentionProcessor} finds the subscriptions that a release fulfils, {@link
 * io.wirewatch.matching.StoryAlertProcessor} makes one alert for each subscription and story, {@link
 * io.wirewatch.matching.CoolDownProcessor} keeps it from being sent within a cool-down. What matches, what raises and what
 * is sent is decided in core.
 */
@Configuration
@Requires(property = "wirewatch.service", value = "matching")
package io.wirewatch.matching;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
