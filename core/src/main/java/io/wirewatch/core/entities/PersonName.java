package io.wirewatch.core.entities;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Words of a name, made comparable.
 *
 * @param words lower case, without full stops, never empty
 */
record PersonName(List<String> words) {
    /** Words that belong to the surname behind them. */
    private static final Set<String> PARTICLES = Set.of(
            "de", "del", "della", "der", "den", "di", "da", "dos", "du", "van", "von", "zu", "al", "el", "bin", "ibn",
            "la", "le", "ter", "ten", "st");

    private static final Set<String> OF_WOMEN = Set.of("mrs", "ms", "miss", "lady", "madam", "dame", "mme");
    private static final Set<String> OF_MEN = Set.of("mr", "sir", "lord");

    static PersonName of(String name) {
        List<String> words = Stream.of(folded(name).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        return new PersonName(words.isEmpty() ? List.of("") : words);
    }

    /** A name in small letters with single spaces and without full stops. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace(".", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** First letters of the words of a name that have a capital, lower case. */
    static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.split("[\\s-]+")) {
            if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
                initials.append(Character.toLowerCase(word.charAt(0)));
            }
        }
        return initials.toString();
    }

    /** Whether one form of address is for women and the other for men. */
    static boolean contradict(String address, String other) {
        return OF_WOMEN.contains(address) && OF_MEN.contains(other)
                || OF_MEN.contains(address) && OF_WOMEN.contains(other);
    }

    /** Whether there is a first name and a surname. */
    boolean isFull() {
        return words.size() > 1 && !PARTICLES.contains(first());
    }

    String first() {
        return words.getFirst();
    }

    String last() {
        return words.getLast();
    }

    /** Whether a full name is this one: what comes between first and last word may be left out or be initials. */
    boolean isSameAs(PersonName other) {
        return last().equals(other.last()) && isOneName(first(), other.first()) && isOneName(middle(), other.middle());
    }

    private String middle() {
        return words.size() > 2 ? words.get(1) : "";
    }

    private static boolean isOneName(String some, String other) {
        return some.equals(other) || isInitial(some, other) || isInitial(other, some);
    }

    private static boolean isInitial(String initial, String name) {
        return initial.length() <= 1 && name.startsWith(initial);
    }

    /** Whether the words of a shorter name are its last ones; particles may be left out. */
    boolean endsWith(PersonName shorter) {
        int from = words.size() - shorter.words.size();
        return from > 0 && words.subList(from, words.size()).equals(shorter.words) || equals(shorter);
    }
}
