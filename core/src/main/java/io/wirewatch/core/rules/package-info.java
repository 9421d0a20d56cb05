/**
 * The rule language. {@link io.wirewatch.core.rules.Rules#parse} turns what people write into a
 * {@link io.wirewatch.core.rules.Rule} over actor ids, with its canonical text, warnings, and the literal phrases that
 * must become actors. {@link io.wirewatch.core.rules.RuleCodec} keeps a rule in a few bytes. Rules look at one release;
 * the forms over several releases are refused.
 */
package io.wirewatch.core.rules;
