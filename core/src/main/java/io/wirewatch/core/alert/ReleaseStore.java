package io.wirewatch.core.alert;

/**
 * What is remembered of releases between inputs. Not asked by two threads at once. What is put first is never lost alone.
 */
public interface ReleaseStore {
    /** What is known of a release, or null. */
    ReleaseTrack release(String release);

    /** Remembers it. */
    void put(String release, ReleaseTrack track);
}
