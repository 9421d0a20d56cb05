package io.wirewatch.core.cleaning;

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

    private HtmlPage() {}

    static Page read(String html) {
        Document document = Parser.htmlParser().parseInput(html, "");
        Element body = document.body();
        if (isPlain(body)) {
            return withMetadata(document, PlainText.pieces(body.wholeText()), Edition.NOTHING_MORE);
        }
        MainContent content = MainContent.of(body);
        boolean fragment = isFragment(html);
        Element root = fragment ? body : content.element();
        String markup = fragment ? Edition.ofFragment(body) : Edition.NOTHING_MORE;
        return withMetadata(document, Pieces.of(new BlockText(content, root).paragraphs()), markup);
    }

    private static Page withMetadata(Document document, Pieces pieces, String markup) {
        HtmlMetadata metadata = new HtmlMetadata(document);
        return new Page(metadata.title(), pieces, metadata.dates(), metadata.language(), markup);
    }

    /** Text that was only declared as HTML: no element at all. */
    private static boolean isPlain(Element body) {
        return body.childrenSize() == 0;
    }

    private static boolean isFragment(String html) {
        return !PAGE.matcher(html).region(0, Math.min(html.length(), 20_000)).find();
    }
}
