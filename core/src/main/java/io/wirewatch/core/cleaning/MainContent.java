package io.wirewatch.core.cleaning;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;

/**
 * Finds the element that holds a page's main text. Prose is text outside links; headings, menus and lists of links have little. Where an
 * element that is meant for the text ({@code article}, {@code main}, a well-known class) holds half of the page's prose, it is that;
 * elsewhere the walk goes down from the body as long as one child holds nearly all prose. One pass over the tree, without recursion.
 */
final class MainContent {
    private static final double ENOUGH = 0.5;
    private static final double NEARLY_ALL = 0.8;
    private static final Pattern CONTENT = Pattern.compile(
            "(?:^|\\s)(?:(?:entry|post|article|story|page|release|press-?release|news|node|body)[-_]{1,2}(?:content|body|text|copy)"
                    + "|articlebody|press-?release|main-?content|content-?(?:body|main|area)|hentry|td-post-content|field--name-body)(?:\\s|$)",
            Pattern.CASE_INSENSITIVE);
    static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");

    /** Elements are equal to themselves only; the order, inner before outer, keeps the choice the same on every run. */
    private final Map<Element, Integer> prose = new LinkedHashMap<>();

    private Element best;

    private MainContent() {}

    /** The element with the page's text, and how much prose each element below it holds. */
    static MainContent of(Element body) {
        MainContent content = new MainContent();
        content.measure(body);
        content.best = content.meant(body);
        if (content.best == null) {
            content.best = content.walkDown(body);
        }
        return content;
    }

    Element element() {
        return best;
    }

    /** Characters of prose in an element. */
    int prose(Element element) {
        return prose.getOrDefault(element, 0);
    }

    private void measure(Element body) {
        NodeTraversor.filter(new ProseCounter(prose), body);
    }

    /** The smallest element meant for the text that holds enough of the prose. */
    private Element meant(Element body) {
        double enough = prose(body) * ENOUGH;
        List<Element> candidates = prose.keySet().stream()
                .filter(e -> prose(e) > 0 && prose(e) >= enough && isMeant(e))
                .sorted(Comparator.comparingInt(this::prose))
                .toList();
        return candidates.isEmpty() ? null : candidates.getFirst();
    }

    private static boolean isMeant(Element element) {
        String name = element.normalName();
        return name.equals("article")
                || name.equals("main")
                || element.attr("role").equals("main")
                || element.attr("itemprop").equalsIgnoreCase("articleBody")
                || (element.className().length() < 200
                        && CONTENT.matcher(element.className()).find())
                || (element.id().length() < 200 && CONTENT.matcher(element.id()).find());
    }

    private Element walkDown(Element body) {
        Element at = body;
        while (true) {
            Element next = null;
            for (Element child : at.children()) {
                if (prose(child) >= NEARLY_ALL * prose(body) && prose(child) > 0 && isContainer(child)) {
                    next = child;
                }
            }
            if (next == null) {
                return at;
            }
            at = next;
        }
    }

    private static boolean isContainer(Element element) {
        return !Set.of("p", "pre", "blockquote", "ul", "ol", "li", "dl").contains(element.normalName());
    }
}
