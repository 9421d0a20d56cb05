package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The dates that a page shows outside its prose. It remembers in the walk over the page where short texts with digits and headings stand;
 * what they say is read only when somebody asks, for most pages name their date in their metadata.
 */
final class VisibleDates {
    private static final int MAX_SPOTS = 400;
    private static final int MAX_HEADINGS = 200;
    private static final int FEWEST_DIGITS = 4;
    private static final int LONGEST = 200;
    private static final int LONGEST_LABEL = 30;
    private static final int MAX_READ = 40;
    private static final int MAX_ANCESTORS = 60;

    /** How far from the headline a date may stand, in characters of visible text. */
    private static final int NEAR = 400;

    private static final int NEAR_WITH_NAME = 1500;
    private static final int BEFORE = 120;
    private static final int ABOVE = 60;
    private static final int UNNAMED = 100;

    /** So close to the headline a date is the release's own, whatever it stands in. */
    private static final int AT_ONCE = 100;

    private static final int HEADLINE_WORDS = 3;
    private static final int LONGEST_NAME = 200;
    private static final int NAMING_ANCESTORS = 3;

    private static final Pattern DATE_NAME = Pattern.compile(
            "(?<!up)(?<![a-z])date(?!picker)|(?<=[a-z])Date|datum|fecha|publi[sc]|posted|pubdat|byline|timestamp|timedata|entry-meta|post-?meta|postinfo"
                    + "|(?<![a-z])time(?!line|r)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASIDE = Pattern.compile(
            "comment|kommentar|relat(?!ive)|side-?bar|widget|recommend|teaser|footer|calend|archiv|popular|trending|latest|ticker|(?<![a-z])nav|menu|similar"
                    + "|disqus|copyright|signature|promo|carousel|slider",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> ASIDES =
            Set.of("nav", "footer", "form", "select", "textarea", "option", "noscript", "title");

    private final List<Spot> spots = new ArrayList<>();
    private final List<Spot> headings = new ArrayList<>();
    private TextNode last;
    private int length;

    /** A place on the page, in characters of visible text from its top. */
    private record Spot(Node node, int start, int end, TextNode before) {
        /** What stands just before it, if that is short. */
        String label() {
            String text = before == null ? "" : before.getWholeText().strip();
            return text.length() <= LONGEST_LABEL ? text : "";
        }
    }

    /** Takes note of an element that the walk comes to. */
    void see(Element element) {
        String name = element.normalName();
        if (isHeading(name)) {
            if (headings.size() < MAX_HEADINGS) {
                headings.add(new Spot(element, length, length, last));
            }
        } else if (name.equals("time") && element.hasAttr("datetime")) {
            add(new Spot(element, length, length, last));
        }
    }

    /** Takes note of a text that the walk comes to. */
    void see(TextNode node) {
        String text = node.getWholeText();
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (start < end && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (start < end && end - start <= LONGEST && hasDigits(text, start, end)) {
            add(new Spot(node, length, length + end - start, last));
        }
        if (start < end) {
            length += end - start;
            last = node;
        }
    }

    private void add(Spot spot) {
        if (spots.size() < MAX_SPOTS) {
            spots.add(spot);
        }
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '3';
    }

    private static boolean hasDigits(String text, int start, int end) {
        int digits = 0;
        for (int i = start; i < end && digits < FEWEST_DIGITS; i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS;
    }

    /** What stands close to the headline, the closest first; a date that its element is named for counts as closer. */
    List<WrittenDate> besideHeadline(Predicate<String> isTitle, boolean english) {
        Spot headline = headline(isTitle);
        if (headline == null || spots.isEmpty()) {
            return List.of();
        }
        Set<Node> around = ancestors(headline.node());
        return spots.stream()
                .map(spot -> placed(spot, headline))
                .filter(placed -> placed.distance() <= (placed.named() ? NEAR_WITH_NAME : NEAR))
                .filter(placed -> placed.atOnce() || !isAside(placed.spot().node(), around))
                .sorted(Comparator.comparingInt(Placed::rank))
                .limit(MAX_READ)
                .map(placed -> read(placed.spot(), english))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What elements named for dates say anywhere, in the order of the page. */
    List<WrittenDate> named(Predicate<String> isTitle, boolean english) {
        Spot headline = headline(isTitle);
        Set<Node> around = headline == null ? Set.of() : ancestors(headline.node());
        return spots.stream()
                .limit(MAX_SPOTS)
                .filter(spot -> isNamed(spot.node()) || DateNote.isLabel(spot.label()))
                .filter(spot -> !isAside(spot.node(), around))
                .limit(MAX_READ)
                .map(spot -> read(spot, english))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * A spot as seen from the headline.
     *
     * @param distance characters between them
     * @param above whether it stands above the headline
     * @param named whether its element is named for a date
     */
    private record Placed(Spot spot, int distance, boolean above, boolean named) {
        int rank() {
            return distance + (above ? ABOVE : 0) + (named ? 0 : UNNAMED);
        }

        boolean atOnce() {
            return distance <= (above ? ABOVE : AT_ONCE);
        }
    }

    private static Placed placed(Spot spot, Spot headline) {
        boolean above = spot.start() < headline.start();
        int gap = above ? headline.start() - spot.end() : Math.max(0, spot.start() - headline.end());
        boolean far = gap > (above ? BEFORE : NEAR_WITH_NAME);
        return new Placed(spot, far ? Integer.MAX_VALUE / 2 : gap, above, !far && isNamed(spot.node()));
    }

    private static WrittenDate read(Spot spot, boolean english) {
        return DateNote.read(spot.label(), text(spot.node()), english);
    }

    /** The heading that the page's title repeats, else the first that could be a headline. */
    private Spot headline(Predicate<String> isTitle) {
        Spot only = null;
        int firsts = 0;
        for (Spot heading : headings) {
            String text = Characters.line(((Element) heading.node()).text());
            Spot spot = new Spot(heading.node(), heading.start(), heading.start() + text.length(), null);
            if (!text.isEmpty() && isTitle.test(text)) {
                return spot;
            }
            if (heading.node().nodeName().equals("h1") && !text.isEmpty()) {
                firsts++;
                only = only == null || !hasWords(only) && hasWords(spot) ? spot : only;
            }
        }
        return only != null && (firsts == 1 || hasWords(only)) ? only : null;
    }

    private static boolean hasWords(Spot heading) {
        return Characters.line(((Element) heading.node()).text()).split(" ").length >= HEADLINE_WORDS;
    }

    private static Set<Node> ancestors(Node node) {
        Set<Node> ancestors = Collections.newSetFromMap(new IdentityHashMap<>());
        Node at = node;
        for (int i = 0; at != null && i < MAX_ANCESTORS; i++) {
            ancestors.add(at);
            at = at.parent();
        }
        return ancestors;
    }

    /** Whether something that stands beside the release holds it: a comment, a list of other pages, a calendar. */
    private static boolean isAside(Node node, Set<Node> around) {
        Node at = node;
        for (int i = 0; at instanceof Node && i < MAX_ANCESTORS && !around.contains(at); i++) {
            if (at instanceof Element e
                    && (ASIDES.contains(e.normalName())
                            || isCalled(e, ASIDE) && !e.normalName().equals("body"))) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    private static boolean isNamed(Node node) {
        Node at = node instanceof TextNode ? node.parent() : node;
        for (int i = 0; at instanceof Element e && i < NAMING_ANCESTORS; i++) {
            if (e.normalName().equals("time") || isCalled(e, DATE_NAME)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    private static boolean isCalled(Element e, Pattern pattern) {
        return Stream.of(e.className(), e.id())
                .anyMatch(name -> !name.isEmpty()
                        && name.length() <= LONGEST_NAME
                        && pattern.matcher(name).find());
    }

    private static String text(Node node) {
        if (node instanceof Element time) {
            return time.attr("datetime");
        }
        return node instanceof TextNode text ? Characters.line(text.getWholeText()) : "";
    }
}
