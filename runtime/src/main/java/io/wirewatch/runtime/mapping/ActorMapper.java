package io.wirewatch.runtime.mapping;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.Strength;
import java.time.Instant;

/** Actors of the catalogue. */
public final class ActorMapper {
    private ActorMapper() {}

    /** The actor of a record. */
    public static Actor toCore(io.wirewatch.avro.Actor actor) {
        return new Actor(
                actor.getId(),
                actor.getName(),
                actor.getKind(),
                actor.getAliases().stream().map(ActorMapper::toCore).toList());
    }

    /**
     * The record of an actor.
     *
     * @param starter whether it is of the starter catalogue and unchanged
     * @param version counts its changes, from 1
     * @param updatedAt when it was changed
     */
    public static io.wirewatch.avro.Actor toAvro(
            Actor actor, String tenant, boolean starter, int version, Instant updatedAt) {
        return io.wirewatch.avro.Actor.newBuilder()
                .setTenant(tenant)
                .setId(actor.id())
                .setName(actor.name())
                .setKind(actor.kind())
                .setAliases(actor.aliases().stream().map(ActorMapper::toAvro).toList())
                .setStarter(starter)
                .setVersion(version)
                .setUpdatedAt(updatedAt)
                .build();
    }

    private static ActorAlias toCore(io.wirewatch.avro.ActorAlias alias) {
        return new ActorAlias(
                alias.getText(),
                Strength.of(alias.getStrength()),
                alias.getNeeds(),
                alias.getNot(),
                ActorAlias.CaseRule.of(alias.getCaseRule()),
                ActorAlias.Form.of(alias.getForm()),
                alias.getLanguage(),
                ActorAlias.Within.of(alias.getWithin()));
    }

    private static io.wirewatch.avro.ActorAlias toAvro(ActorAlias alias) {
        return io.wirewatch.avro.ActorAlias.newBuilder()
                .setText(alias.text())
                .setStrength(alias.strength().text())
                .setNeeds(alias.needs())
                .setNot(alias.not())
                .setCaseRule(alias.caseRule().text())
                .setForm(alias.form().text())
                .setLanguage(alias.language())
                .setWithin(alias.within().text())
                .build();
    }
}
