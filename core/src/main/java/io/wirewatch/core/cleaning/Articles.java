package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Tells the releases of a page that holds several whole ones one below the other: a ministry's day, an archive, the front page of a blog.
 * They are siblings whose markup calls each an article, alike in tag, class and rank of their headings, and nearly all of the page's
 * prose. Each was published by itself, by a date of its own or an address that its heading leads to, and is longer than an excerpt.
 * Where any of this is missing, or the page calls itself one article, it is one release.
 */
final class Articles {
    private static final double NEARLY_ALL = 0.8;
    private static final int LONGEST_NAME = 1000;
    private static final Pattern NAMED = Pattern.compile(
            "(?:^|\\s)(?:hentry|h-entry|post|blog-?post|press-?release|news-?item|article|entry|story)(?:\\s|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HATOM = Pattern.compile("(?:^|\\s)(?:hentry|h-entry)(?:\\s|$)");
    private static final Pattern VOCABULARY =
            Pattern.compile("schema\\.org/\\w*(?:Article|Posting|Release|Report)\\b", Pattern.CASE_INSENSITIVE);

    /** What a post is about is no name of it. */
    private static final Pattern TAGS = Pattern.compile("(?:^|\\s)(?:tag|category)-\\S+");

    /** Words in names of what consists of short or dependent articles. */
    private static final Set<String> NO_RELEASES = Set.of(
            "live",
            "liveblog",
            "liveticker",
            "ticker",
            "timeline",
            "chapter",
            "chapters",
            "forum",
            "thread",
            "reply",
            "replies",
            "faq",
            "answer",
            "answers",
            "teaser",
            "teasers",
            "excerpt",
            "excerpts");

    private final MainContent content;
    private final HtmlMetadata metadata;

    private Articles(MainContent content, HtmlMetadata metadata) {
        this.content = content;
        this.metadata = metadata;
    }

    /**
     * The paragraphs of a page that holds several releases, with these.
     *
     * @param whole the element to read, or null where the main content is
     */
    static Optional<Pieces> pieces(MainContent content, HtmlMetadata metadata, Element whole) {
        return new Articles(content, metadata).pieces(whole);
    }

    /**
     * A block that is called an article.
     *
     * @param named the block
     * @param all the outermost block that has no more prose than it: an item of a list around it
     */
    private record Candidate(Prose named, Prose all) {}

    private Optional<Pieces> pieces(Element whole) {
        List<Candidate> candidates = siblings();
        if (candidates.size() < 2 || metadata.isOneArticle() || !areOnTheirOwn(candidates)) {
            return Optional.empty();
        }
        List<Article> articles = candidates.stream()
                .map(candidate -> Article.of(
                        content, candidate.all(), isPost(candidate.named().element())))
                .toList();
        List<Article> releases =
                articles.stream().filter(article -> !article.isTeaser()).toList();
        return areReleases(releases) ? pieces(releases, whole) : Optional.empty();
    }

    /** The siblings called articles that hold nearly all prose; most pages have none. */
    private List<Candidate> siblings() {
        Map<Prose, List<Candidate>> byOuter = new LinkedHashMap<>();
        Set<Prose> seen = new HashSet<>();
        for (Prose block : content.blocks()) {
            if (block.clean() >= Article.LEAST && isCandidate(block)) {
                outermost(block, seen)
                        .ifPresent(all -> byOuter.computeIfAbsent(all.outer(), outer -> new ArrayList<>())
                                .add(new Candidate(block, all)));
            }
        }
        return byOuter.values().stream()
                .filter(group ->
                        group.size() > 1 && holdNearlyAll(group.stream().map(Candidate::all)))
                .findFirst()
                .orElse(List.of());
    }

    private boolean isCandidate(Prose block) {
        return block.outer() != null
                && !block.isLeftOut()
                && MainContent.isContainer(block.element())
                && isArticle(block.element());
    }

    /** The outermost block with the same prose, if it was not come to before from a block in it. */
    private static Optional<Prose> outermost(Prose block, Set<Prose> seen) {
        Prose at = block;
        while (seen.add(at)) {
            Prose outer = at.outer();
            if (outer.outer() == null || outer.isLeftOut() || outer.clean() > at.clean()) {
                return Optional.of(at);
            }
            at = outer;
        }
        return Optional.empty();
    }

    private boolean holdNearlyAll(Stream<Prose> blocks) {
        return blocks.mapToLong(Prose::clean).sum()
                >= NEARLY_ALL * content.body().clean();
    }

    /** Whether they are parts of no article, alike, and by no name parts of anything. */
    private static boolean areOnTheirOwn(List<Candidate> candidates) {
        Element outer = candidates.getFirst().all().outer().element();
        for (Element at = outer; at != null; at = at.parent()) {
            if (isArticle(at) || isNamedOtherwise(at)) {
                return false;
            }
        }
        return candidates.stream().noneMatch(Articles::isNamedOtherwise)
                && areAlike(candidates.stream()
                        .map(candidate -> candidate.named().element())
                        .toList());
    }

    private static boolean isNamedOtherwise(Candidate candidate) {
        Prose at = candidate.named();
        while (at != candidate.all() && !isNamedOtherwise(at.element())) {
            at = at.outer();
        }
        return isNamedOtherwise(at.element());
    }

    private static boolean isNamedOtherwise(Element element) {
        String name = TAGS.matcher(name(element.className())).replaceAll("");
        return HtmlNoise.words(name + " " + name(element.id())).stream().anyMatch(NO_RELEASES::contains)
                || element.normalName().equals("article") && HtmlNoise.kind(name) == HtmlNoise.Kind.SURELY;
    }

    /** Alike in tag, and in a word of their classes where they have any. */
    private static boolean areAlike(List<Element> elements) {
        Map<String, Integer> words = new HashMap<>();
        elements.forEach(element -> element.classNames().forEach(word -> words.merge(word, 1, Integer::sum)));
        return elements.stream().map(Element::normalName).distinct().count() == 1
                && (words.isEmpty() || words.containsValue(elements.size()));
    }

    private boolean areReleases(List<Article> releases) {
        List<Article> whole = releases.stream().filter(Article::isWhole).toList();
        return whole.size() > 1
                && 2 * whole.size() >= releases.size()
                && holdNearlyAll(whole.stream().map(Article::block))
                && releases.stream().allMatch(Article::isRelease)
                && releases.stream()
                                .mapToInt(release -> release.marks().rank())
                                .distinct()
                                .count()
                        == 1
                && areDistinct(releases.stream()
                        .map(release -> Fingerprint.fold(release.marks().title())))
                && areDistinct(releases.stream()
                        .map(release -> release.marks().address())
                        .filter(address -> !address.isEmpty()))
                && releases.stream()
                        .noneMatch(release -> metadata.isTitle(release.marks().title()));
    }

    private static boolean areDistinct(Stream<String> texts) {
        Set<String> seen = new HashSet<>();
        return texts.allMatch(seen::add);
    }

    private Optional<Pieces> pieces(List<Article> releases, Element whole) {
        Prose outer = releases.getFirst().block().outer();
        Element root = whole == null ? content.around(outer) : whole;
        Map<Element, Article> apart = releases.stream()
                .collect(Collectors.toMap(release -> release.block().element(), release -> release));
        Pieces pieces = new BlockText(content, root, apart).pieces();
        return pieces.releases().size() == releases.size() && hasNothingBetween(pieces)
                ? Optional.of(pieces)
                : Optional.empty();
    }

    /** What stands between two releases may belong to one of them. */
    private static boolean hasNothingBetween(Pieces pieces) {
        int end = pieces.releases().getFirst().end();
        for (Pieces.Stretch release : pieces.releases()) {
            for (int i = end; i < release.begin(); i++) {
                if (pieces.paragraphs().get(i).length() >= ArticleMarks.PARAGRAPH) {
                    return false;
                }
            }
            end = release.end();
        }
        return true;
    }

    private static boolean isArticle(Element element) {
        return element.normalName().equals("article")
                || element.attributesSize() > 0
                        && (isPost(element)
                                || NAMED.matcher(name(element.className())).find());
    }

    private static boolean isPost(Element element) {
        return element.hasAttr("itemtype")
                        && VOCABULARY.matcher(name(element.attr("itemtype"))).find()
                || HATOM.matcher(name(element.className())).find();
    }

    private static String name(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
