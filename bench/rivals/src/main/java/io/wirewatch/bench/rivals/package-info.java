/**
 * {@code bench/matching}: the subscription index of core against Lucene's Monitor and against a loop over all subscriptions,
 * on the same made-up subscriptions and releases.
 */
package io.wirewatch.bench.rivals;
