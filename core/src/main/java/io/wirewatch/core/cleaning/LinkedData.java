package io.wirewatch.core.cleaning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * What a page's JSON-LD names. A lenient reader of one pass: much of what pages carry is not quite JSON, and one stray
 * comma must not cost a date. An object counts by its {@code @type}, however deep it lies; what lies in a comment, a list of other pages or
 * a site is not about this page.
 */
final class LinkedData {
    private static final Set<String> PUBLISHED = Set.of("datePublished");
    private static final Set<String> MADE = Set.of("dateCreated", "uploadDate");
    private static final Set<String> CHANGED = Set.of("dateModified");
    private static final int LONGEST_DATE = 60;
    private static final int DEEPEST = 64;
    private static final Set<String> ELSEWHERE = Set.of(
            "comment",
            "comments",
            "review",
            "reviews",
            "itemListElement",
            "hasPart",
            "isPartOf",
            "citation",
            "mentions",
            "isBasedOn",
            "relatedLink",
            "suggestedAnswer",
            "acceptedAnswer");
    private static final Set<String> OTHER_THINGS =
            Set.of("Comment", "Review", "UserReview", "WebSite", "ImageObject", "ItemList", "Answer");

    private final String json;
    private final Set<String> names;
    private final List<String> articles = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final Deque<Thing> open = new ArrayDeque<>();
    private int tooDeep;
    private int outermost;

    /** The key whose value comes next, or null. */
    private String key;

    private LinkedData(String json, Set<String> names) {
        this.json = json;
        this.names = names;
    }

    /** The dates of publication as written, those of articles first; empty for what is no JSON. */
    static List<String> published(String json) {
        return dates(json, PUBLISHED);
    }

    /** When things were made or put there, as written. */
    static List<String> made(String json) {
        return dates(json, MADE);
    }

    /** When things were last changed, as written. */
    static List<String> changed(String json) {
        return dates(json, CHANGED);
    }

    /** How many articles it tells of as of this page, those within another not counted: posts of a live blog say. */
    static int articles(String json) {
        if (!json.contains("@type")) {
            return 0;
        }
        LinkedData data = new LinkedData(json, Set.of());
        data.read();
        return data.outermost;
    }

    private static List<String> dates(String json, Set<String> names) {
        if (names.stream().noneMatch(json::contains)) {
            return List.of();
        }
        LinkedData data = new LinkedData(json, names);
        data.read();
        data.articles.addAll(data.others);
        return data.articles;
    }

    /** An object that is open while it is read. */
    private static final class Thing {
        private final boolean elsewhere;
        private String type = "";
        private String date;
        private int articles;

        Thing(boolean elsewhere) {
            this.elsewhere = elsewhere;
        }
    }

    private void read() {
        for (int i = 0; i < json.length(); i++) {
            switch (json.charAt(i)) {
                case '{' -> open();
                case '}' -> close();
                case ',' -> key = inList() ? key : null;
                case '"' -> {
                    int end = endOfString(i + 1);
                    string(i + 1, end);
                    i = end;
                }
                default -> {
                    // numbers, blanks and what should not be there say nothing here
                }
            }
        }
        while (!open.isEmpty()) {
            close();
        }
    }

    /** Whether the values of a list are read: only those of types matter, and they stay under their key. */
    private boolean inList() {
        return "@type".equals(key);
    }

    private void open() {
        if (open.size() >= DEEPEST) {
            tooDeep++;
            return;
        }
        boolean within = !open.isEmpty() && open.peek().elsewhere;
        open.push(new Thing(within || key != null && ELSEWHERE.contains(key)));
        key = null;
    }

    private void close() {
        if (tooDeep > 0) {
            tooDeep--;
        } else if (!open.isEmpty()) {
            Thing thing = open.pop();
            count(thing);
            if (thing.date != null && !thing.elsewhere && !OTHER_THINGS.contains(thing.type)) {
                (isArticle(thing.type) ? articles : others).add(thing.date);
            }
        }
        key = null;
    }

    private void count(Thing thing) {
        int articles = isArticle(thing.type) ? 1 : thing.articles;
        if (thing.elsewhere) {
            return;
        }
        if (open.isEmpty()) {
            outermost += articles;
        } else {
            open.peek().articles += articles;
        }
    }

    private static boolean isArticle(String type) {
        return type.endsWith("Article")
                || type.endsWith("Posting")
                || type.endsWith("Report")
                || type.endsWith("Release");
    }

    private int endOfString(int start) {
        int end = start;
        while (end < json.length() && json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, json.length());
    }

    private void string(int start, int end) {
        if (isKey(end + 1)) {
            key = json.substring(start, end);
        } else if (!open.isEmpty() && tooDeep == 0) {
            value(open.peek(), start, end);
        }
    }

    private boolean isKey(int after) {
        int at = after;
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at < json.length() && json.charAt(at) == ':';
    }

    private void value(Thing thing, int start, int end) {
        if (end - start > LONGEST_DATE) {
            return;
        }
        if ("@type".equals(key) && !isArticle(thing.type)) {
            thing.type = json.substring(start, end);
        } else if (key != null && names.contains(key) && thing.date == null) {
            thing.date = plain(json.substring(start, end));
        }
    }

    /** The characters of a date that some programs escape. */
    private static String plain(String value) {
        return value.replace("\\/", "/")
                .replace("\\u002B", "+")
                .replace("\\u002b", "+")
                .replace("\\u003A", ":");
    }
}
