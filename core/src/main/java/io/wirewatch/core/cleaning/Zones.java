package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells the lead from the rest of the news. Above it stand date and time lines, places, bylines and "the following is attributable to"
 * lines, which are {@link Zone#BYLINE}, and the standfirst: lines without a full stop, or what stands above a paragraph with a dateline.
 */
final class Zones {
    private static final int HEAD = 8;
    private static final int SHORT = 120;
    /** So many paragraphs a standfirst has at most. */
    private static final int STANDFIRST = 2;

    private static final int MOST_SMALL = 2;
    /** So many words are no place. */
    private static final int LONG = 8;

    private static final Pattern ANNOUNCED = Pattern.compile(
            "\\b(?:issued|released|made|sent|gave|delivered|said)\\b.{0,20}\\bfollowing\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BYLINE = Pattern.compile(
            "(?i:by|by:|from|from:|von|par|por|di|de|автор:?)\\s\\p{Lu}.*|(?:\\p{Lu}\\S*\\s){0,3}(?i:office|bureau|department|ministry|embassy|mission|secretariat)"
                    + "(?:\\sof|\\sfor|\\sto)?(?:\\s(?:of|the|for|and|to|\\p{Lu}\\S*))*",
            Pattern.UNICODE_CASE);
    private static final String NAME = "(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|de|von|van|der|bin|al|el|la|y)";
    private static final Pattern NAME_AND_OFFICE = Pattern.compile(
            NAME + "(?:\\s" + NAME
                    + "){1,4},\\s(?:of|the|for|and|to|on|in|de|la|\\p{Lu}[\\p{L}\\p{M}.'’,-]*)(?:\\s(?:of|the|for|and|to|on|in|de|la|\\p{Lu}[\\p{L}\\p{M}.'’,-]*))*");
    private static final Pattern SIGNATURE =
            Pattern.compile("(?:By|BY)\\s" + NAME + "(?:[\\s,]{1,2}(?:and\\s|AND\\s|in\\s)?" + NAME + "){1,8}");
    private static final Pattern LEAD_IN = Pattern.compile(
            "(?:the\\s)?(?:following|text|below)\\b.{0,110}:|.{0,90}\\b(?:statement|remarks|text|transcript|release)\\b.{0,60}:",
            Pattern.CASE_INSENSITIVE);

    private Zones() {}

    /** The zone of each paragraph: {@link Zone#BYLINE}, {@link Zone#STANDFIRST}, {@link Zone#LEAD} or {@link Zone#BODY}. */
    static List<Zone> of(List<String> paragraphs, boolean english) {
        int first = firstAfterHeader(paragraphs, english);
        int lead = lead(paragraphs, first);
        boolean signed = first > 0 && isSignature(paragraphs.get(first - 1));
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            zones.add(i < first ? above(paragraphs.get(i), signed, english) : zone(i, lead));
        }
        return zones;
    }

    private static Zone zone(int i, int lead) {
        return i < lead ? Zone.STANDFIRST : i == lead ? Zone.LEAD : Zone.BODY;
    }

    /**
     * A line above a byline, or one above a date that is long or written like a sentence, says more than who, when and where; so does one
     * that announces words by saying what somebody did.
     */
    private static Zone above(String line, boolean signed, boolean english) {
        if (ANNOUNCED.matcher(line).find() && LEAD_IN.matcher(line).matches()) {
            return Zone.STANDFIRST;
        }
        ContactLine.Words words = ContactLine.Words.of(line);
        boolean more = signed || words.small() > MOST_SMALL || words.all() >= LONG;
        return more && !isByline(line) && !Headline.isPreface(line, english) ? Zone.STANDFIRST : Zone.BYLINE;
    }

    /** The paragraph below the standfirst that begins at one, or that one. */
    private static int lead(List<String> paragraphs, int first) {
        int lead = first;
        while (lead + 1 < paragraphs.size() && lead - first < STANDFIRST && isStandfirst(paragraphs.get(lead))) {
            lead++;
        }
        if (lead + 1 < paragraphs.size()
                && lead - first < STANDFIRST
                && paragraphs.get(lead).length() <= 2 * SHORT
                && Heads.mayBeDateline(paragraphs.get(lead + 1))
                && Opening.isDateline(paragraphs.get(lead + 1))
                && !Opening.isDateline(paragraphs.get(lead))) {
            lead++;
        }
        return lead;
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
            } else if (i == first && isByline(line) || i - first <= STANDFIRST && isSignature(line)) {
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
                        || LEAD_IN.matcher(line).matches() && !Opening.isDateline(line));
    }

    /** {@code By Jane Roe and Tom Poe}. */
    private static boolean isSignature(String line) {
        return line.length() <= SHORT && SIGNATURE.matcher(line).matches();
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
