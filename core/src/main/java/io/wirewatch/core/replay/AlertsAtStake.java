package io.wirewatch.core.replay;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.replay.MentionsChanges.RulesChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Counts the alerts of rules over one release that changes of mentions would raise or leave with nothing to stand by. For any threads. */
public final class AlertsAtStake {
    private final Function<String, Set<String>> standing;
    private final IdTable raised = new IdTable();
    /** Those that stand and are held up by a release that was none of theirs. */
    private final IdTable upheld = new IdTable();

    private final Map<String, Set<String>> losing = new HashMap<>();
    private final Set<String> lost = new HashSet<>();

    /**
     * @param standing the releases that an alert of this id names; empty where none stands
     */
    public AlertsAtStake(Function<String, Set<String>> standing) {
        this.standing = standing;
    }

    /** Adds what changes for a release, of rules over one release. */
    public synchronized void add(ReleaseHead head, RulesChange change) {
        for (String subscription : change.gained()) {
            String alert = Ids.alert(subscription, head.story());
            (standing.apply(alert).isEmpty() ? raised : upheld).add(alert);
        }
        for (String subscription : change.lost()) {
            lose(Ids.alert(subscription, head.story()), head.id());
        }
    }

    private void lose(String alert, String release) {
        Set<String> named = standing.apply(alert);
        if (!named.contains(release)) {
            return;
        }
        Set<String> gone = losing.computeIfAbsent(alert, _ -> new HashSet<>());
        gone.add(release);
        if (gone.containsAll(named)) {
            lost.add(alert);
            losing.remove(alert);
        }
    }

    /** How many alerts there would be that do not stand now. */
    public synchronized long raised() {
        return raised.size();
    }

    /** How many alerts stand now by releases alone for which their rule holds no more. */
    public synchronized long lost() {
        return lost.stream().filter(alert -> !upheld.contains(alert)).count();
    }
}
