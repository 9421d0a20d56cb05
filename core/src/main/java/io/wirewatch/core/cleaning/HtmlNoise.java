package io.wirewatch.core.cleaning;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells the elements of a page that are never read as part of a release, and those that rarely are. */
final class HtmlNoise {
    private static final Set<String> SKIPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "nav",
            "aside",
            "footer",
            "form",
            "button",
            "select",
            "textarea",
            "input",
            "svg",
            "math",
            "canvas",
            "iframe",
            "object",
            "embed",
            "video",
            "audio",
            "dialog",
            "menu",
            "head",
            "title",
            "map",
            "datalist");
    private static final Set<String> ROLES = Set.of(
            "navigation",
            "banner",
            "complementary",
            "contentinfo",
            "search",
            "dialog",
            "alert",
            "menu",
            "menubar",
            "toolbar");
    private static final Pattern HIDDEN =
            Pattern.compile("(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSEEN = Pattern.compile(
            "(?:^|\\s)(?:visually-?hidden|sr-only|screen-reader(?:-text)?|skip-?link)(?:\\s|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AROUND = Pattern.compile(
            "(?:^|[\\s_-])(?:shar(?:e|ing|er)|social|addtoany|newsletter|subscri(?:be|ption)|sign-?up|cookies?|consent|breadcrumbs?|pagination|pager"
                    + "|comments?|disqus|related|recommend(?:ed|ations?)|side-?bar|navbar|nav|menu|footer|masthead|banner|advert\\w*|ads?|promo\\w*"
                    + "|sponsor\\w*|popup|modal|toolbar|print|tags|toc)(?:[\\s_-]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_NAME = 200;

    private HtmlNoise() {}

    /** Whether nobody reads the element's text as text of the release, whatever its length. */
    static boolean isNever(Element element) {
        String name = element.normalName();
        return SKIPPED.contains(name)
                || element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || (element.hasAttr("style")
                        && HIDDEN.matcher(cut(element.attr("style"))).find())
                || UNSEEN.matcher(cut(element.className())).find();
    }

    /** Whether its names call the element something that stands around a release; only small elements may be judged by that. */
    static boolean isAround(Element element) {
        String name = element.normalName();
        if (name.equals("body") || name.equals("main") || name.equals("article")) {
            return false;
        }
        return AROUND.matcher(cut(element.className())).find()
                || AROUND.matcher(cut(element.id())).find();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
