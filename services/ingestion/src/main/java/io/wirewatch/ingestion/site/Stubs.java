package io.wirewatch.ingestion.site;

import io.wirewatch.core.release.RawRelease;
import io.wirewatch.ingestion.poll.Candidate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Which entries of a feed hold no more than the beginning of their text: those that are empty or repeat their title, those that break off
 * and say so, and short ones in a feed of short ones. A short entry of a feed whose others are whole is a short release.
 */
final class Stubs {
    private static final int FEW_WORDS = 60;
    private static final int WORDS_OF_A_BEGINNING = 150;
    private static final int TAIL = 80;
    private static final int TAIL_WITH_A_NOTE = 300;
    /** Blogs say after it where it appeared first. */
    private static final Pattern LEFT_OUT = Pattern.compile("\\[\\s?(?:…|\\.\\.\\.)\\s?\\]");

    private static final Pattern BREAKS_OFF = Pattern.compile(
            "(?:…|\\.\\.\\.|\\[(?:…|\\.\\.\\.)\\])\\s*(?:\\S+\\s?){0,4}$|(?:read more|continue reading|read the full (?:story|release|statement|article)|full (?:story|text)|view full post|more|weiterlesen|mehr lesen|mehr|lire la suite|en savoir plus|leer más|seguir leyendo|leia mais|continua a leggere|lees meer|läs mer|les mer|czytaj więcej|читать далее|читать полностью)\\W*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final boolean shortFeed;

    /** @param entries all of the feed: what is usual in it tells what is short */
    Stubs(List<Candidate> entries) {
        int[] words = entries.stream()
                .mapToInt(entry -> words(text(entry.release())))
                .sorted()
                .toArray();
        this.shortFeed = words.length > 0 && words[words.length / 2] < FEW_WORDS;
    }

    boolean isStub(RawRelease entry) {
        String text = text(entry);
        int words = words(text);
        if (words == 0
                || entry.title() != null && text.equalsIgnoreCase(entry.title().strip())) {
            return true;
        }
        return shortFeed && words < FEW_WORDS || words < WORDS_OF_A_BEGINNING && breaksOff(text);
    }

    private static boolean breaksOff(String text) {
        return BREAKS_OFF.matcher(tail(text, TAIL)).find()
                || LEFT_OUT.matcher(tail(text, TAIL_WITH_A_NOTE)).find();
    }

    private static String tail(String text, int length) {
        return text.substring(Math.max(0, text.length() - length));
    }

    static String text(RawRelease entry) {
        return Jsoup.parse(new String(entry.body(), StandardCharsets.UTF_8))
                .text()
                .strip();
    }

    static int words(String text) {
        return new StringTokenizer(text).countTokens();
    }
}
