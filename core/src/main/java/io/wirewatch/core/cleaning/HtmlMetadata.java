package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page's markup says about it: its title, its dates, its language. */
final class HtmlMetadata {
    private static final Set<String> DATE_NAMES = Set.of(
            "article:published_time",
            "og:published_time",
            "og:article:published_time",
            "datepublished",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.issued",
            "dcterms.created",
            "dc.date.created",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "publication-date",
            "parsely-pub-date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
            "release_date");
    private static final Pattern JSON_DATE = Pattern.compile("\"datePublished\"\\s{0,9}:\\s{0,9}\"([^\"]{4,60})\"");
    private static final Pattern SITE = Pattern.compile("\\s+(?:[|»›·]|::|[-–—])\\s+");
    private static final int FEWEST_WORDS = 3;
    private static final int MAX_DATES = 10;
    private static final int MAX_HEADINGS = 10;

    private final Document document;

    /** What may be looked at, found in one walk: a page may have a hundred thousand elements. */
    private final List<Element> marked = new ArrayList<>();

    /** What its {@code meta} elements say, by name; the first that says anything counts. */
    private final Map<String, String> metas = new HashMap<>();

    HtmlMetadata(Document document) {
        this.document = document;
        document.traverse((node, depth) -> {
            if (node instanceof Element element && isMarked(element)) {
                marked.add(element);
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
        return e.normalName().equals("h1") || e.attributesSize() > 0 && (isMeta(e) || isLinkedData(e) || isDate(e));
    }

    private static boolean isMeta(Element e) {
        return e.normalName().equals("meta") && e.hasAttr("content");
    }

    private static boolean isLinkedData(Element e) {
        return e.normalName().equals("script") && e.attr("type").strip().equalsIgnoreCase("application/ld+json");
    }

    private static boolean isDate(Element e) {
        boolean time = e.normalName().equals("time") && (e.hasAttr("pubdate") || e.hasAttr("datetime"));
        return time || e.attr("itemprop").strip().equalsIgnoreCase("datePublished");
    }

    /** The title: the page's one {@code h1}, else what it tells other sites, else its window title without the site's name; or null. */
    String title() {
        String shared = firstNonBlank(
                metas.get("og:title"), metas.get("dc.title"), metas.get("dcterms.title"), metas.get("twitter:title"));
        String window = blankToNull(document.title());
        String heading = heading(shared, window);
        return firstNonBlank(heading, shared, window == null ? null : withoutSite(window));
    }

    /** Publication dates as written, the surest first. */
    List<String> dates() {
        List<String> dates = new ArrayList<>();
        marked.stream()
                .filter(HtmlMetadata::isLinkedData)
                .map(script -> JSON_DATE.matcher(script.data()))
                .filter(Matcher::find)
                .forEach(published -> dates.add(published.group(1)));
        marked.stream()
                .filter(e -> isMeta(e) && DATE_NAMES.contains(name(e)))
                .forEach(meta -> dates.add(meta.attr("content")));
        marked.stream()
                .filter(HtmlMetadata::isDate)
                .limit(MAX_DATES)
                .map(e -> firstNonBlank(e.attr("datetime"), e.attr("content"), e.ownText()))
                .forEach(date -> dates.add(date == null ? "" : date));
        return dates.stream().filter(date -> !date.isBlank()).limit(MAX_DATES).toList();
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
