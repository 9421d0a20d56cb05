/**
 * The rule language. {@link io.wirewatch.core.rules.Rules#parse} turns what people write into a
 * {@link io.wirewatch.core.rules.Rule} over actor ids, with its canonical text, warnings, and the literal phrases that
 * must become actors. A {@link io.wirewatch.core.rules.Window} around it looks at several releases; both are an {@link
 * io.wirewatch.core.rules.Expression}, which {@link io.wirewatch.core.rules.ExpressionCodec} keeps in a few bytes.
 */
package io.wirewatch.core.rules;
