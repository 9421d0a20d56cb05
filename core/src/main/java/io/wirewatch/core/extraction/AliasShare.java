package io.wirewatch.core.extraction;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In how many releases each strong alias of an actor would be found if it were the only one: one reading for all of them. */
final class AliasShare {
    /** Of fewer releases a share says nothing. */
    private static final int ENOUGH = 20;

    /** An alias that is found in more than one of so many releases is found too often. */
    private static final int LARGE = 5;

    /** How many characters are read: an answer waits for it. */
    private static final int MOST_TEXT = 20_000_000;

    /** Sorts before the ids of aliases: of mentions at one place it comes first. */
    private static final String NEVER = "";

    private final Map<ActorAlias, Integer> numbers = new HashMap<>();
    private final ActorIndex index;
    private int[] found;
    private int releases;

    private AliasShare(Actor actor) {
        List<Actor> alone = new ArrayList<>();
        List<ActorAlias> never = new ArrayList<>();
        for (ActorAlias alias : actor.aliases()) {
            if (alias.strength() == Strength.NEVER) {
                never.add(strongText(alias));
            } else if (alias.strength() == Strength.STRONG && numbers.putIfAbsent(alias, alone.size()) == null) {
                alone.add(new Actor(Integer.toString(alone.size()), "", actor.kind(), List.of(alias)));
            }
        }
        this.found = new int[alone.size()];
        alone.add(new Actor(NEVER, "", actor.kind(), never));
        this.index = ActorIndex.of(alone);
    }

    /** What is never an alias, to be found where it stands. */
    private static ActorAlias strongText(ActorAlias never) {
        return new ActorAlias(
                never.text(),
                Strength.STRONG,
                List.of(),
                List.of(),
                never.caseRule(),
                ActorAlias.Form.PHRASE,
                never.language());
    }

    static AliasShare of(Actor actor, Iterable<CleanRelease> recent) {
        AliasShare share = new AliasShare(actor);
        long read = 0;
        for (CleanRelease release : recent) {
            read += release.text().text().length();
            if (read > MOST_TEXT) {
                break;
            }
            share.count(release);
        }
        return share;
    }

    private void count(CleanRelease release) {
        releases++;
        Set<String> seen = new HashSet<>();
        int never = 0;
        int paragraph = -1;
        Zone zone = Zone.HEADLINE;
        for (Mention mention : index.tag(release, 0).mentions()) {
            // Offsets begin anew after the title.
            never = mention.zone() == zone && mention.paragraph() == paragraph ? never : 0;
            zone = mention.zone();
            paragraph = mention.paragraph();
            if (mention.actor().equals(NEVER)) {
                never = Math.max(never, mention.end());
            } else if (mention.end() > never && seen.add(mention.actor())) {
                found[Integer.parseInt(mention.actor())]++;
            }
        }
    }

    /** How many releases were read. */
    int releases() {
        return releases;
    }

    /** In how many an alias was found; 0 for one that is not strong, which alone says nothing. */
    int found(ActorAlias alias) {
        Integer number = numbers.get(alias);
        return number == null ? 0 : found[number];
    }

    boolean isLarge(int found) {
        return releases >= ENOUGH && found * LARGE > releases;
    }
}
