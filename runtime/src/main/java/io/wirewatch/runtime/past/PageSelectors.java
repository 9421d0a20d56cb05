package io.wirewatch.runtime.past;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Selectors;
import io.wirewatch.avro.Source;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The selectors by which pages of the past are read again: those that each was read by last, or those that its source has now. For any
 * threads.
 */
public final class PageSelectors {
    private static final String HTML = "text/html";

    private final Function<String, Source> sources;
    private final Map<String, Copied> copied = new ConcurrentHashMap<>();
    /** Pages of one source mostly have the same. */
    private final Map<Selectors, Selectors> same = new ConcurrentHashMap<>();

    private PageSelectors(Function<String, Source> sources) {
        this.sources = sources;
    }

    /**
     * Of a page, selectors that a replay has read it by, and that are not those it came with.
     *
     * @param origin the offset of the record that the copy was made of
     * @param selectors null for none
     */
    private record Copied(long origin, Selectors selectors) {}

    /** Those that each page was read by last. */
    public static PageSelectors recorded() {
        return new PageSelectors(_ -> null);
    }

    /**
     * Those that sources have now. Where there is no such source any more it is as with {@link #recorded}.
     *
     * @param sources by id; null where there is none
     */
    public static PageSelectors current(Function<String, Source> sources) {
        return new PageSelectors(sources);
    }

    /** Notes by which selectors a copy was read. To be told of the copies of a page in the order of the log. */
    void wasCopied(RawRelease copy) {
        if (copy.getNewSelectors()) {
            Selectors selectors =
                    copy.getSelectors() == null ? null : same.computeIfAbsent(copy.getSelectors(), Function.identity());
            copied.put(copy.getId(), new Copied(copy.getReprocessing().getOrigin(), selectors));
        } else {
            copied.remove(copy.getId());
        }
    }

    /**
     * A page as it is to be read: itself, or with other selectors than it came with.
     *
     * @param offset of its record
     */
    RawRelease toBeRead(RawRelease page, long offset) {
        if (!page.getContentType().equals(HTML)) {
            return page;
        }
        Source source = sources.apply(page.getSource());
        Selectors selectors = source == null ? last(page, offset) : source.getSelectors();
        return Objects.equals(selectors, page.getSelectors())
                ? page
                : RawRelease.newBuilder(page).setSelectors(selectors).build();
    }

    /** What came of itself since a copy was made has come with selectors of its own. */
    private Selectors last(RawRelease page, long offset) {
        Copied last = copied.get(page.getId());
        return last == null || last.origin() != offset ? page.getSelectors() : last.selectors();
    }
}
