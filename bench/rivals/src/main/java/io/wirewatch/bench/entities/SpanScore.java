package io.wirewatch.bench.entities;

import io.wirewatch.core.entities.EntitySpan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts spans that are right: start, end and kind equal those of a labelled one. Micro: all documents are one. */
final class SpanScore {
    private int right;
    private int found;
    private int labelled;

    /** Counts a document, both sides having been brought to what {@link NameRules#scored} says. */
    void add(List<EntitySpan> expected, List<EntitySpan> spans) {
        Set<EntitySpan> wanted = new HashSet<>(expected);
        Set<EntitySpan> given = new HashSet<>(spans);
        labelled += wanted.size();
        found += given.size();
        given.retainAll(wanted);
        right += given.size();
    }

    double precision() {
        return found == 0 ? 0 : (double) right / found;
    }

    double recall() {
        return labelled == 0 ? 0 : (double) right / labelled;
    }

    double f1() {
        return found + labelled == 0 ? 0 : 2.0 * right / (found + labelled);
    }

    int labelled() {
        return labelled;
    }
}
