package io.wirewatch.core.alert;

import java.util.HashMap;
import java.util.Map;

/** What is remembered, in memory; a copy is what a crash leaves. */
public final class MemoryAlertStore implements AlertStore {
    private final Map<String, AlertState> alerts = new HashMap<>();
    private final Map<String, ReleaseTrack> releases = new HashMap<>();

    public MemoryAlertStore copy() {
        MemoryAlertStore copy = new MemoryAlertStore();
        copy.alerts.putAll(alerts);
        copy.releases.putAll(releases);
        return copy;
    }

    @Override
    public AlertState alert(String subscription, String story) {
        return alerts.get(subscription + " " + story);
    }

    @Override
    public void put(AlertState state) {
        alerts.put(state.subscription() + " " + state.story(), state);
    }

    @Override
    public ReleaseTrack release(String release) {
        return releases.get(release);
    }

    @Override
    public void put(String release, ReleaseTrack track) {
        releases.put(release, track);
    }
}
