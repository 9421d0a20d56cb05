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
 * @param datesPassedOver dates that stood before the one of {@code dateSource} and are not taken, the best ranked first; a handful at most
 */
public record CleanRelease(
        ReleaseHead head,
        ReleaseText text,
        String dateline,
        String dateSource,
        List<String> removed,
        String fingerprint,
        boolean bundle,
        List<PassedDate> datesPassedOver) {
    public CleanRelease {
        removed = List.copyOf(removed);
        datesPassedOver = List.copyOf(datesPassedOver);
    }

    /** A release whose date was the first that it named. */
    public CleanRelease(
            ReleaseHead head,
            ReleaseText text,
            String dateline,
            String dateSource,
            List<String> removed,
            String fingerprint,
            boolean bundle) {
        this(head, text, dateline, dateSource, removed, fingerprint, bundle, List.of());
    }

    /** The same, and no bundle. */
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
        return with(head.withVersion(version));
    }

    /** The same release in a story. */
    public CleanRelease withStory(String story) {
        return with(head.withStory(story));
    }

    private CleanRelease with(ReleaseHead other) {
        return new CleanRelease(other, text, dateline, dateSource, removed, fingerprint, bundle, datesPassedOver);
    }
}
