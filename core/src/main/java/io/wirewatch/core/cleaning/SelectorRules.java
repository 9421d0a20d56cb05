package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Selectors;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/**
 * Which selectors are taken: those of jsoup ({@link Selector}) whose cost on a page is bounded by its size. Regular expressions may take
 * for ever on a text made for it, and {@code :has} within {@code :has} looks at everything once for each level. What is left costs at most a
 * walk up, or to the side, for each element, and {@link PageCost} bounds those.
 */
public final class SelectorRules {
    static final int LONGEST = 300;
    static final int MOST_REMOVED = 20;

    private static final Pattern REGEX = Pattern.compile(":match\\w*|~=", Pattern.CASE_INSENSITIVE);
    private static final Pattern HAS = Pattern.compile(":has", Pattern.CASE_INSENSITIVE);

    /** The name of a pseudo selector may be written with escapes, so that it is not seen; nobody needs one before a letter or digit. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\[\\p{Alnum}]");

    private SelectorRules() {}

    /**
     * Checks the selectors of a source.
     *
     * @throws SelectorException for the first that is not taken
     */
    public static void check(Selectors selectors) {
        checkOne("title", selectors.title());
        checkOne("text", selectors.text());
        checkOne("published", selectors.published());
        if (selectors.remove().size() > MOST_REMOVED) {
            throw new SelectorException(
                    "remove",
                    selectors.remove().get(MOST_REMOVED),
                    0,
                    "there may be " + MOST_REMOVED + " of them, not "
                            + selectors.remove().size() + "; a comma joins several in one");
        }
        for (int i = 0; i < selectors.remove().size(); i++) {
            checkOne("remove[" + i + "]", selectors.remove().get(i));
        }
    }

    /**
     * Checks a selector by itself.
     *
     * @param field what it selects
     * @throws SelectorException if it is not taken
     */
    public static void check(String field, String selector) {
        compile(field, selector);
    }

    /**
     * What a selector matches in a page, in its order; nothing where the page is too large to select in.
     *
     * @param field what it selects
     * @throws SelectorException if it is not taken
     */
    public static List<Element> select(String field, String selector, Document page) {
        Evaluator evaluator = compile(field, selector);
        return PageCost.isBearable(page) ? page.select(evaluator) : List.of();
    }

    private static void checkOne(String field, String selector) {
        if (selector != null) {
            compile(field, selector);
        }
    }

    /**
     * A selector as jsoup asks it.
     *
     * @param field what it selects
     * @throws SelectorException if it is not taken
     */
    static Evaluator compile(String field, String selector) {
        if (selector.isBlank()) {
            throw new SelectorException(field, selector, 0, "it is blank");
        }
        if (selector.length() > LONGEST) {
            throw new SelectorException(
                    field,
                    selector.substring(0, LONGEST) + "…",
                    LONGEST,
                    "it may have " + LONGEST + " characters, not " + selector.length());
        }
        refuse(
                field,
                selector,
                REGEX.matcher(selector),
                " takes a regular expression, which may take for ever on some page; use :contains(…), :containsOwn(…) or [attribute*=…]");
        refuse(field, selector, ESCAPE.matcher(selector), " is no escape that is taken here: one stands before a sign");
        Matcher has = HAS.matcher(selector);
        if (has.find()) {
            refuse(
                    field,
                    selector,
                    has,
                    " stands there a second time; one is taken, as several may be slow on a large page");
        }
        return parse(field, selector);
    }

    /** Refuses a selector if the matcher finds something, or something more, in it. */
    private static void refuse(String field, String selector, Matcher matcher, String detail) {
        if (matcher.find()) {
            throw new SelectorException(field, selector, matcher.start(), "\"" + matcher.group() + "\"" + detail);
        }
    }

    private static Evaluator parse(String field, String selector) {
        try {
            return QueryParser.parse(selector);
        } catch (IllegalArgumentException | IllegalStateException e) {
            int end = selector.length() - 1;
            while (end > 0 && !isSelector(selector.substring(0, end))) {
                end--;
            }
            throw new SelectorException(
                    field, selector, end, "it is no selector from \"" + selector.substring(end) + "\" on");
        }
    }

    /** What the parser says of the place is of no help in half of the cases; how far it goes is. */
    private static boolean isSelector(String beginning) {
        try {
            return QueryParser.parse(beginning) != null;
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }
}
