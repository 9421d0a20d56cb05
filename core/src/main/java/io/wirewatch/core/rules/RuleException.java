package io.wirewatch.core.rules;

/** An expression that is no rule, with the place and the reason. */
public final class RuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * @param position index of the UTF-16 code unit where it went wrong; the length of the expression for its end
     * @param detail what is wrong and what was expected, for the author of the expression
     */
    public RuleException(int position, String detail) {
        super(detail);
        this.position = position;
    }

    /** Index of the UTF-16 code unit where it went wrong. */
    public int position() {
        return position;
    }

    /** What is wrong and what was expected. */
    public String detail() {
        return getMessage();
    }
}
