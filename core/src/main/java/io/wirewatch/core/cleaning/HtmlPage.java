package io.wirewatch.core.cleaning;

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

    /** @throws RefusedReleaseException for a page that a server gives in place of the one asked for, see {@link AnswerPage} */
    static Page read(String html) {
        Document document = Parser.htmlParser().parseInput(PageCode.without(html), "");
        Element body = document.body();
        if (isPlain(body)) {
            return withMetadata(document, PlainText.pieces(body.wholeText()), Edition.NOTHING_MORE);
        }
        MainContent content = MainContent.of(body);
        if (content.isEmpty() && unwrapNoscript(body)) {
            content = MainContent.of(body);
        }
        boolean fragment = isFragment(html);
        Element root = fragment ? body : content.element();
        String markup = fragment ? Edition.ofFragment(body) : Edition.NOTHING_MORE;
        List<String> paragraphs = new BlockText(content, root).paragraphs();
        if (!fragment) {
            AnswerPage.check(document, paragraphs);
        }
        return withMetadata(document, Pieces.of(paragraphs), markup);
    }

    private static Page withMetadata(Document document, Pieces pieces, String markup) {
        HtmlMetadata metadata = new HtmlMetadata(document);
        return new Page(metadata.title(), pieces, metadata.dates(), metadata.language(), markup);
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
