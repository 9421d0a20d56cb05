package io.wirewatch.core.story;

import java.util.List;
import java.util.function.BiConsumer;

/** Where {@link Stories} keeps what it knows: something that outlives the process, and gives what was put last. */
public interface StoryMemory {
    /** The story of a release, or null. */
    String storyOf(String release);

    /** Keeps the story of a release for ever. */
    void keep(String release, String story);

    /** Everything that is known under keys which begin so, in no order. */
    List<KnownText> textsUnder(String prefix);

    /** The text under this key, or null. */
    KnownText text(String key);

    /** Keeps a text. */
    void keep(String key, KnownText text);

    /** Forgets a text. */
    void forget(String key);

    /** Gives every text that is known, in no order. */
    void forEachText(BiConsumer<String, KnownText> reader);
}
