package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Embargo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the embargo out of the head of a release: {@code STRICTLY EMBARGOED UNTIL 00:01 hours, 12 April 2021}. The line is neither title,
 * text nor date of publication. A line that speaks of an embargo, as news do ("Embargo on arms to be lifted"), is none: what stands beside
 * the word must be a time, or say that nothing is to be published.
 *
 * @param embargo the embargo, or null
 * @param title the title without it; null where it was nothing else, or none was known
 * @param paragraphs the text without it
 * @param lines how many paragraphs were taken out
 */
record EmbargoLines(Embargo embargo, String title, List<String> paragraphs, int lines) {
    /** Embargoes stand among so many first paragraphs. */
    private static final int HEAD = 8;

    private static final int LONGEST = 160;

    /** A form that nothing but an embargo has; what follows is a time, an occasion, or nothing. */
    private static final Pattern FORM = pattern(
            "[^\\p{L}\\p{N}]{0,12}(?:(?:strictly|strict|press|media|news|please note|note)\\b[:\\s]*)*"
                    + "(?:embargoed\\b|under (?:strict )?embargo\\b|embargo(?=\\s(?:until|till|to|for|ends|lifts|date|time|not)\\b)|(?:strict|press|media) embargo\\b"
                    + "|not for (?:publication|release|broadcast|transmission|use|distribution)\\b(?:(?:,|,? or|,? and)\\s(?:for )?(?:publication|release"
                    + "|broadcast|transmission|use|distribution|online use))*\\s(?=(?:until|till|before|prior to)\\b)"
                    + "|hold for release (?=until|till)"
                    + "|sperrfrist\\b|gesperrt bis\\b|sous embargo\\b|embargo (?=jusqu)|embargad[oa] hasta\\b|bajo embargo\\b|sotto embargo\\b)");

    /** The bare word: a label only where it shouts, or before a time. */
    private static final Pattern WORD = pattern("[^\\p{L}\\p{N}]{0,12}embargo\\b");

    private static final Pattern OPEN_END = pattern("\\W*(?:(?:until|till|to|for)\\W*)?");
    private static final Pattern NO_WORD = pattern("[^\\p{L}\\p{N}]+");
    private static final Pattern OCCASION = pattern(
            ".*\\b(?:(?:until|till|before|after|on|upon|pending)\\s(?:the\\s)?(?:\\w+\\s){0,3}?(?:delivery|delivered|publication|release|broadcast|further notice|speech"
                    + "|press conference|news conference|briefing|end of|start of|close of|opening of)\\b.*)");
    private static final Pattern FILLER = pattern(
            "\\b(?:until|till|til|to|for|from|at|on|the|of|before|after|not|prior|and|or|strictly|embargo(?:ed)?|ends?|lifts?|date|time|release|released"
                    + "|publication|publishing|broadcast|transmission|distribution|online|use|media|press|print|hours?|hrs|hr|local|noon|midnight|midday"
                    + "|today|tomorrow|tonight|morning|afternoon|evening|check|against|delivery|eastern|central|mountain|pacific|daylight|standard|summer"
                    + "|london|brussels|paris|geneva|berlin|vienna|rome|madrid|moscow|washington|dc|new|york|tokyo|uhr|bis|zum|dem|den|der|jusqu|au|à|a|le|la"
                    + "|heures?|hasta|las|el|del|de|horas?|fino|alle|ore|il|" + MonthNames.weekdayPattern() + "|"
                    + MonthNames.monthPattern()
                    + "|gmt|utc|bst|cet|cest|eet|eest|msk|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|ist|sast|sgt|hkt|jst|kst|aest|aedt)\\b|\\d{1,4}(?:st|nd|rd|th)?");
    private static final Pattern DAY_AND_MONTH = pattern(".*(?:\\d{1,2}(?:st|nd|rd|th|\\.)?\\s(?:of\\s)?(?:"
            + MonthNames.monthPattern() + ")\\b|\\b(?:" + MonthNames.monthPattern() + ")\\.?\\s\\d{1,2}\\b).*");
    private static final Pattern SEPARATOR = Pattern.compile("\\s?[:|/–—]\\s|\\s-\\s|\\]\\s|\\)\\s");

    EmbargoLines {
        paragraphs = List.copyOf(paragraphs);
    }

    /** What remains of a page, and its embargo. */
    static EmbargoLines take(String title, List<String> paragraphs, boolean english) {
        List<String> found = new ArrayList<>();
        String rest = title == null ? null : withoutPrefix(Characters.line(title), found);
        List<String> kept = new ArrayList<>();
        int lines = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            String line = paragraphs.get(i);
            if (i >= HEAD || !isEmbargo(line)) {
                kept.add(line);
                continue;
            }
            boolean goesOn = i + 1 < paragraphs.size() && !saysWhen(line) && isDate(paragraphs.get(i + 1), english);
            found.add(goesOn ? line + " " + paragraphs.get(++i) : line);
            lines += goesOn ? 2 : 1;
        }
        boolean allOfIt = kept.isEmpty() && rest == null && !found.isEmpty();
        if (allOfIt) {
            return new EmbargoLines(embargo(found, english), title, paragraphs, 0);
        }
        return found.isEmpty()
                ? new EmbargoLines(null, title, paragraphs, 0)
                : new EmbargoLines(embargo(found, english), rest, kept, lines);
    }

    /** The first that says when, else the first. */
    private static Embargo embargo(List<String> found, boolean english) {
        List<Embargo> embargoes = found.stream()
                .map(line -> new Embargo(EmbargoTime.of(line, english).orElse(null), line))
                .toList();
        return embargoes.stream().filter(one -> one.until() != null).findFirst().orElse(embargoes.getFirst());
    }

    /** Whether a whole line is an embargo. */
    static boolean isEmbargo(String line) {
        if (line.length() > LONGEST) {
            return false;
        }
        Matcher form = FORM.matcher(line);
        if (form.lookingAt()) {
            String rest = line.substring(form.end());
            return OPEN_END.matcher(rest).matches()
                    || says(rest, 1)
                    || OCCASION.matcher(line).matches();
        }
        Matcher word = WORD.matcher(line);
        if (!word.lookingAt()) {
            return false;
        }
        String rest = line.substring(word.end());
        return isNothing(rest) ? line.equals(line.toUpperCase(Locale.ROOT)) : says(rest, 0);
    }

    /** Whether words are a time and little else: the name of a zone that is not known, say. */
    private static boolean says(String rest, int unknownWords) {
        return saysWhen(rest)
                && NO_WORD.splitAsStream(remainder(rest))
                                .filter(word -> !word.isEmpty())
                                .count()
                        <= unknownWords;
    }

    private static boolean saysWhen(String words) {
        return EmbargoTime.hasTime(words)
                || DAY_AND_MONTH.matcher(words).matches()
                || DateReader.find(words, true).isPresent();
    }

    private static String remainder(String rest) {
        String bare = DateReader.find(rest, true)
                .map(date -> rest.substring(0, date.start()) + " " + rest.substring(date.end()))
                .orElse(rest);
        return FILLER.matcher(TimeOfDay.without(bare)).replaceAll(" ");
    }

    private static boolean isNothing(String words) {
        return words.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private static boolean isDate(String line, boolean english) {
        return DateLines.date(line, english).isPresent() || DateLines.isTime(line);
    }

    /** A title without the embargo before it; null where nothing is left. */
    private static String withoutPrefix(String title, List<String> found) {
        if (isEmbargo(title)) {
            found.add(title);
            return null;
        }
        Matcher separator = SEPARATOR.matcher(title);
        String rest = title;
        Optional<String> prefix = Optional.empty();
        while (separator.find()) {
            String before = title.substring(0, separator.end()).stripTrailing();
            boolean embargo =
                    FORM.matcher(before).lookingAt() ? isEmbargo(before) : saysWhen(before) && isEmbargo(before);
            if (embargo && separator.end() < title.length()) {
                prefix = Optional.of(title.substring(0, separator.start()));
                rest = title.substring(separator.end()).strip();
            }
        }
        prefix.ifPresent(found::add);
        return rest;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
