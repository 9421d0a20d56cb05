package io.wirewatch.core.extraction;

/** An alias of an actor in an index: the same object for all its patterns, told apart by identity. */
final class Entry {
    private final Actor actor;
    private final ActorAlias alias;

    Entry(Actor actor, ActorAlias alias) {
        this.actor = actor;
        this.alias = alias;
    }

    Actor actor() {
        return actor;
    }

    ActorAlias alias() {
        return alias;
    }

    boolean isWeak() {
        return alias.strength() == Strength.WEAK;
    }
}
