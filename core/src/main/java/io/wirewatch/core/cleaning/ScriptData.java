package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The publication dates in what a page's scripts are given: data layers of statistics, the state that a page is built from. Only keys that
 * say publication count: {@code "publishedAt": "2004-04-15T10:11:12Z"}.
 */
final class ScriptData {
    private static final int MOST = 5;
    private static final int LONGEST_DATE = 40;

    /** What every such key has in it. */
    static final String STEM = "ubli";

    private static final Pattern ENTRY = Pattern.compile(
            "(?!un)[a-z_]{0,20}ubli(?:sh(?:ed|ing)?|cation)_?(?:at|on|date|time|date_?time)?\\\\?[\"']\\s{0,3}:\\s{0,3}\\\\?[\"']((?:19|20)\\d{2}[^\"'\\\\]{4,"
                    + LONGEST_DATE + "})",
            Pattern.CASE_INSENSITIVE);

    private ScriptData() {}

    /** The dates as written, in the order of the script. */
    static List<String> published(String script) {
        List<String> dates = new ArrayList<>();
        Matcher entry = ENTRY.matcher(script);
        // The pattern is tried where its stem stands only: scripts may be long.
        for (int at = script.indexOf(STEM); at >= 0 && dates.size() < MOST; at = script.indexOf(STEM, at + 1)) {
            int start = startOfKey(script, at);
            if (entry.region(start, script.length()).lookingAt()) {
                dates.add(entry.group(1));
            }
        }
        return dates;
    }

    private static int startOfKey(String script, int stem) {
        int start = stem;
        while (start > 0 && stem - start < 20 && isKey(script.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isKey(char c) {
        return Character.isLetter(c) || c == '_';
    }
}
