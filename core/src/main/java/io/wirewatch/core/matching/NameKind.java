package io.wirewatch.core.matching;

/** What a name stands for that a rule asks for. */
enum NameKind {
    /** An actor, by id. */
    ACTOR,
    /** A kind of actor or entity. */
    KIND,
    /** A source or language, as {@link Keys} writes it. */
    FILTER
}
