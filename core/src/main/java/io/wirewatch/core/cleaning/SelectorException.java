package io.wirewatch.core.cleaning;

/** A selector that is not taken: it is none, or could be slow on some page. */
public final class SelectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String selector;
    private final int position;

    SelectorException(String field, String selector, int position, String detail) {
        super(detail);
        this.field = field;
        this.selector = selector;
        this.position = position;
    }

    /** Which one: {@code title}, {@code text}, {@code published} or {@code remove[2]}. */
    public String field() {
        return field;
    }

    /** The selector as written. */
    public String selector() {
        return selector;
    }

    /** Index of the UTF-16 code unit where it goes wrong. */
    public int position() {
        return position;
    }
}
