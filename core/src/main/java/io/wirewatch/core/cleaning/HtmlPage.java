package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Selectors;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads HTML: a whole page, of which the main text is chosen, or a fragment as feeds carry it, which is all text. The parser bounds its
 * own work by depth, and every walk over its tree is one pass without recursion, so hostile nesting costs no more than its length.
 */
final class HtmlPage {
    private static final Pattern PAGE = Pattern.compile("<(?:html|body|head)", Pattern.CASE_INSENSITIVE);

    private static final int SHORTEST_WITHOUT_SCRIPTS = 400;

    private HtmlPage() {}

    /** Reads a page of a source that has no selectors. */
    static Page read(String html) {
        return read(html, null);
    }

    /**
     * Reads a page.
     *
     * @param selectors those of its source, or null
     * @throws RefusedReleaseException for a page that a server gives in place of the one asked for, see {@link AnswerPage}
     */
    static Page read(String html, Selectors selectors) {
        Document document = Parser.htmlParser().parseInput(PageCode.without(html), "");
        // An entry of a feed may have a title and no page: there is nothing to miss in it.
        Selection selection = selectors == null || html.isBlank() ? Selection.NONE : Selection.of(document, selectors);
        Element body = document.body();
        if (isPlain(body)) {
            return page(
                    new HtmlMetadata(document), selection, PlainText.pieces(body.wholeText()), Edition.NOTHING_MORE);
        }
        MainContent content = MainContent.of(body);
        if (content.isEmpty() && unwrapNoscript(body)) {
            content = MainContent.of(body);
        }
        boolean fragment = isFragment(html);
        HtmlMetadata metadata = new HtmlMetadata(document);
        List<Element> roots = selection.texts();
        Pieces pieces = Pieces.of(paragraphs(content, roots));
        if (pieces.paragraphs().isEmpty()) {
            if (!roots.isEmpty()) {
                selection.textIsEmpty();
            }
            roots = List.of(fragment ? body : content.element());
            pieces = pieces(content, metadata, fragment ? body : null);
        }
        String markup = fragment ? Edition.ofFragment(roots) : Edition.NOTHING_MORE;
        if (!fragment) {
            AnswerPage.check(document, pieces.paragraphs());
        }
        return page(metadata, selection, pieces, markup);
    }

    /** @param whole the element to read, or null for the main content */
    private static Pieces pieces(MainContent content, HtmlMetadata metadata, Element whole) {
        return Articles.pieces(content, metadata, whole)
                .orElseGet(() -> Pieces.of(paragraphs(content, List.of(whole == null ? content.element() : whole))));
    }

    private static List<String> paragraphs(MainContent content, List<Element> roots) {
        List<String> paragraphs = new ArrayList<>();
        roots.forEach(root -> paragraphs.addAll(new BlockText(content, root).paragraphs()));
        return paragraphs;
    }

    private static Page page(HtmlMetadata metadata, Selection selection, Pieces pieces, String markup) {
        return new Page(
                selection.title() == null ? metadata.title() : selection.title(),
                pieces,
                metadata.dates().after(selection.dates()),
                metadata.language(),
                markup,
                selection);
    }

    /** Some pages have all of their text where browsers without scripts look; what is short asks for scripts, and is no text. */
    private static boolean unwrapNoscript(Element body) {
        List<Element> wrappers = body.select("noscript").stream()
                .filter(wrapper -> wrapper.text().length() >= SHORTEST_WITHOUT_SCRIPTS)
                .toList();
        wrappers.forEach(Element::unwrap);
        return !wrappers.isEmpty();
    }

    /** Text that was only declared as HTML: no element at all. */
    private static boolean isPlain(Element body) {
        return body.childrenSize() == 0;
    }

    private static boolean isFragment(String html) {
        return !PAGE.matcher(html).region(0, Math.min(html.length(), 20_000)).find();
    }
}
