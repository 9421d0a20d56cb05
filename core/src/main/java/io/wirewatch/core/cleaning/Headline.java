package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The title of a release and the paragraphs without it. A title known beforehand is only taken out of the text where it stands again; else
 * the first line that looks like a headline is taken, past date lines, places and labels; else the opening words stand in and stay in the
 * text too.
 *
 * @param title one line
 * @param paragraphs the text without the headline
 */
record Headline(String title, List<String> paragraphs) {
    private static final int HEAD = 6;
    private static final int LONGEST = 220;
    private static final int OPENING_WORDS = 100;
    private static final Pattern LABEL = Pattern.compile(
            "\\W*(?:[\\p{L}.]+\\s){0,4}(?:press|news|media|public)[\\s-](?:release|statement|note|advisory|notice|communiqué|information|briefing|office)"
                    + "s?\\b[\\s\\d()/.:#,-]*(?:no\\.?\\s?)?[\\d()/.-]*|(?:byliner|transcript|fact sheet|text|statement|communiqué|pressemitteilung"
                    + "|communiqué de presse|comunicado(?: de prensa)?|comunicato stampa|пресс-релиз)\\W*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FORM = Pattern.compile(
            "[^\\p{L}\\p{N}]*(?:press|news|media)[\\s-]?(?:releases?|room|statements?|advisor(?:y|ies))(?:\\s(?:of|from|by)(?:\\s[\\p{L}.'’-]{1,30}){1,6})?[^\\p{L}\\p{N}]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SALUTATION = Pattern.compile("(?:dear|to:|from:|by)\\s.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FULL_STOP = Pattern.compile("(?<!\\b[\\p{L}]\\.[\\p{L}])(?<!\\p{Lu})\\.");

    Headline {
        paragraphs = List.copyOf(paragraphs);
    }

    /** The headline of paragraphs that may have been titled already. */
    static Headline of(String known, List<String> paragraphs, boolean english) {
        if (known != null && !known.isBlank()) {
            String title = Characters.line(known);
            return new Headline(title, without(title, paragraphs));
        }
        for (int i = 0; i < Math.min(HEAD, paragraphs.size()); i++) {
            String line = paragraphs.get(i);
            if (isPreface(line, english)) {
                continue;
            }
            if (!looksLikeHeadline(line) || paragraphs.size() == 1) {
                break;
            }
            List<String> rest = new ArrayList<>(paragraphs);
            rest.remove(i);
            return new Headline(line, rest);
        }
        return new Headline(opening(paragraphs, english), paragraphs);
    }

    /** Whether a line may stand above a headline: a date, a time, a place with its region, the name of the form. */
    static boolean isPreface(String line, boolean english) {
        return DateLines.date(line, english).isPresent()
                || DateLines.isTime(line)
                || isLabel(line)
                || (line.contains(",") && line.length() <= 40 && DateLines.isPlace(line));
    }

    /** Whether a line only says what form the text has: {@code Press Release (2004) 48}. */
    static boolean isLabel(String line) {
        return line.length() <= 80 && LABEL.matcher(line).matches();
    }

    /** Whether the title of a page only says what its pages are, as on all of them: {@code Press Release of Senator Hollis}. */
    static boolean isForm(String title) {
        return FORM.matcher(title).matches();
    }

    private static boolean looksLikeHeadline(String line) {
        return line.length() <= LONGEST
                && line.codePoints().anyMatch(Character::isLetter)
                && !endsNoHeadline(line)
                && !SALUTATION.matcher(line).matches();
    }

    /** Whether it ends with a full stop that belongs to no abbreviation, or with a sign that something follows. */
    private static boolean endsNoHeadline(String line) {
        int last = line.length() - 1;
        if (last > 0 && "\"”»)]".indexOf(line.charAt(last)) >= 0) {
            last--;
        }
        char c = line.charAt(last);
        return ",;:".indexOf(c) >= 0
                || c == '.'
                        && FULL_STOP
                                .matcher(line)
                                .region(last, last + 1)
                                .useTransparentBounds(true)
                                .lookingAt();
    }

    /** The paragraphs without the title, where it stands near the top. */
    private static List<String> without(String title, List<String> paragraphs) {
        String folded = fold(title);
        for (int i = 0; i < Math.min(HEAD, paragraphs.size()); i++) {
            if (fold(paragraphs.get(i)).equals(folded)) {
                List<String> rest = new ArrayList<>(paragraphs);
                rest.remove(i);
                return rest;
            }
        }
        return paragraphs;
    }

    private static String opening(List<String> paragraphs, boolean english) {
        String first = paragraphs.stream()
                .filter(p -> !isPreface(p, english))
                .findFirst()
                .orElse(paragraphs.isEmpty() ? "" : paragraphs.getFirst());
        if (first.length() <= OPENING_WORDS) {
            return first;
        }
        int blank = first.lastIndexOf(' ', OPENING_WORDS);
        int end =
                blank > OPENING_WORDS / 2 ? blank : first.offsetByCodePoints(0, first.codePointCount(0, OPENING_WORDS));
        return first.substring(0, end) + "…";
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
