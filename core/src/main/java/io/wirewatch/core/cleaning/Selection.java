package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Selectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What the selectors of a source find in one of its pages. What matches nothing is told in a note, and the page is read the usual way
 * instead: so a site that is built anew is noticed, and its releases are read as well as those of any other.
 */
final class Selection {
    /** Nothing was to be selected. */
    static final Selection NONE = new Selection();

    private static final String TITLE = "title";
    private static final String TEXT = "text";
    private static final String PUBLISHED = "published";
    private static final int MOST_DATES = 3;
    private static final Set<String> NEVER_REMOVED = Set.of("html", "head", "body");

    private final List<String> notes = new ArrayList<>();
    private int removed;
    private String title;
    private List<String> dates = List.of();
    private List<Element> texts = List.of();

    /** The selector of {@code texts}. */
    private String text;

    private Selection() {}

    /** Takes out of a page what is to be removed, then finds the rest. */
    static Selection of(Document document, Selectors selectors) {
        Selection selection = new Selection();
        if (PageCost.isBearable(document)) {
            selection.remove(document, selectors.remove());
            selection.find(document, selectors);
        } else {
            selection.notes.add("the page is too large to select in");
        }
        return selection;
    }

    private void remove(Document document, List<String> selectors) {
        for (String selector : selectors.subList(0, Math.min(SelectorRules.MOST_REMOVED, selectors.size()))) {
            for (Element element : select("remove", document, selector)) {
                if (!NEVER_REMOVED.contains(element.normalName())) {
                    element.remove();
                    removed++;
                }
            }
        }
    }

    private void find(Document document, Selectors selectors) {
        text = selectors.text();
        texts = outermost(select(TEXT, document, text));
        List<Element> titles = select(TITLE, document, selectors.title());
        title = titles.stream()
                .map(Selection::title)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(null);
        if (!titles.isEmpty() && title == null) {
            holdsNoText(TITLE, selectors.title());
        }
        List<Element> published = select(PUBLISHED, document, selectors.published());
        dates = published.stream()
                .limit(MOST_DATES)
                .flatMap(Selection::dates)
                .filter(date -> !date.isBlank())
                .toList();
        if (!published.isEmpty() && dates.isEmpty()) {
            holdsNoText(PUBLISHED, selectors.published());
        }
    }

    /** What a selector matches, in the order of the page. The log is open to others, so none is trusted. */
    private List<Element> select(String field, Document document, String selector) {
        if (selector == null) {
            return List.of();
        }
        try {
            List<Element> found = document.select(SelectorRules.compile(field, selector));
            if (found.isEmpty() && !field.equals("remove")) {
                notes.add(field + " matched nothing: " + selector);
            }
            return found;
        } catch (SelectorException e) {
            notes.add(field + " is no selector that is taken: " + e.selector());
            return List.of();
        }
    }

    private static String title(Element element) {
        return Characters.line(element.normalName().equals("meta") ? element.attr("content") : element.text());
    }

    /** An attribute is written for programs; what it cannot say may stand there for people. */
    private static Stream<String> dates(Element element) {
        return Stream.of(element.attr("datetime"), element.attr("content"), element.text());
    }

    /** The elements without those that lie in another of them; one that holds others comes before them. */
    private static List<Element> outermost(List<Element> elements) {
        List<Element> outermost = new ArrayList<>();
        for (Element element : elements) {
            if (outermost.isEmpty() || !isIn(element, outermost.getLast())) {
                outermost.add(element);
            }
        }
        return outermost;
    }

    private static boolean isIn(Element element, Element other) {
        Element at = element;
        while (at != null && at != other) {
            at = at.parent();
        }
        return at != null;
    }

    private void holdsNoText(String field, String selector) {
        notes.add(field + " matched nothing that holds text: " + selector);
    }

    /** The title, or null. */
    String title() {
        return title;
    }

    /** What is said about the date of publication, as written, the first element first. */
    List<String> dates() {
        return dates;
    }

    /** The elements with the text, none in another; empty where the usual way tells. */
    List<Element> texts() {
        return texts;
    }

    /** Takes note that no text is in the elements with the text. */
    void textIsEmpty() {
        holdsNoText(TEXT, text);
        texts = List.of();
    }

    /** How many elements were taken out. */
    int removed() {
        return removed;
    }

    /** What the selectors did not find, one line each. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
