package io.wirewatch.core.cleaning;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Takes a heading out of the paragraphs that stands above links alone ("Downloads", "More news"): they are left out, and it says nothing
 * without them. Above the first prose none is taken out, since it may be the title, with links to share the page below it.
 */
final class HeadingOfLinks {
    private static final Set<String> HEADINGS = Set.of("h2", "h3", "h4", "h5", "h6");
    private static final int SHORTEST_PROSE = 80;

    /** Grows while the page is read; the heading is the last of them while {@link #scope} is not null. */
    private final List<String> paragraphs;

    /** The element that the heading is the last text of so far, or null where there is no such heading. */
    private Element scope;

    /** How many paragraphs there are with the heading. */
    private int count;

    private boolean hasLinks;

    /** How many of the paragraphs were looked at for prose. */
    private int seen;

    private boolean afterProse;

    HeadingOfLinks(List<String> paragraphs) {
        this.paragraphs = paragraphs;
    }

    /** An element begins, and what stands before it is read. */
    void opened(Element element) {
        if (isHeading(element)) {
            settle();
        }
    }

    /** Links, or a list that stands around the release, were left out. */
    void links() {
        hasLinks = true;
    }

    /**
     * An element ends.
     *
     * @param before how many paragraphs there were before what it holds
     */
    void closed(Element element, int before) {
        if (isHeading(element)) {
            scope = paragraphs.size() == before + 1 ? element.parent() : null;
            count = paragraphs.size();
            hasLinks = false;
        } else if (element == scope) {
            Element outer = element.parent();
            scope = settle() ? outer : null;
        }
    }

    /** Takes the heading out if links alone followed it; tells whether it is still open, with nothing below it. */
    private boolean settle() {
        if (scope == null || paragraphs.size() != count) {
            scope = null;
            return false;
        }
        if (hasLinks && isAfterProse()) {
            paragraphs.removeLast();
        }
        boolean open = !hasLinks;
        scope = open ? scope : null;
        return open;
    }

    private boolean isAfterProse() {
        while (!afterProse && seen < count) {
            afterProse = paragraphs.get(seen++).length() >= SHORTEST_PROSE;
        }
        return afterProse;
    }

    private static boolean isHeading(Element element) {
        return HEADINGS.contains(element.normalName());
    }
}
