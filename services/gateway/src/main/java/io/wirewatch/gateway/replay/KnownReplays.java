package io.wirewatch.gateway.replay;

import io.micronaut.http.HttpRequest;
import io.wirewatch.avro.Replay;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.runtime.past.ReadAgain;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * The replays that people see. One that has found something else in texts is kept when it is forgotten, out of sight: previews and
 * backfills go by it.
 */
@Singleton
final class KnownReplays {
    private final Settings<Replay> replays;

    KnownReplays(Settings<Replay> replays) {
        this.replays = replays;
    }

    /**
     * The one of this id.
     *
     * @throws ProblemException 404
     */
    Replay get(String id) {
        return replays.find(id)
                .filter(replay -> !replay.getForgotten())
                .orElseThrow(() -> ProblemException.notFound("replay", id));
    }

    /** Some, in order of their ids, behind an id. */
    List<Replay> page(String after, int limit) {
        List<Replay> seen = new ArrayList<>();
        String behind = after;
        List<Replay> page;
        do {
            page = replays.page(behind, limit);
            for (Replay replay : page) {
                behind = replay.getId();
                if (!replay.getForgotten() && seen.size() < limit) {
                    seen.add(replay);
                }
            }
        } while (seen.size() < limit && page.size() == limit);
        return seen;
    }

    /** Forgets one that has come to an end. */
    void forget(HttpRequest<?> request, Replay replay) {
        if (ReadAgain.isAnother(replay)) {
            replays.change(
                    request,
                    replay.getId(),
                    "deleted",
                    known -> Replay.newBuilder(known).setForgotten(true).build());
        } else {
            replays.delete(request, replay.getId());
        }
    }
}
