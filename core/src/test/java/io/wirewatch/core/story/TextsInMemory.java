package io.wirewatch.core.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A memory of stories in maps, for tests and measurements. */
public final class TextsInMemory implements StoryMemory {
    private final Map<String, String> stories = new HashMap<>();
    private final TreeMap<String, KnownText> texts = new TreeMap<>();

    @Override
    public String storyOf(String release) {
        return stories.get(release);
    }

    @Override
    public void keep(String release, String story) {
        stories.put(release, story);
    }

    @Override
    public List<KnownText> textsUnder(String prefix) {
        return List.copyOf(texts.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    @Override
    public KnownText text(String key) {
        return texts.get(key);
    }

    @Override
    public void keep(String key, KnownText text) {
        texts.put(key, text);
    }

    @Override
    public void forget(String key) {
        texts.remove(key);
    }

    @Override
    public void forEachText(BiConsumer<String, KnownText> reader) {
        texts.forEach(reader);
    }

    /** How many texts are known. */
    public int size() {
        return texts.size();
    }

    /** Forgets what was decided of a release, as a crash between two stores may. */
    void forgetRelease(String release) {
        stories.remove(release);
    }
}
