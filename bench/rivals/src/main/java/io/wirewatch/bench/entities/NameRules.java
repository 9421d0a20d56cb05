package io.wirewatch.bench.entities;

import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntitySpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a labelled span says of names (docs/entities.md): the same trimming for every set, for what engines find, and for
 * training.
 */
final class NameRules {
    private static final Pattern WORD = Pattern.compile("[^\\s,;:()\\[\\]\"“”]+|[,;:()\\[\\]\"“”]");
    private static final Pattern EDGE_BEFORE = Pattern.compile("^[\\s\\p{Cf}\"“”‘’'(\\[,;:–—-]+");
    private static final Pattern EDGE_AFTER = Pattern.compile("[\\s\\p{Cf}\"“”‘’'()\\[\\],;:.–—-]+$");
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|a|an)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern POSSESSIVE = Pattern.compile("\\s?['’]s$");
    private static final Pattern SUFFIX = Pattern.compile("(?:Jr|Sr|II|III|IV|V)\\.?");
    private static final Set<String> PRONOUNS = Set.of(
            "i", "we", "he", "she", "it", "they", "you", "my", "our", "his", "her", "its", "their", "your", "who", "us",
            "them", "him", "me", "this", "that", "these", "those", "there", "here", "one", "both", "each");
    private static final Set<String> IN_PERSON = Set.of(
            "de", "la", "le", "del", "della", "di", "da", "dos", "du", "van", "von", "der", "den", "ten", "ter", "zu",
            "al", "el", "bin", "ibn", "bint", "abu", "y", "e", "and");
    private static final Set<String> IN_PLACE = Set.of(
            "of", "the", "de", "la", "le", "del", "di", "da", "do", "du", "des", "al", "el", "and", "upon", "sur");
    private static final Set<String> IN_ORGANISATION = Set.of(
            "of", "the", "for", "and", "&", "in", "on", "to", "at", "with", "against", "by", "de", "la", "le", "del",
            "di", "da", "do", "du", "des", "der", "für", "und", "et", "y", "al", "el", ",", "-", "–");
    /** Words of an office or rank: a name begins after the last of them. */
    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "professor",
            "sir",
            "president",
            "president-elect",
            "vice",
            "minister",
            "chancellor",
            "secretary",
            "secretary-general",
            "gen",
            "general",
            "lt",
            "lieutenant",
            "col",
            "colonel",
            "maj",
            "capt",
            "captain",
            "sgt",
            "sergeant",
            "spc",
            "specialist",
            "cpl",
            "corporal",
            "pvt",
            "adm",
            "admiral",
            "cmdr",
            "commander",
            "officer",
            "operator",
            "1st",
            "2nd",
            "class",
            "senator",
            "sen",
            "senators",
            "representative",
            "rep",
            "congressman",
            "congresswoman",
            "governor",
            "gov",
            "ambassador",
            "director",
            "chairman",
            "chairwoman",
            "rev",
            "reverend",
            "attorney",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "he",
            "administrator",
            "commissioner",
            "sheikh",
            "ayatollah",
            "archbishop",
            "cardinal");
    /** Words of an office that are names as well: left out only where a span begins with one. */
    private static final Set<String> TITLES_AT_START = Set.of(
            "king",
            "queen",
            "prince",
            "princess",
            "pope",
            "bishop",
            "judge",
            "justice",
            "major",
            "father",
            "sister",
            "lord",
            "lady",
            "miss",
            "mayor",
            "speaker",
            "private",
            "saint",
            "brother",
            "chief",
            "staff",
            "petty",
            "prime",
            "deputy",
            "first",
            "former",
            "defense",
            "foreign");

    private NameRules() {}

    /**
     * The names in a labelled span.
     *
     * @param known words of the name where the set tells them (of an article that the span is linked to), in lower case;
     *     else empty, and a span that is not a name as a whole gives none
     */
    static List<EntitySpan> names(String text, EntitySpan span, Set<String> known) {
        if (span.kind() == EntityKind.PLACE
                && text.substring(span.start(), span.end()).contains(",")) {
            List<EntitySpan> names = new ArrayList<>();
            int start = span.start();
            for (int i = span.start(); i <= span.end(); i++) {
                if (i == span.end() || text.charAt(i) == ',') {
                    names.addAll(namesOfOne(text, new EntitySpan(span.kind(), start, i), known));
                    start = i + 1;
                }
            }
            return names;
        }
        return namesOfOne(text, span, known);
    }

    private static List<EntitySpan> namesOfOne(String text, EntitySpan span, Set<String> known) {
        EntitySpan trimmed = trimmed(text, span);
        if (isName(text, trimmed)) {
            return List.of(trimmed);
        }
        return runs(text, span).stream()
                .map(run -> trimmed(text, run))
                .filter(run -> isName(text, run) && shares(text, run, known))
                .max(Comparator.comparingInt((EntitySpan run) -> run.end() - run.start())
                        .thenComparing(run -> -run.start()))
                .map(List::of)
                .orElse(List.of());
    }

    /** A span as it is compared: without article, office, possessive, and the full stop that may also end a sentence. */
    static EntitySpan trimmed(String text, EntitySpan span) {
        int start = span.start();
        int end = span.end();
        while (true) {
            String part = text.substring(start, end);
            int newStart = start + matched(EDGE_BEFORE, part);
            String left = text.substring(newStart, end);
            newStart += matched(ARTICLE, left);
            int newEnd = end - matched(POSSESSIVE, text.substring(newStart, end));
            newEnd -= matched(EDGE_AFTER, text.substring(newStart, newEnd));
            if (span.kind() == EntityKind.PERSON) {
                newStart += title(text.substring(newStart, newEnd));
            }
            if (newStart == start && newEnd == end || newStart >= newEnd) {
                return new EntitySpan(span.kind(), newStart, Math.max(newStart, newEnd));
            }
            start = newStart;
            end = newEnd;
        }
    }

    /** Spans as they are scored: trimmed, the empty ones left out. */
    static List<EntitySpan> scored(String text, List<EntitySpan> spans) {
        return spans.stream()
                .map(span -> trimmed(text, span))
                .filter(span -> span.start() < span.end())
                .toList();
    }

    /** The outermost of names that overlap, the first of equals. */
    static List<EntitySpan> outermost(List<EntitySpan> names) {
        List<EntitySpan> sorted = names.stream()
                .sorted(Comparator.comparingInt(EntitySpan::start).thenComparing(span -> -span.end()))
                .toList();
        List<EntitySpan> kept = new ArrayList<>();
        for (EntitySpan name : sorted) {
            if (kept.isEmpty() || kept.getLast().end() <= name.start()) {
                kept.add(name);
            } else if (name.end() - name.start()
                    > kept.getLast().end() - kept.getLast().start()) {
                kept.set(kept.size() - 1, name);
            }
        }
        return kept;
    }

    /** How many units of a person's span are an office: up to the last word that is one and has a name behind it. */
    private static int title(String part) {
        List<int[]> words = words(part);
        int cut = 0;
        for (int i = 0; i + 1 < words.size(); i++) {
            String word = plain(part, words.get(i));
            String next = part.substring(words.get(i + 1)[0], words.get(i + 1)[1]);
            boolean office = TITLES.contains(word) || cut == words.get(i)[0] && TITLES_AT_START.contains(word);
            if (office
                    && Character.isUpperCase(next.codePointAt(0))
                    && !SUFFIX.matcher(next).matches()) {
                cut = words.get(i + 1)[0];
            }
        }
        return cut;
    }

    static boolean isName(String text, EntitySpan span) {
        String part = text.substring(span.start(), span.end());
        List<int[]> words = words(part);
        if (words.isEmpty() || words.size() == 1 && PRONOUNS.contains(plain(part, words.getFirst()))) {
            return false;
        }
        boolean upper = false;
        for (int i = 0; i < words.size(); i++) {
            String word = part.substring(words.get(i)[0], words.get(i)[1]);
            boolean own = isOwn(word);
            upper |= own && word.chars().anyMatch(Character::isUpperCase);
            boolean edge = i == words.size() - 1 || i == 0 && span.kind() != EntityKind.PERSON;
            if (!own && (edge || !inside(span.kind()).contains(plain(part, words.get(i))))) {
                return false;
            }
        }
        return upper;
    }

    /** Whether a word may begin a name: it holds a capital or begins with a digit. */
    private static boolean isOwn(String word) {
        return word.chars().anyMatch(Character::isUpperCase) || Character.isDigit(word.codePointAt(0));
    }

    private static Set<String> inside(EntityKind kind) {
        return switch (kind) {
            case PERSON -> IN_PERSON;
            case PLACE -> IN_PLACE;
            case ORGANISATION -> IN_ORGANISATION;
        };
    }

    /** The longest parts of a span in which all words may be of one name. */
    private static List<EntitySpan> runs(String text, EntitySpan span) {
        String part = text.substring(span.start(), span.end());
        List<EntitySpan> runs = new ArrayList<>();
        int first = -1;
        int last = -1;
        for (int[] word : words(part)) {
            String written = part.substring(word[0], word[1]);
            boolean possessive = POSSESSIVE.matcher(written).find();
            if (isOwn(written)) {
                first = first < 0 ? word[0] : first;
                last = word[1];
            }
            if (possessive || !isOwn(written) && !inside(span.kind()).contains(plain(part, word))) {
                if (first >= 0) {
                    runs.add(new EntitySpan(span.kind(), span.start() + first, span.start() + last));
                }
                first = -1;
            }
        }
        if (first >= 0) {
            runs.add(new EntitySpan(span.kind(), span.start() + first, span.start() + last));
        }
        return runs;
    }

    private static boolean shares(String text, EntitySpan run, Set<String> known) {
        String part = text.substring(run.start(), run.end());
        return words(part).stream()
                .map(word -> plain(part, word))
                .anyMatch(word -> word.length() > 1 && known.contains(word));
    }

    private static List<int[]> words(String part) {
        List<int[]> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(part);
        while (matcher.find()) {
            words.add(new int[] {matcher.start(), matcher.end()});
        }
        return words;
    }

    private static String plain(String part, int[] word) {
        String written =
                part.substring(word[0], word[1]).toLowerCase(Locale.ROOT).replace("\u200e", "");
        String bare = written.replaceAll("['’]s$", "").replaceAll("[.]+$", "");
        return bare.isEmpty() ? written : bare;
    }

    private static int matched(Pattern pattern, String part) {
        Matcher matcher = pattern.matcher(part);
        return matcher.find() ? matcher.end() - matcher.start() : 0;
    }
}
