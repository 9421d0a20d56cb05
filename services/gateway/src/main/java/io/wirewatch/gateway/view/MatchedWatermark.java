package io.wirewatch.gateway.view;

import io.wirewatch.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where releases are matched: evaluated against every subscription, with their alerts readable in the view. It
 * follows from offsets alone, in rounds of four steps. (1) What the matching group has committed of mentions bounds the
 * round: all candidates of releases before it are on {@code wirewatch.matches}. (2) When the group has committed matches up
 * to the end they had then, all alerts of these releases are on {@code wirewatch.alerts} or, where a cool-down decides
 * whether they are sent, on {@code wirewatch.alerts.cooling}. (3) When the group has committed those up to the end they had
 * then, all are on {@code wirewatch.alerts}. (4) When the view has read these up to the end they had then, the releases of
 * the round are matched.
 */
final class MatchedWatermark {
    private final LogPositions log;
    private final View view;
    private final Map<Integer, Long> matched = new ConcurrentHashMap<>();
    private Step step = Step.MENTIONS;
    private Map<TopicPartition, Long> bound = Map.of();
    private Map<TopicPartition, Long> goal = Map.of();

    private enum Step {
        MENTIONS,
        MATCHES,
        COOLING,
        ALERTS
    }

    MatchedWatermark(LogPositions log, View view) {
        this.log = log;
        this.view = view;
    }

    /** Whether a release at this place of {@code wirewatch.releases.mentions} is matched. */
    boolean covers(int partition, long offset) {
        return offset < matched.getOrDefault(partition, 0L);
    }

    /** The places of {@code wirewatch.releases.mentions} up to which releases are matched. */
    Map<TopicPartition, Long> reached() {
        Map<TopicPartition, Long> reached = new HashMap<>();
        for (int i = 0; i < Topics.RELEASES_MENTIONS.partitions(); i++) {
            reached.put(new TopicPartition(Topics.RELEASES_MENTIONS.name(), i), matched.getOrDefault(i, 0L));
        }
        return reached;
    }

    /** Whether the view holds a tagged release that is not matched yet. */
    boolean isAwaited() {
        return reached().entrySet().stream().anyMatch(place -> view.next(place.getKey()) > place.getValue());
    }

    /**
     * Tries to take the next step.
     *
     * @return whether it was taken
     */
    boolean advance() {
        return switch (step) {
            case MENTIONS -> bound();
            case MATCHES -> isReached(log.committed()) && enter(Step.COOLING, log.ends(Topics.ALERTS_COOLING));
            case COOLING -> isCooled() && enter(Step.ALERTS, log.ends(Topics.ALERTS));
            case ALERTS -> isRead() && finish();
        };
    }

    private boolean bound() {
        Map<TopicPartition, Long> committed = new HashMap<>(log.committed());
        committed.keySet().removeIf(partition -> !partition.topic().equals(Topics.RELEASES_MENTIONS.name()));
        boolean news = committed.entrySet().stream()
                .anyMatch(place ->
                        place.getValue() > matched.getOrDefault(place.getKey().partition(), 0L));
        if (!news) {
            return false;
        }
        bound = committed;
        return enter(Step.MATCHES, log.ends(Topics.MATCHES));
    }

    private boolean enter(Step next, Map<TopicPartition, Long> ends) {
        goal = ends;
        step = next;
        return true;
    }

    private boolean isReached(Map<TopicPartition, Long> committed) {
        return goal.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Where no subscription has a cool-down nobody needs to be asked. */
    private boolean isCooled() {
        return goal.isEmpty() || isReached(log.committed());
    }

    private boolean isRead() {
        return goal.entrySet().stream().allMatch(end -> view.next(end.getKey()) >= end.getValue());
    }

    private boolean finish() {
        bound.forEach((partition, offset) -> matched.merge(partition.partition(), offset, Math::max));
        step = Step.MENTIONS;
        return true;
    }
}
