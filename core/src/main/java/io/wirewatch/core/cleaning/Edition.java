package io.wirewatch.core.cleaning;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.Embargo;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/**
 * What makes a release the same version: title and text to the character and, where HTML comes as a fragment, as feeds and clients send it,
 * its blanks as written and where its links go. So an id and a version name one text for ever. Of a whole page only what is read counts,
 * since around and between that every answer of a server may differ.
 *
 * <p>A {@link Fingerprint} forgives more: it tells copies.
 */
final class Edition {
    /** What the markup of text, and of whole pages, says beyond the words. */
    static final String NOTHING_MORE = "";

    private static final Pattern SOURCE_BLANKS = Pattern.compile("[ \\t\\r\\n\\f]+");

    private Edition() {}

    /**
     * Edition of a release: 64 hex digits.
     *
     * @param markup what {@link #ofFragment} gave, or {@link #NOTHING_MORE}
     */
    static String of(String title, String text, String markup) {
        return Ids.sha256Hex(title + "\n" + text + "\n" + markup);
    }

    /** What makes the edition besides title and text: markup, and the embargo, which is part of neither. */
    static String more(String markup, Embargo embargo) {
        return embargo == null ? markup : markup + "\nembargo " + embargo.text();
    }

    /**
     * What a fragment says beyond the words that are read from it.
     *
     * @param roots the elements that are read: its body, or what its source's selectors find in it
     */
    static String ofFragment(List<Element> roots) {
        StringBuilder said = new StringBuilder();
        roots.forEach(root -> NodeTraversor.traverse((node, depth) -> say(node, said), root));
        return Ids.sha256Hex(said.toString());
    }

    private static void say(Node node, StringBuilder said) {
        if (node instanceof TextNode text) {
            // Blanks of the source parted words already; the others, such as one that forbids a line break, were
            // written.
            said.append(SOURCE_BLANKS.matcher(text.getWholeText()).replaceAll(""));
        } else if (node instanceof Element element && element.normalName().equals("a")) {
            said.append('<').append(element.attr("href")).append('>');
        }
    }
}
