package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
            "displaydate",
            "dc:date",
            "dc:created",
            "article.created",
            "article_date_original",
            "article:post_date",
            "analyticsattributes.articledate",
            "citation_date",
            "content_create_date",
            "date_created",
            "dateposted",
            "doc_date",
            "og:regdate",
            "pdate",
            "ptime");

    /** Names that say the last change. */
    private static final Set<String> CHANGED_NAMES = Set.of(
            "article:modified_time",
            "article:modified",
            "og:updated_time",
            "og:article:modified_time",
            "modified_time",
            "datemodified",
            "date_modified",
            "dc.date.modified",
            "dcterms.modified",
            "last-modified",
            "last_modified",
            "lastmod",
            "updated_time");

    private static final Pattern SITE = Pattern.compile("\\s+(?:[|»›·]|::|[-–—])\\s+");
    private static final int FEWEST_WORDS = 3;
    private static final int MAX_DATES = 10;
    private static final int MAX_HEADINGS = 10;

    private static final int MAX_SCRIPTS = 200;
    private static final Pattern PUBLISHED_NAME = Pattern.compile(
            "publish(?:ed|ing)?[_:.-]?(?:date|time|at|on)|publication[_:.-]?(?:date|time)|published$|pub[_:.-]?date|date[_:.-]?publi");
    private static final int MAX_ADDRESSES = 3;

    private final Document document;

    /** What may be looked at, found in one walk: a page may have a hundred thousand elements. */
    private final List<Element> marked = new ArrayList<>();

    /** What its {@code meta} elements say, by name; the first that says anything counts. */
    private final Map<String, String> metas = new HashMap<>();

    private final List<Meta> named;

    /** Scripts that are in the page itself; they may hold data. */
    private final List<Element> scripts = new ArrayList<>();

    private final VisibleDates visible = new VisibleDates();

    HtmlMetadata(Document document) {
        this.document = document;
        document.traverse((node, depth) -> {
            if (node instanceof Element element) {
                visible.see(element);
                if (isScript(element)) {
                    scripts.add(element);
                }
                if (isMarked(element)) {
                    marked.add(element);
                }
            } else if (node instanceof TextNode text) {
                visible.see(text);
            }
        });
        named = marked.stream().filter(HtmlMetadata::isMeta).map(Meta::of).toList();
        named.stream()
                .filter(meta -> !meta.content().isEmpty())
                .forEach(meta -> metas.putIfAbsent(meta.name(), meta.content()));
    }

    /** A {@code meta} element. */
    private record Meta(String name, String content) {
        static Meta of(Element e) {
            return new Meta(HtmlMetadata.name(e), Characters.line(e.attr("content")));
        }
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

    private static boolean isScript(Element e) {
        return e.normalName().equals("script") && !e.hasAttr("src") && !isLinkedData(e);
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
        boolean isTitled = window != null && !Headline.isForm(window);
        return firstNonBlank(heading, shared, isTitled ? withoutSite(window) : null);
    }

    /** What it says about its date. */
    PageDates dates() {
        Stream<String> addresses = Stream.concat(
                marked.stream().filter(HtmlMetadata::isCanonical).map(link -> link.attr("href")),
                Stream.ofNullable(metas.get("og:url")));
        return new PageDates(
                List.of(),
                first(MAX_DATES, Stream.concat(linkedData(LinkedData::published), publishedMetas())),
                first(MAX_DATES, marked.stream().filter(HtmlMetadata::isDate).map(HtmlMetadata::elementDate)),
                first(MAX_ADDRESSES, addresses),
                first(MAX_DATES, Stream.concat(metas(DATE_NAMES), linkedData(LinkedData::made))),
                first(MAX_DATES, Stream.concat(linkedData(LinkedData::changed), metas(CHANGED_NAMES))),
                this::inScripts,
                visible,
                this::isTitle,
                isDayFirst());
    }

    private boolean isDayFirst() {
        return Stream.of(Objects.requireNonNullElse(language(), ""), metas.getOrDefault("og:locale", ""))
                .anyMatch(EnglishNumbers::putDayFirstIn);
    }

    private static String elementDate(Element e) {
        String named = firstNonBlank(e.attr("datetime"), e.attr("content"), e.ownText());
        return named == null && e.childrenSize() <= MAX_DATES ? e.text() : Objects.requireNonNullElse(named, "");
    }

    private Stream<String> metas(Set<String> names) {
        return named.stream().filter(meta -> names.contains(meta.name())).map(Meta::content);
    }

    private Stream<String> linkedData(Function<String, List<String>> dates) {
        return marked.stream()
                .filter(HtmlMetadata::isLinkedData)
                .flatMap(script -> dates.apply(script.data()).stream());
    }

    private List<String> inScripts() {
        return first(
                MAX_DATES,
                scripts.stream().limit(MAX_SCRIPTS).flatMap(script -> ScriptData.published(script.data()).stream()));
    }

    /** What {@code meta} elements call publication, by the usual names and by any that says so. */
    private Stream<String> publishedMetas() {
        return Stream.concat(
                metas(PUBLISHED_NAMES),
                named.stream()
                        .filter(meta -> PUBLISHED_NAME.matcher(meta.name()).find())
                        .map(Meta::content));
    }

    private static List<String> first(int most, Stream<String> texts) {
        return texts.filter(text -> !text.isBlank()).limit(most).toList();
    }

    /** Whether it says that it is one article. */
    boolean isOneArticle() {
        return metas.getOrDefault("og:type", "").toLowerCase(Locale.ROOT).contains("article")
                || marked.stream()
                                .filter(HtmlMetadata::isLinkedData)
                                .mapToInt(script -> LinkedData.articles(script.data()))
                                .sum()
                        == 1;
    }

    /** Whether a heading is what the page calls itself elsewhere. */
    boolean isTitle(String heading) {
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
