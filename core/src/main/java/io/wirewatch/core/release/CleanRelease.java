package io.wirewatch.core.release;

import java.util.List;

/**
 * A release as people read it.
 *
 * @param head identity, dates, language, story
 * @param text title, text and layout
 * @param dateline place of the dateline, or null
 * @param dateSource where {@code publishedAt} comes from: {@code given | selector | metadata | url | page | text | dateline | arrival}
 * @param removed kinds of lines left out, with their count: {@code "advertising 1"}
 * @param fingerprint hash of the normalised text: equal texts within the horizon are one story
 * @param bundle whether its parts are releases that have nothing to do with each other, as those of a digest; each has a story of its own
 * @param datesPassedOver dates that stood before the one of {@code dateSource} and are not taken, the best ranked first; a handful at most
 * @param selectorNotes what the selectors of its source did not find in it, one line each; it was read the usual way there
 */
public record CleanRelease(
        ReleaseHead head,
        ReleaseText text,
        String dateline,
        String dateSource,
        List<String> removed,
        String fingerprint,
        boolean bundle,
        List<PassedDate> datesPassedOver,
        List<String> selectorNotes) {
    public CleanRelease {
        removed = List.copyOf(removed);
        datesPassedOver = List.copyOf(datesPassedOver);
        selectorNotes = List.copyOf(selectorNotes);
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
        this(head, text, dateline, dateSource, removed, fingerprint, bundle, List.of(), List.of());
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
        return with(head.withVersion(version), selectorNotes);
    }

    /** The same release in a story. */
    public CleanRelease withStory(String story) {
        return with(head.withStory(story), selectorNotes);
    }

    /** The same release with what selectors did not find in it. */
    public CleanRelease withSelectorNotes(List<String> notes) {
        return notes.isEmpty() ? this : with(head, notes);
    }

    private CleanRelease with(ReleaseHead other, List<String> notes) {
        return new CleanRelease(
                other, text, dateline, dateSource, removed, fingerprint, bundle, datesPassedOver, notes);
    }
}
