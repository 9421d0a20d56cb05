package io.wirewatch.gateway.actor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.avro.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.runtime.json.AlertJson;
import io.wirewatch.runtime.mapping.ActorMapper;
import java.util.List;
import java.util.Set;

/**
 * An actor as clients see it.
 *
 * @param warnings what its author should know; only in the answer that saved it
 */
record ActorJson(
        String id,
        String name,
        String kind,
        List<AliasJson> aliases,
        boolean starter,
        int version,
        String updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> warnings) {

    static ActorJson of(Actor actor) {
        return of(actor, null);
    }

    static ActorJson of(Actor actor, List<String> warnings) {
        return new ActorJson(
                actor.getId(),
                actor.getName(),
                actor.getKind(),
                ActorMapper.toCore(actor).aliases().stream().map(AliasJson::of).toList(),
                actor.getStarter(),
                actor.getVersion(),
                AlertJson.time(actor.getUpdatedAt()),
                warnings);
    }

    /** An actor as clients write it. What only the gateway sets may be sent back, and is not looked at. */
    @JsonIgnoreProperties({"starter", "version", "updatedAt", "warnings"})
    record Wanted(String id, String name, String kind, List<AliasJson> aliases) {
        private static final Set<String> KINDS =
                Set.of("organisation", "country", "person", "office", "place", "concept");
        private static final int MOST_ALIASES = 10_000;
        private static final int LONGEST_NAME = 200;

        Wanted {
            if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("an actor needs a name of at most " + LONGEST_NAME + " characters");
            }
            kind = kind == null ? "organisation" : kind;
            if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException("kind takes "
                        + String.join(", ", KINDS.stream().sorted().toList()) + ", not \"" + kind + "\"");
            }
            if (aliases == null || aliases.isEmpty() || aliases.size() > MOST_ALIASES) {
                throw new IllegalArgumentException("an actor needs 1 to " + MOST_ALIASES + " aliases");
            }
            aliases = List.copyOf(aliases);
            if (aliases.stream().allMatch(alias -> alias.alias().strength() == Strength.NEVER)) {
                throw new IllegalArgumentException(
                        "all aliases are of strength never: nothing would be found, an actor needs one that is not");
            }
        }

        io.wirewatch.core.extraction.Actor actor(String under) {
            List<ActorAlias> all = aliases.stream().map(AliasJson::alias).toList();
            return new io.wirewatch.core.extraction.Actor(under, name.strip(), kind, all);
        }
    }
}
