package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The paragraphs of an element: one for each block, where a line break ends a paragraph unless the sentence goes on in lower case.
 * Small elements whose names say that they stand around a release are left out, and so are blocks that are links for the most part, with
 * the heading above them.
 */
final class BlockText implements NodeFilter {
    private static final double MOSTLY_LINKS = 0.75;
    private static final Pattern BREAK = Pattern.compile("\n");

    private final MainContent content;
    private final Element root;
    private final Map<Element, Article> apart;
    private final Element heading;
    private final List<String> paragraphs = new ArrayList<>();
    private final List<Pieces.Stretch> releases = new ArrayList<>();
    private final HeadingOfLinks ofLinks = new HeadingOfLinks(paragraphs);
    private final StringBuilder block = new StringBuilder();
    private int linkDepth;
    private int linkText;
    private int links;
    private int preDepth;

    /** What the text begins with, where that is links: it is all that some entries of feeds have. */
    private List<String> linksAtFirst = List.of();

    BlockText(MainContent content, Element root) {
        this(content, root, Map.of());
    }

    /** @param apart the elements in the root that are releases of their own, already read */
    BlockText(MainContent content, Element root, Map<Element, Article> apart) {
        this(content, root, apart, null);
    }

    private BlockText(MainContent content, Element root, Map<Element, Article> apart, Element heading) {
        this.content = content;
        this.root = root;
        this.apart = apart;
        this.heading = heading;
    }

    /** The paragraphs of an element without its heading, which may be null. */
    static List<String> below(Element heading, MainContent content, Element root) {
        return new BlockText(content, root, Map.of(), heading).paragraphs();
    }

    /** The paragraphs, and which of them are releases of their own. */
    Pieces pieces() {
        return new Pieces(paragraphs(), releases);
    }

    List<String> paragraphs() {
        NodeTraversor.filter(this, root);
        flush();
        return paragraphs.isEmpty() ? linksAtFirst : paragraphs;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            append(text.getWholeText());
        } else if (node instanceof Element element) {
            if (element != root && (element == heading || isLeftOut(element))) {
                flushAround(element);
                if (content.isList(element)) {
                    ofLinks.links();
                }
                return FilterResult.SKIP_ENTIRELY;
            }
            Article article = apart.isEmpty() ? null : apart.get(element);
            if (article != null) {
                flush();
                put(article);
                return FilterResult.SKIP_ENTIRELY;
            }
            open(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            switch (element.normalName()) {
                case "a" -> linkDepth--;
                case "pre" -> flushPreformatted();
                case "td", "th" -> block.append(' ');
                default -> close(element);
            }
        }
        return FilterResult.CONTINUE;
    }

    private void put(Article article) {
        int begin = paragraphs.size();
        paragraphs.addAll(article.paragraphs());
        releases.add(new Pieces.Stretch(article.marks().title(), article.marks().date(), begin, paragraphs.size()));
    }

    private void close(Element element) {
        int before = paragraphs.size();
        flushAround(element);
        ofLinks.closed(element, before);
    }

    private void open(Element element) {
        switch (element.normalName()) {
            case "br" -> block.append('\n');
            case "a" -> {
                linkDepth++;
                links++;
            }
            case "td", "th" -> block.append(' ');
            case "pre" -> {
                flush();
                preDepth++;
            }
            default -> {
                flushAround(element);
                ofLinks.opened(element);
            }
        }
    }

    private void append(String text) {
        int before = block.length();
        block.append(preDepth > 0 ? text : text.replace('\n', ' ').replace('\r', ' '));
        if (linkDepth > 0) {
            linkText += block.length() - before;
        }
    }

    private void flushAround(Element element) {
        if (preDepth == 0 && MainContent.BLOCKS.contains(element.normalName())) {
            flush();
        }
    }

    /** A block may hold several paragraphs: at its line breaks, and at the markers of quoted releases. */
    private void flush() {
        if (isBlank(block)) {
            clear();
            return;
        }
        if (!isLinks()) {
            paragraphs.addAll(lines());
        } else {
            ofLinks.links();
            linksAtFirst = heading == null && paragraphs.isEmpty() && linksAtFirst.isEmpty() ? lines() : linksAtFirst;
        }
        clear();
    }

    private List<String> lines() {
        String apart = QuotedParts.markersApart(Characters.lines(block.toString()));
        return new LineJoiner(BREAK.splitAsStream(apart).toList(), false).paragraphs();
    }

    /** Whether the block is links for the most part; one alone that the text begins with may be its title. */
    private boolean isLinks() {
        return linkText > MOSTLY_LINKS * block.length() && (links > 1 || heading != null || !paragraphs.isEmpty());
    }

    private void clear() {
        block.setLength(0);
        linkText = 0;
        links = linkDepth;
    }

    private static boolean isBlank(CharSequence text) {
        return text.chars().allMatch(c -> c == ' ' || c == '\n');
    }

    private void flushPreformatted() {
        preDepth--;
        paragraphs.addAll(PlainText.paragraphs(block.toString()));
        clear();
    }

    private boolean isLeftOut(Element element) {
        return content.isLeftOut(element)
                || element.normalName().equals("header")
                        && root.normalName().equals("body")
                        && content.isSmall(element);
    }
}
