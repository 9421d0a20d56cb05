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
 */
public record CleanRelease(
        ReleaseHead head,
        ReleaseText text,
        String dateline,
        String dateSource,
        List<String> removed,
        String fingerprint) {
    public CleanRelease {
        removed = List.copyOf(removed);
    }

    /** The same release as another version. */
    public CleanRelease withVersion(int version) {
        return new CleanRelease(head.withVersion(version), text, dateline, dateSource, removed, fingerprint);
    }

    /** The same release in a story. */
    public CleanRelease withStory(String story) {
        return new CleanRelease(head.withStory(story), text, dateline, dateSource, removed, fingerprint);
    }
}
