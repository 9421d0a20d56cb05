package io.wirewatch.core.cleaning;

import java.util.List;
import java.util.regex.Pattern;

/** Reads plain text: paragraphs are parted by blank lines, hard-wrapped lines are joined again, list items stay apart. */
final class PlainText {
    private static final Pattern BREAK = Pattern.compile("\n");

    private PlainText() {}

    static Page read(String text) {
        return new Page(null, paragraphs(text), PageDates.NONE, null, Edition.NOTHING_MORE);
    }

    /** The paragraphs of a text with line breaks. */
    static List<String> paragraphs(String text) {
        String apart = QuotedParts.markersApart(Characters.lines(text));
        return new LineJoiner(BREAK.splitAsStream(apart).toList(), true).paragraphs();
    }
}
