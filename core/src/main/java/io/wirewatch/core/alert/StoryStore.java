package io.wirewatch.core.alert;

/** What is remembered between inputs, of rules over one release: the entries of each story, which only grow in number. */
public interface StoryStore extends ReleaseStore {
    /**
     * An entry of a story, or null where there are not so many.
     *
     * @param number from 0 on, without gaps
     */
    StoryEntry entry(String story, int number);

    /** Remembers it, behind all others of its story. */
    void put(StoryEntry entry);
}
