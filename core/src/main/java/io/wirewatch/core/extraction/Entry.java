package io.wirewatch.core.extraction;

import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import java.util.List;

/** An alias of an actor in an index: the same object for all its patterns, told apart by identity. */
final class Entry {
    private final Actor actor;
    private final ActorAlias alias;
    private final boolean weak;
    private final boolean phrase;
    private final boolean seat;
    private final boolean proper;
    private final String language;

    Entry(Actor actor, ActorAlias alias) {
        this.actor = actor;
        this.alias = alias;
        // What every hit asks is kept here, so that none has to look further.
        this.weak = alias.strength() == Strength.WEAK;
        this.phrase = alias.form() == Form.PHRASE;
        this.seat = alias.form() == Form.SEAT;
        this.proper = alias.caseRule() == CaseRule.PROPER;
        this.language = alias.language() == null ? null : Languages.primary(alias.language());
    }

    Actor actor() {
        return actor;
    }

    ActorAlias alias() {
        return alias;
    }

    List<String> needs() {
        return alias.needs();
    }

    boolean isWeak() {
        return weak;
    }

    /** Whether it is the literal text of a subscription. */
    boolean isPhrase() {
        return phrase;
    }

    /** Whether it is a town that stands for who sits there. */
    boolean isSeat() {
        return seat;
    }

    /** Whether it is a common word of English too. */
    boolean isProper() {
        return proper;
    }

    /** Primary language of the releases it is for, null for all. */
    String language() {
        return language;
    }
}
