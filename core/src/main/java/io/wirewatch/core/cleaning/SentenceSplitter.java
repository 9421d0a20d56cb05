package io.wirewatch.core.cleaning;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parts a paragraph into sentences: the boundaries of Unicode (UAX 29, by ICU), less those after abbreviations, initials and ordinals.
 * {@code abbreviations.txt} tells titles, after which a name follows and no sentence ends, from abbreviations that may end one: after
 * these a sentence begins only with a word that often begins one. For one thread.
 */
public final class SentenceSplitter {
    private static final BreakIterator RULES = BreakIterator.getSentenceInstance(ULocale.ENGLISH);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Map<String, Set<String>> WORDS = words();
    private static final Pattern INITIAL = Pattern.compile("\\p{Lu}|\\p{Lu}[\\p{Ll}]?(?:-\\p{Lu})");
    private static final Pattern DOTTED = Pattern.compile("(?:\\p{L}\\.){1,5}\\p{L}");

    private final boolean german;
    private final BreakIterator boundaries = (BreakIterator) RULES.clone();

    /** @param language BCP 47; German numbers its days and centuries with a full stop */
    public SentenceSplitter(String language) {
        this.german = language.startsWith("de");
    }

    /** The sentences of a one-line paragraph: offsets in it, without the blanks between them. */
    public List<Sentence> split(String paragraph) {
        boundaries.setText(paragraph);
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            if (end == paragraph.length() || ends(paragraph, start, end)) {
                add(sentences, paragraph, start, end);
                start = end;
            }
        }
        return sentences;
    }

    private static void add(List<Sentence> sentences, String paragraph, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && paragraph.charAt(start) == ' ') {
            start++;
        }
        while (end > start && paragraph.charAt(end - 1) == ' ') {
            end--;
        }
        if (start < end) {
            sentences.add(new Sentence(start, end));
        }
    }

    /** Whether a sentence that began at {@code start} really ends at a boundary inside its paragraph. */
    private boolean ends(String paragraph, int start, int boundary) {
        int stop = lastNonBlank(paragraph, start, boundary);
        if (stop < start || paragraph.charAt(stop) != '.') {
            return true;
        }
        String last = wordBefore(paragraph, start, stop);
        String next = wordAt(paragraph, boundary);
        if (last.isEmpty()) {
            return true; // an ellipsis, or a full stop after a bracket
        }
        String folded = last.toLowerCase(Locale.ROOT);
        if (WORDS.get("title").contains(folded)) {
            return false;
        }
        if (WORDS.get("number").contains(folded) && !next.isEmpty() && Character.isDigit(next.charAt(0))) {
            return false;
        }
        if (german && Character.isDigit(last.charAt(last.length() - 1))) {
            return last.length() > 2 || last.chars().anyMatch(c -> !Character.isDigit(c));
        }
        boolean mayGoOn = WORDS.get("open").contains(folded)
                || WORDS.get("number").contains(folded)
                || INITIAL.matcher(last).matches()
                || DOTTED.matcher(last).matches();
        return !mayGoOn
                || WORDS.get("starter").contains(next.toLowerCase(Locale.ROOT))
                || opensQuote(paragraph, boundary);
    }

    private static int lastNonBlank(String text, int start, int end) {
        int i = end - 1;
        while (i >= start && text.charAt(i) == ' ') {
            i--;
        }
        return i;
    }

    private static String wordBefore(String text, int start, int stop) {
        int from = stop;
        while (from > start && isInWord(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, stop);
    }

    private static String wordAt(String text, int at) {
        int from = at;
        while (from < text.length() && !Character.isLetterOrDigit(text.charAt(from)) && from - at < 3) {
            from++;
        }
        int to = from;
        while (to < text.length()
                && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '\'' || text.charAt(to) == '’')) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean isInWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '&';
    }

    private static boolean opensQuote(String text, int at) {
        return at < text.length() && "\"“„«".indexOf(text.charAt(at)) >= 0;
    }

    private static Map<String, Set<String>> words() {
        return Resource.lines("abbreviations.txt")
                .map(line -> line.split("\t", 2))
                .collect(Collectors.groupingBy(
                        line -> line[0],
                        Collectors.flatMapping(line -> BLANKS.splitAsStream(line[1].strip()), Collectors.toSet())));
    }
}
