package io.wirewatch.core.release;

import java.util.List;

/**
 * A release as people read it.
 *
 * @param head identity, dates, language, story
 * @param text title, text and layout
 * @param dateline place of the dateline, or null
 * @param dateSource where {@code publishedAt} comes from: {@code given | metadata | url | page | text | dateline | arrival}
 * @param removed kinds of lines left out, with their count: {@code "advertising 1"}
 * @param fingerprint hash of the normalised text: equal texts within the horizon are one story
 * @param bundle whether its parts are releases that have nothing to do with each other, as those of a digest; each has a story of its own
 */
public record CleanRelease(
        ReleaseHead head,
        ReleaseText text,
        String dateline,
        String dateSource,
        List<String> removed,
        String fingerprint,
        boolean bundle) {
    public CleanRelease {
        removed = List.copyOf(removed);
    }

    /** A release that is no bundle. */
    public CleanRelease(
            ReleaseHead head,
            ReleaseText text,
            String dateline,
            String dateSource,
            List<String> removed,
            String fingerprint) {
        this(head, text, dateline, dateSource, removed, fingerprint, false);
    }

    /** The same release as another version. */
    public CleanRelease withVersion(int version) {
        return new CleanRelease(head.withVersion(version), text, dateline, dateSource, removed, fingerprint, bundle);
    }

    /** The same release in a story. */
    public CleanRelease withStory(String story) {
        return new CleanRelease(head.withStory(story), text, dateline, dateSource, removed, fingerprint, bundle);
    }
}
