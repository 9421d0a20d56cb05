package io.wirewatch.core.extraction;

import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.ReleaseText;
import io.wirewatch.core.release.Sentence;
import io.wirewatch.core.release.Zone;
import java.util.ArrayList;
import java.util.List;

/**
 * The title or a paragraph: no mention crosses its ends. Its bounds lie inside the text, whatever the layout says.
 *
 * @param zone where it stands
 * @param paragraph index in the text, -1 for the title
 * @param text what the offsets count in: the title or the whole text
 * @param start first UTF-16 code unit
 * @param end code unit after the last
 * @param sentences its sentences
 */
record Section(Zone zone, int paragraph, String text, int start, int end, List<Sentence> sentences) {
    /** Title, if there is one, and paragraphs, in order. */
    static List<Section> of(ReleaseText release) {
        List<Section> sections = new ArrayList<>();
        String title = release.title() == null ? "" : release.title();
        sections.add(
                new Section(Zone.HEADLINE, -1, title, 0, title.length(), List.of(new Sentence(0, title.length()))));
        int length = release.text().length();
        for (int i = 0; i < release.paragraphs().size(); i++) {
            Paragraph p = release.paragraphs().get(i);
            int start = Math.min(p.start(), length);
            sections.add(new Section(p.zone(), i, release.text(), start, Math.min(p.end(), length), p.sentences()));
        }
        return sections;
    }

    /** Index of the sentence that holds a place: the last that begins at or before it, the first if none does. */
    int sentenceAt(int place) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sentences.get(middle).start() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Index of a sentence as mentions name it. */
    int sentenceIndex(int sentence) {
        return zone == Zone.HEADLINE ? -1 : sentence;
    }

    /** Bounds of a sentence inside the section; the section itself where it has no sentences. */
    Sentence sentence(int index) {
        if (index >= sentences.size()) {
            return new Sentence(start, end);
        }
        Sentence sentence = sentences.get(index);
        int from = Math.clamp(sentence.start(), start, end);
        return new Sentence(from, Math.clamp(sentence.end(), from, end));
    }
}
