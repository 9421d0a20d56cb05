package io.wirewatch.core.alert;

import io.wirewatch.core.release.ReleaseHead;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What is remembered of a release that raised something, or was edited or withdrawn.
 *
 * @param version the newest version met
 * @param withdrawn whether that version took the release back
 * @param subscriptions ids of the subscriptions that it has ever fulfilled, in order
 */
public record ReleaseTrack(int version, boolean withdrawn, List<String> subscriptions) {
    public ReleaseTrack {
        subscriptions = List.copyOf(subscriptions);
    }

    /** Nothing is known: any version is news. */
    static final ReleaseTrack NEW = new ReleaseTrack(0, false, List.of());

    /** Whether the release has moved on since this version. */
    boolean isPast(ReleaseHead head) {
        return head.version() < version || (head.version() == version && withdrawn && !head.withdrawn());
    }

    /** What is known after a version was met. */
    ReleaseTrack after(ReleaseHead head, Collection<String> matched) {
        TreeSet<String> all = new TreeSet<>(subscriptions);
        all.addAll(matched);
        return isPast(head)
                ? new ReleaseTrack(version, withdrawn, List.copyOf(all))
                : new ReleaseTrack(head.version(), head.withdrawn(), List.copyOf(all));
    }
}
