package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What a page's markup says about it: its title, its dates, its language. */
final class HtmlMetadata {
    /** Names of {@code meta} elements that say publication. */
    private static final Set<String> PUBLISHED_NAMES = Set.of(
            "article:published_time",
            "article:published",
            "article.published",
            "og:published_time",
            "og:article:published_time",
            "og:pubdate",
            "published_time",
            "datepublished",
            "date_published",
            "rnews:datepublished",
            "dc.date.issued",
            "dcterms.issued",
            "pubdate",
            "sw-pubdate",
            "bt:pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "publishtime",
            "publication_date",
            "publication-date",
            "publicationdate",
            "citation_online_date",
            "citation_publication_date",
            "parsely-pub-date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
            "release_date");

    /** Names that programs fill with the day of publication, or of the last change. */
    private static final Set<String> DATE_NAMES = Set.of(
            "date",
            "dc.date",
            "dcterms.date",
            "dcterms.created",
            "dc.date.created",
            "dc.created",
            "datecreated",
            "date.created",
            "created",
            "creation_date",
            "timestamp",
            "displaydate");

    private static final Pattern SITE = Pattern.compile("\\s+(?:[|»›·]|::|[-–—])\\s+");
    private static final int FEWEST_WORDS = 3;
    private static final int MAX_DATES = 10;
    private static final int MAX_HEADINGS = 10;

    private static final int MAX_ADDRESSES = 3;

    private final Document document;

    /** What may be looked at, found in one walk: a page may have a hundred thousand elements. */
    private final List<Element> marked = new ArrayList<>();

    /** What its {@code meta} elements say, by name; the first that says anything counts. */
    private final Map<String, String> metas = new HashMap<>();

    private final VisibleDates visible = new VisibleDates();

    HtmlMetadata(Document document) {
        this.document = document;
        document.traverse((node, depth) -> {
            if (node instanceof Element element) {
                visible.see(element);
                if (isMarked(element)) {
                    marked.add(element);
                }
            } else if (node instanceof TextNode text) {
                visible.see(text);
            }
        });
        marked.stream().filter(HtmlMetadata::isMeta).forEach(meta -> {
            String content = Characters.line(meta.attr("content"));
            if (!content.isEmpty()) {
                metas.putIfAbsent(name(meta), content);
            }
        });
    }

    private static boolean isMarked(Element e) {
        return e.normalName().equals("h1")
                || e.attributesSize() > 0 && (isMeta(e) || isLinkedData(e) || isDate(e) || isCanonical(e));
    }

    private static boolean isMeta(Element e) {
        return e.normalName().equals("meta") && e.hasAttr("content");
    }

    private static boolean isLinkedData(Element e) {
        return e.normalName().equals("script") && e.attr("type").strip().equalsIgnoreCase("application/ld+json");
    }

    private static boolean isDate(Element e) {
        boolean time = e.normalName().equals("time") && e.hasAttr("pubdate");
        return time || e.attr("itemprop").strip().equalsIgnoreCase("datePublished");
    }

    private static boolean isCanonical(Element e) {
        return e.normalName().equals("link") && e.attr("rel").strip().equalsIgnoreCase("canonical");
    }

    /** The title: the page's one {@code h1}, else what it tells other sites, else its window title without the site's name; or null. */
    String title() {
        String shared = firstNonBlank(
                metas.get("og:title"), metas.get("dc.title"), metas.get("dcterms.title"), metas.get("twitter:title"));
        String window = blankToNull(document.title());
        String heading = heading(shared, window);
        return firstNonBlank(heading, shared, window == null ? null : withoutSite(window));
    }

    /** What it says about its date. */
    PageDates dates() {
        Stream<String> linked = marked.stream()
                .filter(HtmlMetadata::isLinkedData)
                .flatMap(script -> LinkedData.published(script.data()).stream());
        Stream<String> addresses = Stream.concat(
                marked.stream().filter(HtmlMetadata::isCanonical).map(link -> link.attr("href")),
                Stream.ofNullable(metas.get("og:url")));
        return new PageDates(
                first(MAX_DATES, Stream.concat(linked, metas(PUBLISHED_NAMES))),
                first(MAX_DATES, marked.stream().filter(HtmlMetadata::isDate).map(HtmlMetadata::elementDate)),
                first(MAX_ADDRESSES, addresses),
                first(MAX_DATES, metas(DATE_NAMES)),
                visible,
                this::isTitle);
    }

    private static String elementDate(Element e) {
        String named = firstNonBlank(e.attr("datetime"), e.attr("content"), e.ownText());
        return named == null && e.childrenSize() <= MAX_DATES ? e.text() : Objects.requireNonNullElse(named, "");
    }

    private Stream<String> metas(Set<String> names) {
        return marked.stream().filter(e -> isMeta(e) && names.contains(name(e))).map(meta -> meta.attr("content"));
    }

    private static List<String> first(int most, Stream<String> texts) {
        return texts.filter(text -> !text.isBlank()).limit(most).toList();
    }

    private boolean isTitle(String heading) {
        return isIn(heading, firstNonBlank(metas.get("og:title"), metas.get("twitter:title")))
                || isIn(heading, document.title());
    }

    /** The language of the document element, or null. */
    String language() {
        Element html = document.firstElementChild();
        return firstNonBlank(
                html == null ? null : html.attr("lang"), metas.get("content-language"), metas.get("og:locale"));
    }

    /** The heading that the title repeats; where nothing tells, the page's only one. */
    private String heading(String shared, String window) {
        List<Element> headings =
                marked.stream().filter(e -> e.normalName().equals("h1")).toList();
        for (Element heading : headings.stream().limit(MAX_HEADINGS).toList()) {
            String text = Characters.line(heading.text());
            if (!text.isEmpty() && (isIn(text, shared) || isIn(text, window))) {
                return text;
            }
        }
        boolean alone = headings.size() == 1 && shared == null;
        return alone ? blankToNull(Characters.line(headings.getFirst().text())) : null;
    }

    private static boolean isIn(String heading, String title) {
        return title != null && Fingerprint.fold(title).startsWith(Fingerprint.fold(heading));
    }

    private static String name(Element meta) {
        String name =
                firstNonBlank(meta.attr("property"), meta.attr("name"), meta.attr("itemprop"), meta.attr("http-equiv"));
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    private static String withoutSite(String title) {
        String line = Characters.line(title);
        String[] pieces = SITE.split(line, 2);
        return pieces.length == 2 && pieces[0].split(" ").length >= FEWEST_WORDS ? pieces[0] : line;
    }

    private static String firstNonBlank(String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text.strip();
            }
        }
        return null;
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
