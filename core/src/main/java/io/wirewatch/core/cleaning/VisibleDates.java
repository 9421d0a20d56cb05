package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The dates that a page shows around its prose. It remembers in the walk over the page where short texts with digits and headings stand;
 * what they say is read only when somebody asks, for most pages name their date in their metadata.
 */
final class VisibleDates {
    private static final int MAX_SPOTS = 400;
    private static final int MAX_HEADINGS = 200;
    private static final int MAX_PROSE = 10;
    private static final int FEWEST_DIGITS = 4;
    private static final int LONGEST = 200;
    private static final int PROSE = 120;
    private static final int HEADLINE_WORDS = 3;

    /** How many spots are read; a page that hides its date behind more has none. */
    private static final int MAX_READ = 40;

    private static final int MAX_IN_PIECES = 5;
    private static final int LONGEST_IN_PIECES = 60;

    /** How far below the headline a date may stand, and how far where its element is named for it, in characters of text. */
    private static final int BELOW = 400;

    private static final int NAMED_BELOW = 1500;

    /** How far above the headline, or above the prose where nothing is the headline. */
    private static final int ABOVE = 120;

    private static final int ABOVE_PROSE = 300;

    private final List<DateSpot> spots = new ArrayList<>();
    private final List<DateSpot> headings = new ArrayList<>();
    private final List<DateSpot> prose = new ArrayList<>();
    private TextNode last;
    private int length;

    /** Takes note of an element that the walk comes to. */
    void see(Element element) {
        String name = element.normalName();
        if (isHeading(name)) {
            add(headings, MAX_HEADINGS, element, length);
        } else if (name.equals("time") && element.hasAttr("datetime")
                || name.equals("abbr") && element.hasAttr("title")) {
            add(spots, MAX_SPOTS, element, length);
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
        if (start == end) {
            return;
        }
        if (end - start >= PROSE) {
            add(prose, MAX_PROSE, node, length);
        }
        if (end - start <= LONGEST && hasDigits(text, start, end)) {
            add(spots, MAX_SPOTS, node, length + end - start);
        }
        length += end - start;
        last = node;
    }

    private void add(List<DateSpot> list, int most, Node node, int end) {
        if (list.size() < most) {
            list.add(new DateSpot(node, length, end, last));
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

    /**
     * The dates close to the headline, the closest first; one that its element is named for counts as closer.
     *
     * @param isTitle whether a heading is the page's title
     * @param english whether numbers put the month first
     */
    List<WrittenDate> besideHeadline(Predicate<String> isTitle, boolean english) {
        if (spots.isEmpty()) {
            return List.of();
        }
        DateSpot headline = headline(isTitle);
        return headline == null ? List.of() : beside(headline, true, english);
    }

    /** The dates close to the headline that are said to be those of a change, the closest first. */
    List<WrittenDate> changedBesideHeadline(Predicate<String> isTitle, boolean english) {
        DateSpot headline = spots.isEmpty() ? null : headline(isTitle);
        return headline == null
                ? List.of()
                : near(headline, true).stream()
                        .map(date -> date.spot().changed(english))
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** The dates above the first prose of a page, for where no heading is its headline. */
    List<WrittenDate> aboveProse(boolean english) {
        DateSpot first = spots.isEmpty() ? null : firstProse();
        return first == null ? List.of() : beside(first, false, english);
    }

    private List<WrittenDate> beside(DateSpot anchor, boolean isHeadline, boolean english) {
        List<NearbyDate> near = near(anchor, isHeadline);
        List<WrittenDate> dates = near.stream()
                .map(date -> date.spot().date(english))
                .filter(Objects::nonNull)
                .toList();
        return dates.isEmpty() ? inPieces(near, english) : dates;
    }

    private List<NearbyDate> near(DateSpot anchor, boolean isHeadline) {
        Set<Node> around = anchor.ancestors();
        return spots.stream()
                .map(spot -> NearbyDate.of(spot, anchor, isHeadline ? ABOVE : ABOVE_PROSE, NAMED_BELOW))
                .flatMap(Optional::stream)
                .filter(date -> date.named() || date.distance() <= BELOW && (isHeadline || date.above()))
                .filter(date -> date.isAtOnce() || !date.spot().isAside(around))
                .sorted(Comparator.comparingInt(NearbyDate::rank))
                .limit(MAX_READ)
                .toList();
    }

    /** A date whose day, month and year have elements of their own. */
    private static List<WrittenDate> inPieces(List<NearbyDate> near, boolean english) {
        return near.stream()
                .filter(date -> date.named() && date.spot().node() instanceof TextNode)
                .limit(MAX_IN_PIECES)
                .flatMap(date -> Stream.iterate(date.spot().node().parent(), Objects::nonNull, Node::parent)
                        .skip(1)
                        .limit(2)
                        .filter(Element.class::isInstance)
                        .map(node -> Characters.line(((Element) node).text()))
                        .filter(text -> text.length() <= LONGEST_IN_PIECES)
                        .map(text -> date.spot().date(text, english))
                        .filter(Objects::nonNull))
                .toList();
    }

    /** What elements named for dates say anywhere, in the order of the page. */
    List<WrittenDate> named(Predicate<String> isTitle, boolean english) {
        DateSpot headline = headline(isTitle);
        Set<Node> around = headline == null ? Set.of() : headline.ancestors();
        return spots.stream()
                .filter(spot -> spot.isNamed() || spot.isLabelled())
                .filter(spot -> !spot.isAside(around))
                .limit(MAX_READ)
                .map(spot -> spot.date(english))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The heading that the page's title repeats, else the first of the highest rank that could be a headline; or null. */
    private DateSpot headline(Predicate<String> isTitle) {
        DateSpot best = null;
        boolean sure = false;
        int firsts = 0;
        for (DateSpot heading : headings) {
            String text = Characters.line(((Element) heading.node()).text());
            DateSpot spot = new DateSpot(heading.node(), heading.start(), heading.start() + text.length(), null);
            if (!text.isEmpty() && isTitle.test(text)) {
                return spot;
            }
            if (!text.isEmpty() && heading.node().normalName().equals("h1")) {
                boolean hasWords = text.split(" ").length >= HEADLINE_WORDS;
                best = best == null || !sure && hasWords ? spot : best;
                sure |= hasWords;
                firsts++;
            }
        }
        return sure || firsts == 1 ? best : null;
    }

    private DateSpot firstProse() {
        return prose.stream()
                .filter(spot -> !spot.isAside(Set.of()))
                .findFirst()
                .orElse(null);
    }
}
