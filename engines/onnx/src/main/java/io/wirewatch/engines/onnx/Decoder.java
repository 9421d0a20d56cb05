package io.wirewatch.engines.onnx;

import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntitySpan;
import java.util.ArrayList;
import java.util.List;

/** Makes names of words and their labels. */
final class Decoder {
    private static final String MARKS = "\"',;:!?„";
    private static final String OPENING = "“‘«([{";
    private static final String CLOSING = "”’»)]}";

    private Decoder() {}

    /**
     * A name goes on while the kind stays the same and no label begins another; a label that would go on with a name that is
     * not there begins one.
     *
     * @param words of one stretch of text, in order
     * @param labels one a word
     */
    static List<EntitySpan> names(String text, List<Word> words, Label[] labels) {
        List<EntitySpan> names = new ArrayList<>();
        EntityKind kind = null;
        int start = 0;
        int end = 0;
        for (int i = 0; i < labels.length; i++) {
            Word word = words.get(i);
            if (word.start() == word.end()) {
                continue;
            }
            Label label = labels[i];
            if (label.kind() != kind || label.begins()) {
                add(text, kind, start, end, names);
                kind = label.kind();
                start = word.start();
            }
            end = word.end();
        }
        add(text, kind, start, end, names);
        return names;
    }

    private static void add(String text, EntityKind kind, int start, int end, List<EntitySpan> names) {
        if (kind == null) {
            return;
        }
        int from = start;
        int to = end;
        // A sentence may begin or end inside a surrogate pair; a name may not.
        while (from < to
                && (Character.isLowSurrogate(text.charAt(from))
                        || invisible(text.charAt(from))
                        || stray(text, from, from, to, OPENING, CLOSING))) {
            from++;
        }
        while (to > from
                && (Character.isHighSurrogate(text.charAt(to - 1))
                        || invisible(text.charAt(to - 1))
                        || stray(text, to - 1, from, to, CLOSING, OPENING))) {
            to--;
        }
        if (text.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit)) {
            names.add(new EntitySpan(kind, from, to));
        }
    }

    /** A mark at the edge of a name belongs to it only where its other half does: "Command (East)". */
    private static boolean stray(String text, int at, int from, int to, String marks, String halves) {
        char mark = text.charAt(at);
        if (MARKS.indexOf(mark) >= 0) {
            return true;
        }
        int pair = marks.indexOf(mark);
        return pair >= 0 && text.substring(from, to).indexOf(halves.charAt(pair)) < 0;
    }

    private static boolean invisible(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
