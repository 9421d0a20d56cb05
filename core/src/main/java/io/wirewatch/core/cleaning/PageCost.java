package io.wirewatch.core.cleaning;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * What a page costs those who select in it: for each element a walk up to the root and one over the siblings before it, for each text a copy
 * in every element around it. Counted in steps, not measured in time: a page that is read again must be read alike.
 */
final class PageCost implements NodeFilter {
    /** A page of 20,000 elements, 25 deep, costs a quarter of it. At the bound most selectors take some 0.1 s, those of many siblings 1 s. */
    static final long MOST = 10_000_000;

    private static final int STEPS_UP = 4;
    private static final int CHARACTERS_A_STEP = 4;

    private long steps;

    private PageCost() {}

    /** Whether selecting in a page takes a reasonable time, whatever is selected. */
    static boolean isBearable(Element root) {
        PageCost cost = new PageCost();
        NodeTraversor.filter(cost, root);
        return cost.steps <= MOST;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof Element) {
            steps += (long) STEPS_UP * depth + node.siblingIndex();
        } else if (node instanceof TextNode text) {
            steps += (long) depth * text.getWholeText().length() / CHARACTERS_A_STEP;
        }
        return steps > MOST ? FilterResult.STOP : FilterResult.CONTINUE;
    }
}
