/**
 * Which rules a release fulfils, and why.
 *
 * <p>{@link io.wirewatch.core.matching.SubscriptionIndex} holds all subscriptions. A rule comes in as a {@code CompiledRule},
 * gets a {@code Placement}, and stands in the {@code IndexTree} under the rarest things that it cannot do without; what is
 * left of it there is a few literals or a {@code Program}, packed in the {@code Entries} of a node. All of it is one {@code
 * IndexState} that never changes: the {@code IndexWriter} makes the next one, an {@code IndexWalk} matches a release with
 * the one it began with.
 *
 * <p>{@link io.wirewatch.core.matching.RuleEvaluator} says what rules mean; programs are held to it by a property test. {@link
 * io.wirewatch.core.matching.Explanation} names the mentions that explain a match, {@link
 * io.wirewatch.core.matching.Inquiry} the parts that fail.
 */
package io.wirewatch.core.matching;
