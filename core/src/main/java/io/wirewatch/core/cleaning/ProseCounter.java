package io.wirewatch.core.cleaning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Adds up the prose of each block: the text of a block that is long enough and outside links, and that of the blocks in it. */
final class ProseCounter implements NodeFilter {
    /** Text of a block shorter than this is a label, not prose. */
    private static final int SHORTEST_PROSE = 25;

    private final HtmlNoise noise;
    private final Deque<Prose> open = new ArrayDeque<>();
    private final List<Prose> blocks = new ArrayList<>();
    private int links;
    private int articles;
    private int ownText;

    ProseCounter(HtmlNoise noise) {
        this.noise = noise;
    }

    /** All blocks of what was walked over, inner ones before outer ones. */
    List<Prose> blocks() {
        return blocks;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            int length = length(text.getWholeText());
            if (links == 0) {
                ownText += length;
            }
            if (!open.isEmpty()) {
                open.peek().text(length, links > 0);
            }
        } else if (node instanceof Element element) {
            if (depth > 0 && noise.isNever(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            links += element.normalName().equals("a") ? 1 : 0;
            if (MainContent.BLOCKS.contains(element.normalName())) {
                settle();
                open.push(new Prose(element, open.peek(), articles > 0 && isArticle(element)));
                articles += isArticle(element) ? 1 : 0;
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            links -= element.normalName().equals("a") ? 1 : 0;
            if (MainContent.BLOCKS.contains(element.normalName())) {
                settle();
                articles -= isArticle(element) ? 1 : 0;
                Prose block = open.pop();
                block.close();
                blocks.add(block);
            }
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isArticle(Element element) {
        return element.normalName().equals("article");
    }

    /** Characters of a text as browsers show it, each run of blanks as one. */
    private static int length(String text) {
        int length = 0;
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == Characters.GLUE) {
                gap = length > 0;
            } else if (!Characters.isInvisible(c)) {
                length += gap ? 2 : 1;
                gap = false;
            }
        }
        return length;
    }

    private void settle() {
        if (!open.isEmpty() && ownText >= SHORTEST_PROSE) {
            open.peek().prose(ownText);
        }
        ownText = 0;
    }
}
