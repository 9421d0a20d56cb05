package io.wirewatch.formats.site;

import java.net.URI;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** One walk over a page: its links to pages of the same site, and where its prose stands. */
final class PageWalk {
    /** More links than any list has; a page of a hundred thousand is read to here. */
    private static final int MOST_ANCHORS = 20_000;

    private static final int WORDS_OF_PROSE = 20;
    private static final int LONGEST_TEXT = 300;

    private final URI address;
    private final String self;
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Prose> prose = new ArrayList<>();
    private final Map<Element, Boolean> furniture = new IdentityHashMap<>();
    private int at;

    private PageWalk(URI address) {
        this.address = address;
        this.self = WebLink.normalise(address.toString());
    }

    /**
     * A link.
     *
     * @param at its place in the order of the page
     * @param inFurniture whether it stands in a menu or the like, or leads to what is no release
     */
    record Anchor(Element element, String url, URI uri, String text, int at, boolean inFurniture) {}

    /** A text outside of menus that is no link. */
    record Prose(Element element, int words, int at) {}

    static PageWalk over(Document page, URI address) {
        PageWalk walk = new PageWalk(address);
        NodeFilter filter = (node, depth) -> {
            if (node instanceof Element element) {
                walk.see(element);
            }
            return walk.anchors.size() < MOST_ANCHORS ? NodeFilter.FilterResult.CONTINUE : NodeFilter.FilterResult.STOP;
        };
        NodeTraversor.filter(filter, page);
        return walk;
    }

    List<Anchor> anchors() {
        return anchors;
    }

    List<Prose> prose() {
        return prose;
    }

    private void see(Element element) {
        at++;
        Element parent = element.parent();
        boolean within = parent != null && furniture.getOrDefault(parent, false);
        boolean isFurniture = within || Furniture.isFurniture(element);
        furniture.put(element, isFurniture);
        if (element.normalName().equals("a") && element.hasAttr("href")) {
            link(element, isFurniture);
        } else if (!isFurniture
                && !element.normalName().equals("script")
                && !element.normalName().equals("style")) {
            int words = words(element.ownText());
            if (words >= WORDS_OF_PROSE && element.closest("a") == null) {
                prose.add(new Prose(element, words, at));
            }
        }
    }

    private void link(Element element, boolean inFurniture) {
        String url = WebLink.normalise(element.absUrl("href"));
        if (url == null || url.equals(self) || element.attr("href").startsWith("#")) {
            return;
        }
        URI uri = URI.create(url);
        if (!WebLink.isSameSite(address, uri)) {
            return;
        }
        String text = element.text();
        anchors.add(new Anchor(
                element,
                url,
                uri,
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text,
                at,
                inFurniture || Furniture.isFurniture(uri) || isAbove(uri)));
    }

    /** Whether an address is the page's own section, or one that holds it. */
    private boolean isAbove(URI uri) {
        String path = uri.getRawPath().replaceAll("(?:index\\.\\w+)?/?$", "");
        String own = address.getRawPath() == null ? "" : address.getRawPath();
        return uri.getRawQuery() == null && (own.startsWith(path + "/") || own.equals(path));
    }

    /** Words of a text; scripts that write without spaces count two characters as one. */
    static int words(String text) {
        long dense = text.codePoints()
                .filter(c -> c >= 0x2e80 && c < 0xac00 || c >= 0x0e00 && c < 0x0e80)
                .count();
        return (int) Math.max(new StringTokenizer(text).countTokens(), dense / 2);
    }
}
