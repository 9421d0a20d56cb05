package io.wirewatch.formats.office;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Titles as the properties of documents give them. Many are what a program or a template put there, so one is believed
 * only where the text begins with it or soon says it.
 */
final class Titles {
    private static final Pattern JUNK = Pattern.compile(
            "(?i)\\s*(microsoft (word|powerpoint|office).*|untitled.*|document ?\\d*|.*\\.(docx?|pdf|rtf|odt|indd|qxd|pages|pub|txt)\\s*)");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 8;
    private static final int LONGEST = 500;
    private static final int NEAR = 1500;

    private Titles() {}

    /**
     * A title that is certain, else null.
     *
     * @param letters the text's letters, see {@link #letters}
     */
    static String certain(String title, String letters) {
        if (title == null || title.length() > LONGEST || JUNK.matcher(title).matches()) {
            return null;
        }
        String wanted = letters(title);
        String opening = letters.substring(0, Math.min(NEAR, letters.length()));
        return wanted.length() >= SHORTEST && opening.contains(wanted)
                ? title.strip().replaceAll("\\s+", " ")
                : null;
    }

    /** Letters and digits of a text, in lower case, with nothing between them. */
    static String letters(String text) {
        return NO_LETTERS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
