package io.wirewatch.core.alert;

/** What is remembered between inputs. Not asked by two threads at once. */
public interface AlertStore {
    /** What happened between a subscription and a story, or null. */
    AlertState alert(String subscription, String story);

    /** Remembers it. */
    void put(AlertState state);

    /** What is known of a release, or null. */
    ReleaseTrack release(String release);

    /** Remembers it. */
    void put(String release, ReleaseTrack track);
}
