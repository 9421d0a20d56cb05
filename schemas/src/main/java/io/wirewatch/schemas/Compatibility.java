package io.wirewatch.schemas;

/** How a subject's schemas may grow; the names are those of the Confluent REST API. */
public enum Compatibility {
    /** Every version reads every other: topics that outsiders read and write. */
    FULL_TRANSITIVE,
    /** The newest version reads all older ones: topics of one owner. */
    BACKWARD_TRANSITIVE
}
