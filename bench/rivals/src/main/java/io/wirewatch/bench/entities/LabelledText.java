package io.wirewatch.bench.entities;

import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.release.Sentence;
import java.util.List;

/**
 * A text with its names.
 *
 * @param id of the document in its set
 * @param text what is read
 * @param sentences parts of the text, in order
 * @param names in order of start, apart from each other
 * @param exhaustive whether what is not among the names is none; else the set left names unlabelled
 */
record LabelledText(String id, String text, List<Sentence> sentences, List<EntitySpan> names, boolean exhaustive) {
    LabelledText {
        sentences = List.copyOf(sentences);
        names = List.copyOf(names);
    }
}
