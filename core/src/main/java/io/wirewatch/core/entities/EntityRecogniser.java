package io.wirewatch.core.entities;

import io.wirewatch.core.release.Sentence;
import java.util.List;

/**
 * An engine that finds names of people, organisations and places. Engines are exchanged by setting; what every one of them
 * keeps is checked by the test {@code EntityRecogniserContract}. Safe for any number of threads.
 */
public interface EntityRecogniser extends AutoCloseable {
    /** Name and version of the engine and its model, for logs and reports. */
    String name();

    /**
     * Finds the names in a title or text. The same input gives the same answer.
     *
     * @param text any text, however long or odd
     * @param sentences parts of the text to look at, in order, apart from each other; a splitter's best guess, so that one
     *     may be a heading, an item of a list or a whole page
     * @return names in order of start that do not overlap; each lies inside one sentence, begins and ends with a visible
     *     character, and splits no surrogate pair
     */
    List<EntitySpan> find(String text, List<Sentence> sentences);

    /** Gives back what it holds outside the heap; most hold nothing. It finds nothing after that. */
    @Override
    default void close() {}
}
