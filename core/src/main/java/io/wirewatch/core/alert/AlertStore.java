package io.wirewatch.core.alert;

/**
 * What is remembered between inputs, of rules over one release. Not asked by two threads at once. What is put first is never
 * lost alone.
 */
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
