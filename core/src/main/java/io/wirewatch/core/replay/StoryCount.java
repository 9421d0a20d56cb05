package io.wirewatch.core.replay;

import io.wirewatch.core.release.ReleaseHead;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Counts the alerts of a rule over one release without making them: a story has one alert, which stands while some release
 * of it matches. Some 40 bytes for each release that matched, was edited or withdrawn.
 */
final class StoryCount {
    private static final int FIRST_SIZE = 16;

    private final RaisedAlerts raised;
    private final IdTable releases = new IdTable();
    /** The newest version met, twice, and one more where it takes the release back. */
    private int[] versions = new int[FIRST_SIZE];
    /** The number of the alert that the release holds up, and one more; 0 where it holds up none. */
    private int[] holds = new int[FIRST_SIZE];

    StoryCount(RaisedAlerts raised) {
        this.raised = raised;
    }

    /**
     * Takes the next version of a release.
     *
     * @param matches whether it fulfils the rule
     * @param day the day on which an alert that it raises counts
     */
    void take(ReleaseHead head, boolean matches, Instant arrival, LocalDate day) {
        int known = releases.find(head.id());
        int version = 2 * head.version() + (head.withdrawn() ? 1 : 0);
        if (known < 0 && !matches && head.version() == 1 && !head.withdrawn()
                || known >= 0 && version < versions[known]) {
            return;
        }
        int release = known < 0 ? added(head.id()) : known;
        boolean isRepeated = versions[release] == version;
        versions[release] = version;
        if (matches && holds[release] == 0) {
            int story = raised.raise(head.story(), arrival, day);
            raised.hold(story, 1);
            holds[release] = story + 1;
        } else if (!matches && holds[release] > 0 && !isRepeated) {
            raised.hold(holds[release] - 1, -1);
            holds[release] = 0;
        }
    }

    private int added(String id) {
        int release = releases.add(id);
        if (release == versions.length) {
            versions = Arrays.copyOf(versions, 2 * release);
            holds = Arrays.copyOf(holds, 2 * release);
        }
        return release;
    }
}
