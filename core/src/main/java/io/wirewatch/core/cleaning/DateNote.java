package io.wirewatch.core.cleaning;

import java.util.Optional;
import java.util.regex.Pattern;

/** A short text that a page shows beside a release: {@code Published 15 April 2004}, {@code 15.04.2004 - 10:11 | Harbour Council}. */
final class DateNote {
    private static final int MAX_BEFORE = 45;
    private static final int MAX_WORDS = 9;

    /** After a date with its time, or beside a word of publication, may stand more: author, section, place. */
    private static final int MAX_WORDS_WITH_MORE = 22;

    private static final Pattern NO_PUBLICATION = Pattern.compile(
            "©|\\(c\\)|copyright|all rights|up-?dated?|modifi|last|latest|changed|edited|aktualis|geändert|stand:|letzte|mis à jour|modifié|actualiz|aggiorn|bijgewerkt"
                    + "|(?:^|[\\s\\d])(?:from|until|till|through|ab|bis|vom|von|du|au|al|dal|since|seit)\\s*$|\\d\\.?\\s*[-–—/+&]\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final String CHANGED =
            "(?:updated|last update|modified|changed|edited|aktualisiert|geändert|änderung|stand|mise? à jour|modifiée?|actualizado"
                    + "|atualizado|aggiornato|aggiornamento|bijgewerkt)(?:\\s(?:on|at|am|le|el|il|op|vom|em))?\\s?:?";

    /** A label of its own before the date; other words may stand there by chance. */
    private static final Pattern OTHER_LABEL =
            Pattern.compile("©|copyright|" + CHANGED + "$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern CHANGE =
            Pattern.compile(CHANGED + "\\s*$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern LABEL = Pattern.compile(
            "(?:publi\\w*|posted|released?|issued|release date|veröffentlicht|erschienen|datum|date|fecha|data|pubblicato|gepubliceerd|дата)"
                    + "(?:\\s(?:on|at|am|le|el|il|op|em))?\\s?:?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PUBLICATION = Pattern.compile(
            "publi[sc]|posted|pubdat|released?|issued|veröffentlicht|erstellt|datum|\\bdate\\b|fecha|\\bdata\\b|paru|mis en ligne|pubblicat|gepubliceerd|geplaatst"
                    + "|geschrieben|опубликован|дата|опубл|opublikowan|zveřejněn|julkaistu|publicerad|publisert|udgivet",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SENTENCE = Pattern.compile("\\p{Ll}{2}[.!?]\\s+\\p{Lu}\\p{L}+\\s");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private DateNote() {}

    /** Whether a short text announces the date that follows it. */
    static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    /** The date that a text gives for publication, or null where it gives none or is about something else. */
    static WrittenDate read(String label, String line, boolean english) {
        String rest = line;
        String above = label;
        for (int i = 0; i < 2; i++) {
            Optional<DateReader.Found> found = DateReader.find(rest, english);
            if (found.isEmpty()) {
                return null;
            }
            String before = rest.substring(0, found.get().start());
            String after = rest.substring(found.get().end());
            boolean other = before.isBlank()
                    ? OTHER_LABEL.matcher(above).find()
                    : NO_PUBLICATION.matcher(before).find();
            if (!other) {
                WrittenDate date = found.get().written(rest);
                return isNote(above + " " + before, before, after, date) ? date : null;
            }
            rest = after;
            above = "";
        }
        return null;
    }

    /** The date that a text gives for the last change, or null where it gives none. */
    static WrittenDate changed(String label, String line, boolean english) {
        return DateReader.find(line, english)
                .filter(found -> CHANGE.matcher(label + " " + line.substring(0, found.start()))
                        .find())
                .filter(found -> isShort(line.substring(0, found.start()), line.substring(found.end()), MAX_WORDS))
                .map(found -> found.written(line))
                .orElse(null);
    }

    private static boolean isShort(String before, String after, int most) {
        return before.length() <= MAX_BEFORE
                && words(before) + words(after) <= most
                && !SENTENCE.matcher(before + " " + after).find();
    }

    private static boolean isNote(String labelled, String before, String after, WrittenDate date) {
        boolean more = before.isBlank() && date.time() != null
                || PUBLICATION.matcher(labelled).find()
                || PUBLICATION.matcher(after).find();
        return isShort(before, after, more ? MAX_WORDS_WITH_MORE : MAX_WORDS);
    }

    private static int words(String text) {
        String bare = text.strip();
        return bare.isEmpty() ? 0 : BLANKS.split(bare).length;
    }
}
