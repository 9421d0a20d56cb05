package io.wirewatch.core.cleaning;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A place on a page where a date may stand.
 *
 * @param node a short text, or an element with a date in an attribute
 * @param start where it begins, in characters of text from the page's top
 * @param end where it ends
 * @param before the text just before it, or null
 */
record DateSpot(Node node, int start, int end, TextNode before) {
    private static final int LONGEST_LABEL = 30;
    private static final int LONGEST_NAME = 200;
    private static final int NAMING_ANCESTORS = 3;
    private static final int MAX_ANCESTORS = 60;
    private static final Pattern DATE_NAME = Pattern.compile(
            "(?<!up)(?<![a-z])date(?!picker)|datum|fecha|publi[sc]|posted|pubdat|byline|author(?!it)|timestamp|timedata|submitted|authored|entry-meta|post-?meta|postinfo"
                    + "|(?<![a-z])time(?!line|r)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASIDE = Pattern.compile(
            "comment|kommentar|relat(?!ive)|side-?bar|widget|recommend|teaser|footer|calend|archiv|popular|trending|latest|ticker|(?<![a-z])nav|menu"
                    + "|similar|disqus|copyright|signature|promo(?!ted)|carousel|slider",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> ASIDES =
            Set.of("nav", "footer", "form", "select", "textarea", "option", "noscript", "title");

    /** The date that it gives for publication, or null. */
    WrittenDate date(boolean english) {
        return DateNote.read(label(), text(), english);
    }

    /** The date that it gives for a change, or null. */
    WrittenDate changed(boolean english) {
        return DateNote.changed(label(), text(), english);
    }

    /** The date that the text of an element around it gives, or null. */
    WrittenDate date(String around, boolean english) {
        return DateNote.read(label(), around, english);
    }

    /** Whether the text just before it announces a date of publication. */
    boolean isLabelled() {
        return DateNote.isLabel(label());
    }

    /** Whether its element, or one close above, is named for a date. */
    boolean isNamed() {
        Node at = node instanceof TextNode ? node.parent() : node;
        for (int i = 0; at instanceof Element e && i < NAMING_ANCESTORS; i++) {
            if (e.normalName().equals("time") || isCalled(e, DATE_NAME)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    /**
     * Whether something that stands beside the release holds it: a comment, a list of other pages, a calendar.
     *
     * @param around what holds the headline too, and so says nothing
     */
    boolean isAside(Set<Node> around) {
        Node at = node;
        for (int i = 0; at != null && i < MAX_ANCESTORS && !around.contains(at); i++) {
            if (at instanceof Element e && isAside(e)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    /** The node and what holds it. */
    Set<Node> ancestors() {
        Set<Node> ancestors = Collections.newSetFromMap(new IdentityHashMap<>());
        Node at = node;
        for (int i = 0; at != null && i < MAX_ANCESTORS; i++) {
            ancestors.add(at);
            at = at.parent();
        }
        return ancestors;
    }

    private static boolean isAside(Element e) {
        String name = e.normalName();
        return ASIDES.contains(name) || isCalled(e, ASIDE) && !name.equals("body") && !name.equals("html");
    }

    private static boolean isCalled(Element e, Pattern pattern) {
        return e.attributesSize() > 0 && (isIn(e.className(), pattern) || isIn(e.id(), pattern));
    }

    private static boolean isIn(String name, Pattern pattern) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && pattern.matcher(name).find();
    }

    private String label() {
        String text = before == null ? "" : before.getWholeText().strip();
        return text.length() <= LONGEST_LABEL ? text : "";
    }

    private String text() {
        if (node instanceof Element e) {
            return e.attr(e.normalName().equals("time") ? "datetime" : "title");
        }
        return node instanceof TextNode text ? Characters.line(text.getWholeText()) : "";
    }
}
