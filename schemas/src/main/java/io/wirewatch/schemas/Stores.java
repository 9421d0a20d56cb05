package io.wirewatch.schemas;

import io.wirewatch.avro.MatchingState;
import java.util.List;

/** Every state store whose values are records of the contract. */
public final class Stores {
    /** What matching remembers of alerts and releases. */
    public static final Store<MatchingState> MATCHING =
            new Store<>("wirewatch-matching", "matching-state", MatchingState.class);

    /** All of them. */
    public static final List<Store<?>> ALL = List.of(MATCHING);

    private Stores() {}
}
