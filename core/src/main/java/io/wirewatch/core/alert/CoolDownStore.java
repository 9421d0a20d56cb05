package io.wirewatch.core.alert;

/** What the third step remembers. After a crash it may lack the last writes, never one before them. */
public interface CoolDownStore {
    /** How a subscription stands, or null. */
    CoolDown coolDown(String subscription);

    /** Remembers it. */
    void put(String subscription, CoolDown coolDown);

    /** What was decided about an alert, or null. */
    Sending sending(String alert);

    /** Remembers it. */
    void put(String alert, Sending sending);
}
