package io.wirewatch.core.cleaning;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells the lines above a headline that name who issues the release: {@code Office of the Spokesperson}, {@code Embassy of the Coastal
 * Union}, and what stands between them and a date. Other names of offices begin headlines too ("Ministry of Finance Cuts Taxes").
 */
final class Letterhead {
    private static final int LONGEST = 80;
    /** A date stands among so many lines. */
    private static final int LINES = 4;

    private static final String CAPITAL = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
    private static final Pattern OFFICE = Pattern.compile(
            "(?:The\\s|THE\\s)?(?:White House\\s|THE WHITE HOUSE\\s)?(?:Office of (?:the )?(?:(?:Deputy|Vice|Press|Assistant|Acting) )?(?:Spokes\\w{3,7}|Secretary|President"
                    + "|Press Secretary|First Lady|Inspector General|Director|Director-General|Commissioner|Chairman|Mayor|Governor|Prime Minister|Attorney General|Press Relations"
                    + "|Public Affairs|Communications|Media Relations|Press)|(?:Embassy|Consulate|Consulate General|Permanent Mission|Permanent Delegation|Delegation) of (?:the )?"
                    + CAPITAL + "(?:\\s(?:(?:of|the|and|in|to|for|at) ){0,2}" + CAPITAL + "){0,5})");

    private Letterhead() {}

    /** How many paragraphs at the top are such lines; 0 where there are none, or no date tells where they end. */
    static int lines(List<String> paragraphs, boolean english) {
        if (paragraphs.size() < 2 || !isOffice(paragraphs.getFirst())) {
            return 0;
        }
        for (int i = 1; i < Math.min(LINES + 1, paragraphs.size() - 1); i++) {
            String line = paragraphs.get(i);
            if (line.length() > LONGEST) {
                return 0;
            }
            if (DateLines.date(line, english).isPresent()) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isOffice(String line) {
        return line.length() <= LONGEST
                && "TWOECPD".indexOf(line.charAt(0)) >= 0
                && OFFICE.matcher(line).matches();
    }
}
