package io.wirewatch.core.cleaning;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Adds up the prose of each block: the text of a block that is long enough and outside links, and that of the blocks in it. */
final class ProseCounter implements NodeFilter {
    /** Text of a block shorter than this is a label, not prose. */
    private static final int SHORTEST_PROSE = 25;

    private final Deque<int[]> open = new ArrayDeque<>();
    private final Map<Element, Integer> prose;
    private int links;
    private int ownText;

    /** @param prose filled with the characters of prose of each block, inner blocks before outer ones */
    ProseCounter(Map<Element, Integer> prose) {
        this.prose = prose;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text && links == 0) {
            ownText += length(text.getWholeText());
        } else if (node instanceof Element element) {
            if (HtmlNoise.isNever(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            links += element.normalName().equals("a") ? 1 : 0;
            if (MainContent.BLOCKS.contains(element.normalName())) {
                settle();
                open.push(new int[1]);
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
                int sum = open.pop()[0];
                prose.put(element, sum);
                if (!open.isEmpty()) {
                    open.peek()[0] += sum;
                }
            }
        }
        return FilterResult.CONTINUE;
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
            open.peek()[0] += ownText;
        }
        ownText = 0;
    }
}
