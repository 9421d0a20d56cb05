package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads plain text: paragraphs are parted by blank lines, hard-wrapped lines are joined again, list items stay apart. */
final class PlainText {
    private static final Pattern PAGE = Pattern.compile("\f");

    /** Where a printed page ends; {@link Characters#lines} leaves none. */
    private static final char FORM_FEED = '\f';

    private PlainText() {}

    static Page read(String text) {
        return new Page(null, pieces(text), PageDates.NONE, null, Edition.NOTHING_MORE);
    }

    /** The paragraphs of a text with line breaks. */
    static List<String> paragraphs(String text) {
        return paragraphs(lines(text));
    }

    /** The paragraphs of a text with line breaks, and which of them are releases of their own. */
    static Pieces pieces(String text) {
        BitSet pages = new BitSet();
        List<String> lines = lines(text);
        if (text.indexOf(FORM_FEED) >= 0) {
            lines = pages(text, pages);
        }
        Bundle bundle = Bundle.of(lines, pages);
        return bundle.releases().isEmpty() ? Pieces.of(paragraphs(lines)) : Pieces.of(bundle);
    }

    static List<String> paragraphs(List<String> lines) {
        return new LineJoiner(lines, true).paragraphs();
    }

    private static List<String> lines(String text) {
        return split(QuotedParts.markersApart(Characters.lines(text)));
    }

    /** The text parted at its line breaks, without the empty lines at its end. */
    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        int size = 0;
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            lines.add(text.substring(begin, end));
            size = end > begin ? lines.size() : size;
            begin = end + 1;
        }
        lines.add(text.substring(begin));
        size = begin < text.length() || text.isEmpty() ? lines.size() : size;
        return lines.subList(0, size);
    }

    /** The lines of a text with printed pages, those noted that begin one. */
    private static List<String> pages(String text, BitSet pages) {
        String marked = PAGE.splitAsStream(text).map(Characters::lines).collect(Collectors.joining("\n" + FORM_FEED));
        List<String> lines = split(QuotedParts.markersApart(marked));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.indexOf(FORM_FEED) >= 0) {
                pages.set(i);
                lines.set(i, line.replace("\f", ""));
            }
        }
        return lines;
    }
}
