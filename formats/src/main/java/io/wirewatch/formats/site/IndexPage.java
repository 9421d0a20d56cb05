package io.wirewatch.formats.site;

import io.wirewatch.core.cleaning.GivenDate;
import io.wirewatch.core.cleaning.SelectorRules;
import io.wirewatch.formats.site.PageWalk.Anchor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A web page as a list of links to releases. Found by what lists have in common, not by rules for a site: links to the same site outside of
 * menus, at the same place of a repeated structure, with dates beside them, headings, words of a title, addresses with days, numbers or
 * titles. A selector says better where they are. A page is one release, not a list, where its own prose stands apart from the links and
 * outweighs them.
 */
public final class IndexPage {
    /** More than any page lists; those of a longer one are left. */
    public static final int MOST_LINKS = 1_000;

    private static final int MOST_LOOKED_AT = 3;
    private static final int PROSE_OF_A_RELEASE = 120;
    private static final int PROSE_OF_A_MARKED_RELEASE = 50;
    private static final int PROSE_PER_LINK = 25;
    private static final double MOST_BETWEEN_LINKS = 0.3;
    private static final String MARKED =
            "meta[property=article:published_time], meta[property=article:published], script[type=application/ld+json]:containsData(NewsArticle), script[type=application/ld+json]:containsData(BlogPosting)";

    private final List<ReleaseLink> links;
    private final int found;
    private final boolean index;
    private final String canonical;
    private final String title;

    private IndexPage(List<ReleaseLink> links, boolean index, String canonical, String title) {
        this.links = List.copyOf(links.subList(0, Math.min(MOST_LINKS, links.size())));
        this.found = links.size();
        this.index = index;
        this.canonical = canonical;
        this.title = title;
    }

    /**
     * Reads a page.
     *
     * @param body the bytes as served
     * @param charset as declared by the server, or null
     * @param address where the page came from
     * @param selector the links, or elements that hold them ({@link SelectorRules}); null: they are looked for
     */
    public static IndexPage read(byte[] body, String charset, URI address, String selector) {
        Document page = parse(body, charset, address);
        PageWalk walk = PageWalk.over(page, address);
        LinkBlocks blocks = new LinkBlocks(walk.anchors());
        boolean told = selector != null;
        Set<String> chosen = told ? selected(page, selector, walk) : LinkPlaces.releases(walk.anchors(), blocks);
        List<ReleaseLink> links = links(walk, blocks, chosen);
        boolean index = told || !links.isEmpty() && !isRelease(page, walk, blocks, chosen);
        return new IndexPage(
                links,
                index,
                canonical(page, address),
                page.title().isBlank() ? null : page.title().strip());
    }

    /** The address that a page gives as its own, on the same site; or null. */
    public static String canonical(byte[] body, String charset, URI address) {
        return canonical(parse(body, charset, address), address);
    }

    /** Its links to releases in the order of the page, at most {@link #MOST_LINKS}. */
    public List<ReleaseLink> links() {
        return links;
    }

    /** How many links to releases there are. */
    public int found() {
        return found;
    }

    /** Whether it is a list of releases, not one release. */
    public boolean isIndex() {
        return index;
    }

    /** The address that the page gives as its own, on the same site; or null. */
    public String canonical() {
        return canonical;
    }

    /** Its title, or null. */
    public String title() {
        return title;
    }

    private static Document parse(byte[] body, String charset, URI address) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(body), known(charset), address.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory are always read", e);
        }
    }

    /** A charset that can be read, else null: then the page tells. */
    static String known(String charset) {
        return charset != null && isCharset(charset) ? charset : null;
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }

    /** What is selected is believed, furniture or not, but leads to pages of this site only. */
    private static Set<String> selected(Document page, String selector, PageWalk walk) {
        Set<Element> selected = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        selected.addAll(SelectorRules.select("links", selector, page));
        return walk.anchors().stream()
                .filter(anchor -> isWithin(anchor.element(), selected))
                .map(Anchor::url)
                .collect(Collectors.toSet());
    }

    private static boolean isWithin(Element element, Set<Element> selected) {
        Element at = element;
        while (at != null && !selected.contains(at)) {
            at = at.parent();
        }
        return at != null;
    }

    private static List<ReleaseLink> links(PageWalk walk, LinkBlocks blocks, Set<String> chosen) {
        Map<String, List<Anchor>> byUrl = walk.anchors().stream()
                .filter(anchor -> chosen.contains(anchor.url()))
                .collect(Collectors.groupingBy(Anchor::url, LinkedHashMap::new, Collectors.toList()));
        List<ReleaseLink> links = new ArrayList<>(byUrl.size());
        byUrl.forEach((url, anchors) -> links.add(link(url, anchors, blocks)));
        return links;
    }

    private static ReleaseLink link(String url, List<Anchor> anchors, LinkBlocks blocks) {
        String text = anchors.stream()
                .map(Anchor::text)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        String date = anchors.stream()
                .limit(MOST_LOOKED_AT)
                .flatMap(anchor -> blocks.date(anchor).stream())
                .map(LinkBlocks.Beside::date)
                .filter(written -> !written.isEmpty())
                .findFirst()
                .orElse(null);
        return new ReleaseLink(url, text, date, GivenDate.read(date).orElse(null));
    }

    private static boolean isRelease(Document page, PageWalk walk, LinkBlocks blocks, Set<String> chosen) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (Anchor anchor : walk.anchors()) {
            if (!anchor.inFurniture() && chosen.contains(anchor.url())) {
                first = Math.min(first, anchor.at());
                last = Math.max(last, anchor.at());
            }
        }
        int all = 0;
        int between = 0;
        for (PageWalk.Prose prose : walk.prose()) {
            String owner = blocks.owner(prose.element());
            if (owner == null || !chosen.contains(owner)) {
                all += prose.words();
                between += prose.at() > first && prose.at() < last ? prose.words() : 0;
            }
        }
        boolean apart = between <= all * MOST_BETWEEN_LINKS;
        boolean marked = page.selectFirst(MARKED) != null;
        return apart
                && (marked && all >= PROSE_OF_A_MARKED_RELEASE
                        || all >= PROSE_OF_A_RELEASE && all >= PROSE_PER_LINK * chosen.size());
    }

    private static String canonical(Document page, URI address) {
        Element link = page.selectFirst("link[rel=canonical][href]");
        String url = link == null ? null : WebLink.normalise(link.absUrl("href"));
        return url != null && WebLink.isSameSite(address, URI.create(url)) ? url : null;
    }
}
