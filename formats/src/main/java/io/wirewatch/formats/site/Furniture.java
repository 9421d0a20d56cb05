package io.wirewatch.formats.site;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What a site has around its releases: menus, pages of lists, tags, forms, files. Told by the place of a link and by its address. */
final class Furniture {
    private static final Pattern FILES = Pattern.compile(
            ".*\\.(?:jpe?g|png|gif|svg|webp|ico|bmp|tiff?|mp[34g]|m4[av]|mov|avi|wmv|webm|wav|og[gv]|pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|zip|rar|7z|t?gz|ics|vcf|css|js|json|xml|rss|atom|rdf|epub|csv|exe|apk)");
    private static final Pattern PATHS = Pattern.compile(
            "(?:^|.*/)(?:tags?|topics?|themen?|themes?|category|categories|kategorie|author|authors|autor|search|suche|recherche|login|log-in|signin|sign-in|logout|register|subscribe|newsletters?|abonnement|account|cart|feed|rss|sitemap|share|print|privacy|datenschutz|impressum|imprint|mentions-legales|cookies?|terms|disclaimer|accessibility|barrierefreiheit|contact|contact-us|kontakt|contacto|about|about-us|ueber-uns|jobs|careers|faq|help|hilfe|wp-login\\.php|wp-admin|cdn-cgi)(?:/.*|\\.(?:html?|php|aspx?|jsp))?");
    private static final Pattern PAGES =
            Pattern.compile("(?:.*/)?(?:page|seite|pagina|p)[/=_-]?\\d{1,4}/?(?:\\.html?)?");
    private static final Pattern QUERIES = Pattern.compile(
            "(?:.*&)?(?:page|p|paged|seite|pg|offset|start|from|sort|order|filter|tag|category|lang|language|print|share|q|s|search|replytocom|currentpage|pagenum|skip)=.*",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> TAGS =
            Set.of("nav", "footer", "form", "button", "aside", "menu", "template", "noscript");
    private static final Set<String> ROLES = Set.of(
            "navigation", "banner", "contentinfo", "search", "menu", "menubar", "tablist", "complementary", "dialog");
    private static final Pattern NAMES = Pattern.compile(
            "(?:^|[-_ ])(?:nav|navi|navigation|navbar|menu|submenu|breadcrumbs?|breadcrumb|footer|sidebar|social|share|sharing|pagination|pager|paging|tags|tagcloud|taglist|langs?|languages?|language-switcher|cookies?|consent|skip|skiplink|login|search|widget|toolbar|topbar|masthead|offcanvas|related|popular|trending|mostread|comments?)(?:$|[-_ ])");

    private Furniture() {}

    /** Whether an address is no release by the look of it. */
    static boolean isFurniture(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().toLowerCase(Locale.ROOT);
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        boolean bare = path.length() <= 1;
        return bare && query.isEmpty()
                || FILES.matcher(path).matches()
                || PATHS.matcher(path).matches()
                || PAGES.matcher(path).matches()
                || QUERIES.matcher(query).matches() && !LinkShape.hasNumber(query);
    }

    /** Whether an element is one of those around the content; what is inside an article of the list is not. */
    static boolean isFurniture(Element element) {
        String name = element.normalName();
        if (name.equals("body") || name.equals("html") || name.equals("main")) {
            return false;
        }
        boolean inArticle = name.equals("header") && element.closest("article, li, section, main") == null;
        return TAGS.contains(name)
                || inArticle
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || isNamed(element.id())
                || isNamed(element.className());
    }

    private static boolean isNamed(String names) {
        return !names.isEmpty()
                && names.length() < 400
                && NAMES.matcher(names.toLowerCase(Locale.ROOT)).find();
    }
}
