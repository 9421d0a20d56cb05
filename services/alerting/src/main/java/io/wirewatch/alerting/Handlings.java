package io.wirewatch.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What people have done about alerts, as far as it decides whether a message about one goes out. */
interface Handlings {
    /**
     * Reads every change that is on the log now.
     *
     * @throws io.wirewatch.runtime.kafka.BarrierTimeoutException when that cannot be done in time
     */
    void refresh();

    /**
     * Reads every change as {@link #refresh()} does, unless that was done a short time ago.
     *
     * @param age how long ago is short enough
     */
    void refresh(Duration age);

    /**
     * Why no message about an alert goes out, in words, as of the last {@link #refresh}; empty where it is not muted.
     *
     * @param now a mute that has ended by then holds nothing back
     */
    Optional<String> muted(String alert, Instant now);
}
