package io.wirewatch.core.cleaning;

import java.util.Set;
import org.jsoup.nodes.Element;

/** How much a block of a page says: characters, those of the blocks in it included. */
final class Prose {
    private static final Set<String> HEADINGS = Set.of("h2", "h3", "h4", "h5", "h6");
    private static final Set<String> TEXTS = Set.of("table", "pre", "blockquote");
    private static final double HEADING_LINKED = 0.8;

    private final Element element;
    private final Prose outer;
    private final boolean nested;
    private int own;
    private int all;
    private int clean;
    private int text;
    private int linked;
    private int linkedHeadings;
    private int beforeLinkedHeadings;
    private int longest;
    private boolean holdsText;
    private boolean leftOut;

    /**
     * @param outer the block around it, or null
     * @param nested whether it is an {@code article} in another: by the standard something about the outer one, such as a comment
     */
    Prose(Element element, Prose outer, boolean nested) {
        this.element = element;
        this.outer = outer;
        this.nested = nested;
    }

    void text(int length, boolean inLink) {
        text += length;
        linked += inLink ? length : 0;
    }

    void prose(int length) {
        own += length;
        all += length;
        longest = Math.max(longest, length);
    }

    /** Its figures are complete: they go into the block around it. */
    void close() {
        if (HEADINGS.contains(element.normalName()) && links() > HEADING_LINKED) {
            linkedHeadings++;
        }
        if (outer != null) {
            outer.holdsText |= holdsText || TEXTS.contains(element.normalName());
            if (outer.linkedHeadings == 0 && linkedHeadings > 0) {
                outer.beforeLinkedHeadings = outer.all + beforeLinkedHeadings;
            }
            outer.linkedHeadings += linkedHeadings;
            outer.longest = Math.max(outer.longest, longest);
            outer.all += all;
            outer.text += text;
            outer.linked += linked;
        }
    }

    /** Adds up what is left where blocks around the release are left out; once for each block, inner ones first. */
    void settle(boolean isLeftOut) {
        leftOut = isLeftOut;
        clean += own;
        if (outer != null && !leftOut) {
            outer.clean += clean;
        }
    }

    Element element() {
        return element;
    }

    boolean isNested() {
        return nested;
    }

    /** The block around it, or null. */
    Prose outer() {
        return outer;
    }

    /** Prose in it that is in no block in it. */
    int own() {
        return own;
    }

    /** Prose in the block. */
    int all() {
        return all;
    }

    /** Prose in the block without that of blocks that are left out. */
    int clean() {
        return clean;
    }

    /** Whether a table, a quotation or preformatted text is in it. */
    boolean holdsText() {
        return holdsText;
    }

    /** Its longest stretch of prose without a block in it. */
    int longest() {
        return longest;
    }

    /** Headings in it that are links. */
    int linkedHeadings() {
        return linkedHeadings;
    }

    /** Prose before the first of them. */
    int beforeLinkedHeadings() {
        return beforeLinkedHeadings;
    }

    boolean isIn(Prose other) {
        Prose at = this;
        while (at != null && at != other) {
            at = at.outer;
        }
        return at == other;
    }

    boolean isLeftOut() {
        return leftOut;
    }

    /** The share of its text that is links. */
    double links() {
        return text == 0 ? 0 : linked / (double) text;
    }
}
