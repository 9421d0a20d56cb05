package io.wirewatch.core.entities;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the office or form of address beside a name, before it or behind a comma after it. English. */
final class RoleReader {
    private static final int MOST_WORDS = 9;
    private static final int LONGEST = 90;
    private static final Set<String> LINKS = Set.of("of", "to", "for", "the", "and", "on", "&");
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "its", "their", "his", "her", "our");
    private static final Map<String, Set<String>> WORDS = words();

    private final String text;
    private final int floor;
    private final int ceiling;

    /**
     * A reader of what stands beside one name.
     *
     * @param text title or text of the release
     * @param floor where the name of the person before it ends; no office reaches over that
     * @param ceiling where the name of the next person begins
     */
    RoleReader(String text, int floor, int ceiling) {
        this.text = text;
        this.floor = floor;
        this.ceiling = ceiling;
    }

    /** The office of the name from {@code start} to {@code end}, null where none stands beside it. */
    Role role(int start, int end) {
        Role before = before(start);
        return before != null ? before : after(end);
    }

    /** The form of address before a name, lower case; empty where there is none. */
    String honorific(int start) {
        Word word = wordBefore(start);
        return word != null && isOf("honorific", word) ? word.plain() : "";
    }

    private Role before(int start) {
        List<Word> words = new ArrayList<>();
        Word word = wordBefore(start);
        if (word != null && isOf("honorific", word)) {
            word = wordBefore(word.start());
        }
        while (word != null && word.start() >= floor && words.size() < MOST_WORDS && mayBeOfOffice(word)) {
            words.addFirst(word);
            word = wordBefore(word.start());
        }
        while (!words.isEmpty() && (LINKS.contains(words.getFirst().plain()) || isOf("never", words.getFirst()))) {
            words.removeFirst();
        }
        return endsInOffice(words) ? role(words) : null;
    }

    /** "Minister" before the name, or "Secretary of State", "Ambassador to NATO". */
    private static boolean endsInOffice(List<Word> words) {
        if (words.isEmpty()) {
            return false;
        }
        if (isOf("head", words.getLast())) {
            return true;
        }
        for (int i = words.size() - 2; i > 0; i--) {
            if (LINKS.contains(words.get(i).plain())) {
                return isOf("head", words.get(i - 1));
            }
        }
        return false;
    }

    private static boolean mayBeOfOffice(Word word) {
        boolean part =
                word.isCapitalised() || isOf("head", word) || isOf("before", word) || LINKS.contains(word.plain());
        return part && (!isOf("never", word) || LINKS.contains(word.plain()));
    }

    /** ", the NATO Secretary General," up to the next sign. */
    private Role after(int end) {
        if (!text.startsWith(", ", end)) {
            return null;
        }
        int to = end + 2;
        while (to < text.length() && to - end <= LONGEST && !isEnd(to)) {
            to++;
        }
        boolean closed = to - end <= LONGEST && to <= ceiling;
        List<Word> words = closed ? wordsBetween(end + 2, to) : List.of();
        if (words.size() > 1 && ARTICLES.contains(words.getFirst().plain())) {
            words = words.subList(1, words.size());
        }
        boolean office = words.size() <= MOST_WORDS
                && words.stream().anyMatch(word -> isOf("head", word))
                && words.stream().noneMatch(word -> isOf("verb", word));
        return office ? role(words) : null;
    }

    private boolean isEnd(int at) {
        char c = text.charAt(at);
        boolean stop = c == '.' && (at + 1 == text.length() || text.charAt(at + 1) == ' ') && !endsAbbreviation(at);
        return stop
                || c == ','
                || c == ';'
                || c == ':'
                || c == '('
                || c == ')'
                || c == '\n'
                || c == '\u2014'
                || c == '"';
    }

    /** Whether the full stop is one of "U.S." */
    private boolean endsAbbreviation(int stop) {
        return stop >= 2 && text.charAt(stop - 2) == '.' || stop >= 2 && text.charAt(stop - 2) == ' ';
    }

    private List<Word> wordsBetween(int from, int to) {
        List<Word> words = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == ' ') {
                if (i > start) {
                    words.add(word(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    /** The word before a place with one space between; null where a sign or line break comes between. */
    private Word wordBefore(int place) {
        int end = place - 1;
        if (end < 1 || text.charAt(end) != ' ' || text.charAt(end - 1) == ' ') {
            return null;
        }
        int start = end;
        while (start > 0 && !isBlank(text.charAt(start - 1))) {
            start--;
        }
        boolean parted = !isInWord(text.charAt(end - 1)) && !isAbbreviation(start, end);
        return parted || end - start > LONGEST ? null : word(start, end);
    }

    private boolean isAbbreviation(int start, int end) {
        if (text.charAt(end - 1) != '.') {
            return false;
        }
        String plain = text.substring(start, end - 1).toLowerCase(Locale.ROOT);
        return plain.indexOf('.') >= 0
                || WORDS.get("head").contains(plain)
                || WORDS.get("honorific").contains(plain);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\u00A0';
    }

    private static boolean isInWord(char c) {
        return Character.isLetterOrDigit(c) || c == '&' || c == '\'' || c == '\u2019' || Character.isSurrogate(c);
    }

    private Word word(int start, int end) {
        String plain = text.substring(start, end).toLowerCase(Locale.ROOT);
        String bare = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        String own = bare.endsWith("'s") || bare.endsWith("\u2019s") ? bare.substring(0, bare.length() - 2) : bare;
        return new Word(start, end, own, Character.isUpperCase(text.charAt(start)));
    }

    private Role role(List<Word> words) {
        String written =
                text.substring(words.getFirst().start(), words.getLast().end());
        Set<String> heads = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (Word word : words) {
            if (isOf("head", word)) {
                heads.add(word.plain());
            } else if (!LINKS.contains(word.plain())) {
                others.add(word.plain());
            }
        }
        return new Role(written, heads, others);
    }

    private static boolean isOf(String list, Word word) {
        return WORDS.get(list).contains(word.plain());
    }

    private record Word(int start, int end, String plain, boolean isCapitalised) {}

    private static Map<String, Set<String>> words() {
        try (InputStream in = RoleReader.class.getResourceAsStream("roles.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.groupingBy(
                            line -> line[0],
                            Collectors.flatMapping(line -> Stream.of(line[1].split(" ")), Collectors.toSet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
