package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells the lead from the rest. Above it stand date and time lines, places, bylines and "the following is attributable to" lines, which
 * are body. The lead is the first paragraph after them; where that is a standfirst, a line without a full stop, it is the standfirst and
 * the paragraph that follows it.
 */
final class Zones {
    private static final int HEAD = 8;
    private static final int SHORT = 120;
    private static final Pattern BYLINE = Pattern.compile(
            "(?i:by|by:|from|from:|von|par|por|di|de|автор:?)\\s\\p{Lu}.*|(?:\\p{Lu}\\S*\\s){0,3}(?i:office|bureau|department|ministry|embassy|mission|secretariat)"
                    + "(?:\\sof|\\sfor|\\sto)?(?:\\s(?:of|the|for|and|to|\\p{Lu}\\S*))*",
            Pattern.UNICODE_CASE);
    private static final String NAME = "(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|de|von|van|der|bin|al|el|la|y)";
    private static final Pattern NAME_AND_OFFICE = Pattern.compile(
            NAME + "(?:\\s" + NAME
                    + "){1,4},\\s(?:of|the|for|and|to|on|in|de|la|\\p{Lu}[\\p{L}\\p{M}.'’,-]*)(?:\\s(?:of|the|for|and|to|on|in|de|la|\\p{Lu}[\\p{L}\\p{M}.'’,-]*))*");
    private static final Pattern LEAD_IN = Pattern.compile(
            "(?:the\\s)?(?:following|text|below)\\b.{0,110}:|.{0,90}\\b(?:statement|remarks|text|transcript|release)\\b.{0,60}:",
            Pattern.CASE_INSENSITIVE);

    private Zones() {}

    /** The zone of each paragraph, {@link Zone#LEAD} or {@link Zone#BODY}. */
    static List<Zone> of(List<String> paragraphs, boolean english) {
        int first = firstAfterHeader(paragraphs, english);
        int last = first;
        while (last + 1 < paragraphs.size() && last - first < 2 && isStandfirst(paragraphs.get(last))) {
            last++;
        }
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            zones.add(i >= first && i <= last ? Zone.LEAD : Zone.BODY);
        }
        return zones;
    }

    /** How many lines stand above the lead; never all of them. */
    static int firstAfterHeader(List<String> paragraphs, boolean english) {
        int first = 0;
        for (int i = 0; i < Math.min(HEAD, paragraphs.size() - 1); i++) {
            String line = paragraphs.get(i);
            if (line.length() > SHORT) {
                break;
            }
            if (Headline.isPreface(line, english)) {
                first = i + 1; // the short lines above a date or a time say where
            } else if (i == first && isByline(line)) {
                first = i + 1;
            } else if (endsSentence(line)) {
                break;
            }
        }
        return Math.min(first, Math.max(0, paragraphs.size() - 1));
    }

    private static boolean isByline(String line) {
        return !endsSentence(line)
                && (BYLINE.matcher(line).matches()
                        || NAME_AND_OFFICE.matcher(line).matches()
                        || LEAD_IN.matcher(line).matches());
    }

    private static boolean isStandfirst(String line) {
        return line.length() <= 2 * SHORT && !endsSentence(line) && !line.endsWith(":");
    }

    private static boolean endsSentence(String line) {
        int last = line.length() - 1;
        for (int marks = 0; last >= 0 && marks < 3 && "\"”’»)]*".indexOf(line.charAt(last)) >= 0; marks++) {
            last--;
        }
        return last >= 0 && ".!?…".indexOf(line.charAt(last)) >= 0;
    }
}
