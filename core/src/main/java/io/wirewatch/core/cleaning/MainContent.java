package io.wirewatch.core.cleaning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;

/**
 * Finds the element that holds a page's main text. Prose is text outside links; headings, menus and lists of links have little. Where an
 * element that is meant for the text ({@code article}, {@code main}, a well-known class) holds half of the page's prose, it is that;
 * elsewhere the walk goes down from the body as long as one child holds nearly all prose. One pass over the tree, without recursion.
 */
final class MainContent {
    private static final double ENOUGH = 0.35;
    private static final double NEARLY_ALL = 0.8;
    private static final int TEASERS = 2;
    private static final int LONGEST_TEASER = 250;
    private static final int LONGEST_LEAD_IN = 100;
    private static final double PEER = 0.6;
    private static final double MAYBE_AT_MOST = 0.3;
    private static final double SURELY_AT_MOST = 0.6;
    private static final double MOSTLY_LINKS = 0.6;
    private static final Set<String> TEXTS_AND_LISTS = Set.of("p", "pre", "blockquote", "ul", "ol", "li", "dl");
    private static final Set<String> LISTS = Set.of("ul", "ol", "dl");
    private static final Pattern CONTENT = Pattern.compile(
            "(?:^|\\s)(?:(?:entry|post|article|story|page|release|press-?release|news|node|body)[-_]{1,2}(?:content|body|text|copy)"
                    + "|articlebody|press-?release|main-?content|content-?(?:body|main|area)|hentry|td-post-content|field--name-body)(?:\\s|$)",
            Pattern.CASE_INSENSITIVE);
    static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");

    private final HtmlNoise noise;
    private final Map<Element, Prose> prose = new HashMap<>();

    /** How much prose the paragraphs of a class hold. */
    private final Map<String, Integer> paragraphs = new HashMap<>();

    /** How much prose the articles in an article hold. */
    private final Map<Prose, Integer> nested = new HashMap<>();

    /** Inner blocks before outer ones, so that the choice is the same on every run. */
    private final List<Prose> blocks;

    private final Prose body;
    private final Prose best;

    private MainContent(HtmlNoise noise, List<Prose> blocks) {
        this.noise = noise;
        this.blocks = blocks;
        this.body = blocks.getLast();
        blocks.forEach(block -> prose.put(block.element(), block));
        blocks.stream()
                .filter(MainContent::isParagraph)
                .forEach(block -> paragraphs.merge(block.element().className(), block.all(), Integer::sum));
        blocks.stream()
                .filter(Prose::isNested)
                .filter(block -> !articleAround(block).isNested())
                .forEach(block -> nested.merge(articleAround(block), block.all(), Integer::sum));
        blocks.forEach(block -> block.settle(standsAround(block)));
        Prose meant = meant();
        this.best = meant == null ? walkDown() : meant;
    }

    /** The element with the page's text, and how much prose each element below it holds. */
    static MainContent of(Element body) {
        HtmlNoise noise = new HtmlNoise();
        ProseCounter counter = new ProseCounter(noise);
        NodeTraversor.filter(counter, body);
        return new MainContent(noise, counter.blocks());
    }

    Element element() {
        return best.element();
    }

    /** The whole page. */
    Prose body() {
        return body;
    }

    /** All blocks of the page, inner ones before outer ones. */
    List<Prose> blocks() {
        return blocks;
    }

    /** What a block says, or null for an element that is none. */
    Prose prose(Element element) {
        return prose.get(element);
    }

    /** The element to read where the releases of a page lie in a block: the usual one, if the block is in it. */
    Element around(Prose block) {
        Prose at = block;
        while (at != null && at != best && !isMain(at.element())) {
            at = at.outer();
        }
        return at == null ? block.element() : at.element();
    }

    /** Whether a block holds so little of the page's prose that nothing is lost with it. */
    boolean isSmall(Element block) {
        return prose.get(block).all() <= MAYBE_AT_MOST * body.all();
    }

    /** Whether an element is no part of the page's text; what is no block is judged by its name alone. */
    boolean isLeftOut(Element element) {
        if (noise.isNever(element)) {
            return true;
        }
        Prose block = prose.get(element);
        return block == null ? noise.kind(element) != HtmlNoise.Kind.NONE : block.isLeftOut();
    }

    /** Whether an element that is left out is a list: of links, of teasers, or by its name of something else around the release. */
    boolean isList(Element element) {
        Prose block = prose.get(element);
        return block != null && (LISTS.contains(element.normalName()) || isListOfTeasers(block));
    }

    /** Whether the page has no prose at all. */
    boolean isEmpty() {
        return body.all() == 0;
    }

    private boolean standsAround(Prose block) {
        HtmlNoise.Kind kind = block.isNested() && !isChunk(block) ? HtmlNoise.Kind.MAYBE : noise.kind(block.element());
        boolean named = switch (kind) {
            case NONE -> false;
            case MAYBE -> together(block) <= MAYBE_AT_MOST * body.all();
            case SURELY -> block.all() <= SURELY_AT_MOST * body.all();
        };
        return block != body && (named || isPicture(block) || isListOfLinks(block) || isListOfTeasers(block));
    }

    /**
     * Whether the article around an article has no text but that of the articles in it, and that is nearly all of the page: then they are
     * its chapters, and no comments.
     */
    private boolean isChunk(Prose block) {
        Prose around = articleAround(block);
        int inArticles = nested.getOrDefault(around, 0);
        return around.all() - inArticles < LONGEST_LEAD_IN && inArticles >= NEARLY_ALL * body.all();
    }

    private static Prose articleAround(Prose block) {
        Prose at = block.outer();
        while (!at.element().normalName().equals("article")) {
            at = at.outer();
        }
        return at;
    }

    /** The prose of a block; of paragraphs, that of all that are called alike: a name that most of them have is one of styles. */
    private int together(Prose block) {
        return isParagraph(block) ? paragraphs.getOrDefault(block.element().className(), 0) : block.all();
    }

    private static boolean isParagraph(Prose block) {
        return block.element().normalName().equals("p");
    }

    /** A figure is a picture with its credits, but for one that shows text. */
    private static boolean isPicture(Prose block) {
        return block.element().normalName().equals("figure") && !block.holdsText();
    }

    /** Headings that are links lead elsewhere; a few words below each are teasers. */
    private boolean isListOfTeasers(Prose block) {
        return block.linkedHeadings() >= TEASERS
                && block.beforeLinkedHeadings() <= LONGEST_LEAD_IN
                && block.longest() <= LONGEST_TEASER
                && block.all() <= block.linkedHeadings() * LONGEST_TEASER;
    }

    private static boolean isListOfLinks(Prose block) {
        return LISTS.contains(block.element().normalName()) && block.links() > MOSTLY_LINKS;
    }

    /** The element that is meant for the text: by a name that says so, else as the main part of the page. */
    private Prose meant() {
        // What is smaller is neither it nor a peer of it; most blocks are, and names take long to read.
        List<Prose> big = blocks.stream()
                .filter(block -> block.clean() > 0 && block.clean() >= PEER * ENOUGH * body.clean())
                .toList();
        List<Prose> named = big.stream()
                .filter(block -> isContainer(block.element()) && isMeant(block.element()))
                .toList();
        Prose most = most(named);
        if (most == null || most.clean() < ENOUGH * body.clean() || hasPeer(most, named)) {
            named = big.stream().filter(block -> isMain(block.element())).toList();
            most = most(named);
        }
        return most == null || most.clean() < ENOUGH * body.clean() ? null : smallest(most, named);
    }

    private static Prose most(List<Prose> blocks) {
        return blocks.stream().max(Comparator.comparingInt(Prose::clean)).orElse(null);
    }

    /** The smallest that holds nearly all of the prose of the one that holds most. */
    private static Prose smallest(Prose most, List<Prose> named) {
        return named.stream()
                .filter(block -> block.clean() >= NEARLY_ALL * most.clean())
                .min(Comparator.comparingInt(Prose::clean))
                .orElse(most);
    }

    /** Whether another element beside it holds nearly as much: then it is one of a list. */
    private static boolean hasPeer(Prose most, List<Prose> named) {
        return named.stream()
                .anyMatch(block -> block.clean() > PEER * most.clean() && !block.isIn(most) && !most.isIn(block));
    }

    private static boolean isMeant(Element element) {
        return element.normalName().equals("article")
                || element.attr("itemprop").equalsIgnoreCase("articleBody")
                || (element.className().length() < 200
                        && CONTENT.matcher(element.className()).find())
                || (element.id().length() < 200 && CONTENT.matcher(element.id()).find());
    }

    private static boolean isMain(Element element) {
        return element.normalName().equals("main") || element.attr("role").equals("main");
    }

    private Prose walkDown() {
        Prose at = body;
        while (true) {
            Prose next = null;
            for (Element child : at.element().children()) {
                Prose block = prose.get(child);
                if (block != null
                        && block.clean() > 0
                        && block.clean() >= NEARLY_ALL * body.clean()
                        && isContainer(child)) {
                    next = block;
                }
            }
            if (next == null) {
                return at;
            }
            at = next;
        }
    }

    /** Whether an element may hold a whole text. */
    static boolean isContainer(Element element) {
        return !TEXTS_AND_LISTS.contains(element.normalName());
    }
}
