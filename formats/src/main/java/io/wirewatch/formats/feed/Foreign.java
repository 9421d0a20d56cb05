package io.wirewatch.formats.feed;

import io.wirewatch.formats.feed.FeedException.Problem;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Recognises what is served in place of a feed, and says what to do then. */
final class Foreign {
    private static final int HEAD = 64 * 1024;
    private static final Pattern FIRST_TAG = Pattern.compile("<(?:!DOCTYPE\\s+)?([A-Za-z][\\w:.-]*)");
    private static final Pattern HTML_NAMES =
            Pattern.compile("(?i)html|head|body|meta|script|div|title|p|center|table");

    private Foreign() {}

    static void refuse(String text, URI address) throws FeedException {
        String head = text.substring(0, Math.min(text.length(), HEAD)).strip();
        if (head.isEmpty()) {
            throw new FeedException(
                    Problem.EMPTY,
                    "The body is empty where a feed should be. If it stays so, open the address in a browser: the feed may have moved.");
        }
        Matcher tag = FIRST_TAG.matcher(withoutComments(head));
        if (!tag.find()) {
            throw notMarkup(head);
        }
        if (HTML_NAMES.matcher(tag.group(1)).matches()) {
            throw page(Jsoup.parse(head, address.toString()));
        }
    }

    private static FeedException notMarkup(String head) {
        String what = head.startsWith("[") ? "a list in JSON" : "plain text or something binary";
        return new FeedException(
                Problem.NOT_A_FEED,
                "This is " + what + ", not an RSS, Atom or JSON feed. Give the address of such a feed.");
    }

    private static FeedException page(Document page) {
        String titled = page.title().isBlank() ? "" : " titled “" + shorten(page.title()) + "”";
        boolean login = page.selectFirst("input[type=password]") != null;
        return new FeedException(
                Problem.HTML_PAGE,
                "The address answers with a web page" + titled + ", not with a feed. "
                        + (login ? "It asks to log in, which cannot be done here. " : "") + cure(page));
    }

    private static String cure(Document page) {
        Element link = page.selectFirst(
                "link[rel~=(?i)alternate][type~=(?i)application/(rss\\+xml|atom\\+xml|feed\\+json)][href]");
        return link == null
                ? "Give the address of the feed itself; on a site it often ends in /feed, /rss or .xml."
                : "The page names its feed: use " + link.absUrl("href") + " as the address.";
    }

    private static String withoutComments(String head) {
        StringBuilder kept = new StringBuilder(head.length());
        int from = 0;
        for (int at = head.indexOf("<!--"); at >= 0; at = head.indexOf("<!--", from)) {
            kept.append(head, from, at);
            int end = head.indexOf("-->", at + 4);
            from = end < 0 ? head.length() : end + 3;
        }
        return kept.append(head, from, head.length()).toString();
    }

    private static String shorten(String title) {
        return title.length() > 80 ? title.substring(0, 80) + "…" : title;
    }
}
