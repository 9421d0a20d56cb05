package io.wirewatch.cli.output;

/** Emphasis: by colour where a terminal shows it, by signs where that matters and it does not. */
public final class Style {
    private final boolean colours;

    public Style(boolean colours) {
        this.colours = colours;
    }

    /** Important text. */
    public String bold(String text) {
        return wrap("1", text);
    }

    /** Text of little weight. */
    public String faint(String text) {
        return wrap("2", text);
    }

    /** Something good. */
    public String good(String text) {
        return wrap("32", text);
    }

    /** Something bad. */
    public String bad(String text) {
        return wrap("31", text);
    }

    /** A hit in running text: seen without colours too. */
    public String marked(String text) {
        return colours ? wrap("1;33", text) : "[" + text + "]";
    }

    /** Words that an edit put in: seen without colours too, as wdiff shows them. */
    public String added(String text) {
        return colours ? good(text) : "{+" + text + "+}";
    }

    /** Words that an edit took out. */
    public String removed(String text) {
        return colours ? bad(text) : "[-" + text + "-]";
    }

    private String wrap(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
