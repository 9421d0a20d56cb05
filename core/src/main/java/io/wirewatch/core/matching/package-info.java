/**
 * Which rules a release fulfils, and why. {@link io.wirewatch.core.matching.SubscriptionIndex} holds all subscriptions and
 * finds those that a release may fulfil by one thing each of them requires; {@link
 * io.wirewatch.core.matching.RuleEvaluator} then decides exactly, and names the mentions that explain it.
 */
package io.wirewatch.core.matching;
