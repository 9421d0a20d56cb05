package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Notice;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a notice about a release from a release, by the forms that wires and press offices use: labels at the head ({@code MANDATORY KILL},
 * {@code CORRECTION:}, {@code /C O R R E C T I O N -- Source/}, {@code CORRECTING and REPLACING}) and sentences that speak of the release
 * itself ("This press release has been withdrawn"). Words in a normal release make no notice: a label stands first and apart, a sentence
 * has the release as its subject, and one that takes a release back says little else.
 */
final class Notices {
    /** A text longer than this, in UTF-16 code units, says more than that a release is taken back. */
    private static final int ONLY_A_KILL = 1200;

    /** Labels and sentences of a notice stand in the title or among so many first paragraphs. */
    private static final int HEAD = 3;

    private static final int LONGEST_LABEL = 250;

    private static final String APART = "\\s*(?:[:/–—]|\\s[-‐]{1,2}\\s|[-‐]{2}|[^\\p{L}\\p{N}]*$)";
    private static final Pattern KILL_LABEL =
            Pattern.compile("[^\\p{L}\\p{N}]{0,6}(?:(?:MANDATORY|STORY|NEWS|PRESS|BULLETIN|URGENT|ADVISORY|EDS|EDITORS"
                    + "|ATTENTION|ATTN|RELEASE)[\\s,:/.-]{1,4}){0,3}(?:(?:KILL|KILLED|WITHDRAWN|RETRACTED|RETRACTION)(?:\\s(?:ADVISORY|NOTICE|BULLETIN|ALERT))?"
                    + "|WITHDRAWAL NOTICE|NOTICE OF WITHDRAWAL|WITHDRAWAL)" + APART + ".*");
    private static final Pattern ALONE = Pattern.compile(".*\\bWITHDRAWAL\\b[^\\p{L}\\p{N}]*");
    private static final Pattern KILL_NAMED = pattern(
            "[^\\p{L}\\p{N}]{0,6}(?:mandatory kill|kill (?:notice|advisory)|(?:news |press |media )?(?:release )?"
                    + "(?:withdrawal|retraction) notice|notice of (?:(?:press |news |media )?release )?(?:withdrawal|retraction)|retraction)"
                    + "(?:\\s?[:/–—].*|[^\\p{L}\\p{N}]*)");
    private static final Pattern KILL_IN_BRACKETS = pattern(
            "[\\[(]\\s?(?:killed|withdrawn|retracted)\\s?[\\])].*|.*[\\[(]\\s?(?:killed|withdrawn|retracted)\\s?[\\])]");

    private static final String RELEASE =
            "(?:(?:press|news|media)[\\s-](?:release|statement|advisory|announcement|notice|article|item)|release|story"
                    + "|statement|article|announcement|news item|advisory|dispatch)";
    private static final String THIS =
            "(?:this|the (?:above|previous|preceding|earlier|following|foregoing|attached)|our (?:previous|earlier|last))\\s"
                    + "(?:\\w+\\s){0,2}?" + RELEASE;
    private static final String NAMED = "the (?:press|news|media)[\\s-](?:release|statement|advisory|announcement)"
            + "(?:,?\\s(?:titled|entitled|headlined|issued|dated|published|released|sent|of|from|[\"“”«]).{0,300}?)?";
    private static final String TAKEN =
            ",?\\s(?:(?:has|have) (?:now )?been|is|was|is being) (?:hereby |mistakenly )?(?:withdrawn|retracted|removed|deleted|killed|rescinded"
                    + "|recalled|taken down|unpublished)\\b";
    private static final String MISTAKE =
            ",?\\s(?:was|has been) (?:issued|published|sent|sent out|released|posted|distributed|transmitted|disseminated)\\s"
                    + "(?:in error|by mistake|erroneously|prematurely)\\b";
    private static final String OPENING =
            "[^\\p{L}\\p{N}]{0,6}(?:please (?:note|be advised)(?: that)?:?\\s|notice:\\s|note:\\s|attention:\\s)?";
    private static final Pattern TAKEN_BACK =
            pattern(OPENING + "(?:" + THIS + "|" + NAMED + ")(?:" + TAKEN + "|" + MISTAKE + ").*");
    private static final Pattern DISREGARD = pattern(
            "[^\\p{L}\\p{N}]{0,6}(?:(?:(?:news |picture |photo )?editors?|journalists|media|eds?|note to editors|attention|all)\\b.{0,60}?)?"
                    + "(?:please|kindly|pls)\\s(?:immediately\\s)?(?:disregard|kill|withhold|withdraw|spike|do not (?:use|publish|run|broadcast))"
                    + "(?:[^\\p{L}\\p{N}]*|\\s(?:the|this|that|our|all)\\b(?:\\s[^\\s.!?]+){0,6}?\\s?" + RELEASE
                    + "s?\\b.*)");
    private static final Pattern ADVISED = pattern(OPENING
            + "(?:we (?:are|have been) advised by .{1,150}?)?\\b(?:journalists|readers|editors|(?:the )?media)\\b.{0,80}?\\b(?:should|are (?:asked|requested|advised) to)"
            + "\\s(?:please )?disregard (?:the|this|our)\\s(?:\\w+\\s){0,2}?" + RELEASE + "\\b.*");
    private static final Pattern OTHER_LANGUAGES = pattern(
            "diese (?:pressemitteilung|meldung) (?:wurde|wird|ist) (?:hiermit )?zurückgezogen.*|(?:ce|le présent) communiqué (?:de presse )?(?:a été|est) (?:retiré|annulé).*"
                    + "|(?:este|el presente) comunicado (?:de prensa )?(?:ha sido|fue|queda) (?:retirado|anulado).*"
                    + "|(?:questo|il presente) comunicato (?:stampa )?(?:è stato|è) (?:ritirato|annullato).*");
    private static final Pattern REPLACED = pattern(
            ".*\\b(?:corrected|revised|updated|amended|replacement) (?:version|release|copy|text|statement|story)\\b.{0,60}\\b(?:below|follows?|here)\\b.*"
                    + "|.*\\breplaced (?:by|with) the following\\b.*");

    private static final String CORRECTING =
            "CORRECTION|CORRECTED|CORRECTS|C\\sO\\sR\\sR\\sE\\sC\\sT\\sI\\sO\\sN|KORREKTUR|RECTIFICATIF|CORRECCIÓN";
    private static final String MORE =
            "(?:\\s(?:VERSION|COPY|NOTICE|RELEASE|\\d{1,2}))?(?:\\s(?i:from)\\s[\\p{L}\\p{N}\\s.,&]{1,60}?)?";
    private static final Pattern REPLACING = pattern("[^\\p{L}\\p{N}]{0,6}correcting (?:and|&) replacing\\b.*");
    private static final Pattern CORRECTION = label(CORRECTING);
    private static final Pattern UPDATE = label("UPDATE|UPDATED|U\\sP\\sD\\sA\\sT\\sE");
    private static final Pattern REPEAT = label("REPEAT|REPEATING|R\\sE\\sP\\sE\\sA\\sT");
    private static final Pattern MIXED = pattern(
            "(correction|corrected|updated?|repeat|korrektur|rectificatif|corrección)(?:\\s(?:version|copy|release|\\d{1,2}))?:\\s.*");
    private static final Pattern SUFFIX = pattern(
            ".*\\S\\s?[\\[(]\\s?(correction|corrected|updated?|repeat)(?:\\s(?:version|copy|release))?\\s?[\\])][^\\p{L}\\p{N}]*");

    private Notices() {}

    /** The notice that a release is, or null. */
    static Notice of(String title, List<String> paragraphs) {
        List<String> head = Stream.concat(Stream.of(title), paragraphs.stream().limit(HEAD))
                .filter(line -> !line.isBlank())
                .toList();
        if (isKill(title, head, paragraphs)) {
            boolean replaced =
                    paragraphs.stream().anyMatch(line -> REPLACED.matcher(line).matches());
            return replaced ? Notice.CORRECTION : Notice.KILL;
        }
        Notice titled = ofTitle(title);
        return titled != null
                ? titled
                : head.stream()
                        .filter(line -> line.length() <= LONGEST_LABEL)
                        .flatMap(line -> Stream.ofNullable(ofLabel(line)))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isKill(String title, List<String> head, List<String> paragraphs) {
        int length = paragraphs.stream().mapToInt(String::length).sum();
        return length <= ONLY_A_KILL
                && (KILL_IN_BRACKETS.matcher(title).matches() || head.stream().anyMatch(Notices::takesBack));
    }

    private static boolean takesBack(String line) {
        return KILL_LABEL.matcher(line).matches() && (!line.contains("WITHDRAWAL") || isWithdrawalNotice(line))
                || KILL_NAMED.matcher(line).matches()
                || TAKEN_BACK.matcher(line).matches()
                || DISREGARD.matcher(line).matches()
                || ADVISED.matcher(line).matches()
                || OTHER_LANGUAGES.matcher(line).matches();
    }

    /** "WITHDRAWAL: …" may be of troops. */
    private static boolean isWithdrawalNotice(String line) {
        return line.contains("NOTICE") || ALONE.matcher(line).matches();
    }

    private static Notice ofTitle(String title) {
        Notice label = ofLabel(title);
        if (label != null) {
            return label;
        }
        var mixed = MIXED.matcher(title);
        if (mixed.matches() && !isDate(title)) {
            return ofWord(mixed.group(1));
        }
        var suffix = SUFFIX.matcher(title);
        return suffix.matches() ? ofWord(suffix.group(1)) : null;
    }

    private static Notice ofLabel(String line) {
        if (isDate(line)) {
            return null;
        }
        if (CORRECTION.matcher(line).matches() || REPLACING.matcher(line).matches()) {
            return Notice.CORRECTION;
        }
        if (UPDATE.matcher(line).matches()) {
            return Notice.UPDATE;
        }
        return REPEAT.matcher(line).matches() ? Notice.REPEAT : null;
    }

    private static Notice ofWord(String word) {
        return switch (Character.toLowerCase(word.charAt(0))) {
            case 'u' -> Notice.UPDATE;
            default -> word.equalsIgnoreCase("repeat") ? Notice.REPEAT : Notice.CORRECTION;
        };
    }

    /** "UPDATED: 12 April 2021" dates a page. */
    private static boolean isDate(String line) {
        return DateLines.date(line, true).isPresent();
    }

    private static Pattern label(String words) {
        return Pattern.compile("[^\\p{L}\\p{N}]{0,6}(?:" + words + ")" + MORE + APART + ".*", Pattern.UNICODE_CASE);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
