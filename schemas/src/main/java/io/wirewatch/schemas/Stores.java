package io.wirewatch.schemas;

import io.wirewatch.avro.CoolDownState;
import io.wirewatch.avro.MatchingState;
import java.util.List;

/** Every state store whose values are records of the contract. */
public final class Stores {
    /** What matching remembers of alerts and releases. */
    public static final Store<MatchingState> MATCHING =
            new Store<>("wirewatch-matching", "matching-state", MatchingState.class);

    /** What matching remembers of what was sent, of subscriptions with a cool-down. */
    public static final Store<CoolDownState> COOL_DOWNS =
            new Store<>("wirewatch-matching", "cool-downs", CoolDownState.class);

    /** All of them. */
    public static final List<Store<?>> ALL = List.of(MATCHING, COOL_DOWNS);

    private Stores() {}
}
