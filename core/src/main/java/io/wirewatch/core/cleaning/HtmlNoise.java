package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Tells the elements of a page that are never read as part of a release, and those whose names call them something that stands around
 * one; of one page, since it remembers what it told. Names are told by their words ({@code relatedPosts}, {@code entry__author-bio}), which {@code noise.txt} lists.
 */
final class HtmlNoise {
    /** How sure a name is. */
    enum Kind {
        NONE,
        /** Pages call what holds the release so too, for its layout: only what is small is left out. */
        MAYBE,
        /** Nobody calls the release so. */
        SURELY
    }

    private static final Set<String> SKIPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "nav",
            "aside",
            "footer",
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
            "datalist",
            "figcaption");
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
    private static final Set<String> NEVER_AROUND = Set.of("html", "body", "main", "article");
    private static final int LONGEST_NAME = 200;

    /** For each word that a name of noise begins with, what has to follow it and how sure that is. */
    private static final Map<String, List<Name>> NAMES = new HashMap<>();

    private record Name(List<String> words, Kind kind) {}

    static {
        Resource.lines("noise.txt").map(line -> line.split("\t", 2)).forEach(line -> {
            for (String name : line[1].strip().split("\\s*,\\s*")) {
                List<String> words = List.of(name.split(" "));
                Kind kind = line[0].equals("surely") ? Kind.SURELY : Kind.MAYBE;
                NAMES.computeIfAbsent(words.getFirst(), word -> new ArrayList<>())
                        .add(new Name(words, kind));
            }
        });
    }

    /** Pages name hundreds of elements alike. */
    private final Map<String, Kind> kinds = new HashMap<>();

    private final Map<String, Boolean> unseen = new HashMap<>();

    /** Whether nobody reads the element's text as text of the release, whatever its length. */
    boolean isNever(Element element) {
        return SKIPPED.contains(element.normalName()) || element.attributesSize() > 0 && isHidden(element);
    }

    private boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || element.hasAttr("style")
                        && HIDDEN.matcher(cut(element.attr("style"))).find()
                || unseen.computeIfAbsent(
                        cut(element.className()), name -> UNSEEN.matcher(name).find());
    }

    /** What an element's class and id call it. */
    Kind kind(Element element) {
        if (element.normalName().equals("form")) {
            return Kind.SURELY; // some servers put the whole page in one
        }
        if (element.attributesSize() == 0 || NEVER_AROUND.contains(element.normalName())) {
            return Kind.NONE;
        }
        Kind byClass = kinds.computeIfAbsent(cut(element.className()), HtmlNoise::kind);
        Kind byId = byClass == Kind.SURELY ? Kind.NONE : kind(cut(element.id()));
        return byClass.compareTo(byId) >= 0 ? byClass : byId;
    }

    /** What a name calls an element. */
    static Kind kind(String name) {
        Kind kind = Kind.NONE;
        if (name.isEmpty()) {
            return kind;
        }
        List<String> words = words(name);
        if (words.contains("embed")) {
            return kind; // what the release quotes from elsewhere
        }
        for (int i = 0; i < words.size(); i++) {
            for (Name known : NAMES.getOrDefault(words.get(i), List.of())) {
                boolean told = known.words().size() == 1
                        || Collections.indexOfSubList(
                                        words.subList(
                                                i,
                                                Math.min(
                                                        words.size(),
                                                        i + known.words().size())),
                                        known.words())
                                == 0;
                if (told && known.kind().compareTo(kind) > 0) {
                    kind = known.kind();
                }
            }
        }
        return kind;
    }

    /** The words of a name in small letters: parted by what is no letter, and before capitals. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char before = ' ';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!word.isEmpty()
                    && (!Character.isLetter(c) || Character.isUpperCase(c) && Character.isLowerCase(before))) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (Character.isLetter(c)) {
                word.append(Character.toLowerCase(c));
            }
            before = c;
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
