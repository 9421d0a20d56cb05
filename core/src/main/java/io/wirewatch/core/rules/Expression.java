package io.wirewatch.core.rules;

/**
 * What a subscription asks for.
 *
 * @param rule what one release must fulfil; for {@link Window.Within}, what the releases of a window must fulfil together
 * @param window how it looks at several releases, or null where it looks at one
 */
public record Expression(Rule rule, Window window) {
    /** A rule over one release. */
    public static Expression single(Rule rule) {
        return new Expression(rule, null);
    }

    /** Whether it looks at several releases. */
    public boolean isWindowed() {
        return window != null;
    }
}
