package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.window.Sighting;
import java.time.Instant;
import java.util.List;

/** What is remembered between inputs, of rules over several releases. */
public interface WindowStore extends ReleaseStore {
    /** What happened between a subscription and a story, or null. */
    AlertState alert(String subscription, String story);

    /** Remembers it. */
    void put(AlertState state);

    /** How a windowed subscription stands, or null. */
    WindowState window(String subscription);

    /** Remembers it. */
    void put(WindowState state);

    /** What a windowed subscription was told of a release, or null. */
    WindowInput input(String subscription, String release);

    /** Remembers it. */
    void put(String subscription, WindowInput input);

    /** What a windowed rule has seen after a moment of event time, in order of that time. */
    List<Sighting> sightingsAfter(String subscription, String rule, Instant moment);

    /** The release that was seen, as it counts; null where that is not kept any more. */
    Member member(String subscription, String rule, Sighting sighting);

    /** Remembers it. */
    void put(WindowHit hit);

    /** Forgets a hit. */
    void remove(String subscription, String rule, Sighting sighting);
}
