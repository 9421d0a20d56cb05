package io.wirewatch.schemas;

/** Consumer groups that more than one service speaks of: part of the deployed contract. */
public final class Groups {
    /** Reads raw releases; the prefix of cleaning's internal topics, too. */
    public static final String CLEANING = "wirewatch-cleaning";

    /** Reads clean releases; what is before its offsets has its mentions on the log. */
    public static final String EXTRACTION = "wirewatch-extraction";

    private Groups() {}
}
