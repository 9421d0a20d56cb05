package io.wirewatch.gateway.source;

import io.micronaut.http.HttpResponse;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.view.SettingsStore;
import io.wirewatch.gateway.view.View;
import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A poll on request. The wish is written on the source ({@code fetchRequest}); ingestion names it in the source's state
 * ({@code answeredRequest}) when a poll that began after it is done.
 */
public final class SourceFetch {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Settings<Source> sources;
    private final SettingsStore<SourceState> states;
    private final View view;

    public SourceFetch(Settings<Source> sources, SettingsStore<SourceState> states, View view) {
        this.sources = sources;
        this.states = states;
        this.view = view;
    }

    /** What a poll brought. */
    record Fetched(int newCount, int updated, int unchanged, int refused, String error, List<String> refusals) {
        Map<String, Object> json() {
            Map<String, Object> json = new java.util.LinkedHashMap<>();
            json.put("new", newCount);
            json.put("updated", updated);
            json.put("unchanged", unchanged);
            json.put("refused", refused);
            json.put("error", error);
            json.put("refusals", refusals);
            return json;
        }
    }

    HttpResponse<?> now(String id) throws InterruptedException {
        if (!sources.get(id).getEnabled()) {
            throw ProblemException.of(
                    409, Problem.Kind.CONFLICT, "The source \"" + id + "\" is not enabled; enable it to poll it.");
        }
        String wish = Ids.random("req");
        sources.touch(
                id, source -> Source.newBuilder(source).setFetchRequest(wish).build());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Map<TopicPartition, Long> seen = seen();
            Optional<SourceState> state = states.get(id).filter(found -> wish.equals(found.getAnsweredRequest()));
            if (state.isPresent()) {
                return HttpResponse.ok(fetched(state.get()).json());
            }
            view.awaitBeyond(seen, Duration.ofNanos(deadline - System.nanoTime()));
        }
        throw ProblemException.of(
                504,
                Problem.Kind.UNAVAILABLE,
                "No answer from ingestion after " + PATIENCE.toSeconds()
                        + " s. The poll is still asked for; the source's health shows what comes of it.");
    }

    private Map<TopicPartition, Long> seen() {
        Map<TopicPartition, Long> seen = new HashMap<>();
        for (int i = 0; i < Topics.SOURCE_STATE.partitions(); i++) {
            TopicPartition partition = new TopicPartition(Topics.SOURCE_STATE.name(), i);
            seen.put(partition, view.next(partition));
        }
        return seen;
    }

    private static Fetched fetched(SourceState state) {
        return new Fetched(
                state.getLastNew(),
                state.getLastUpdated(),
                state.getLastUnchanged(),
                state.getLastRefused(),
                state.getError(),
                state.getRefusals());
    }
}
