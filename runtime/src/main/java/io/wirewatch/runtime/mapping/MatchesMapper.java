package io.wirewatch.runtime.mapping;

import io.wirewatch.avro.FoundOccurrence;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.alert.Backfilled;
import io.wirewatch.core.alert.Finding;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.Candidates.Occasion;
import java.time.Instant;
import java.util.List;

/** Candidates, as the first stage of matching and replays hand them to the second. */
public final class MatchesMapper {
    static final String LIVE = "live";
    static final String BACKFILL = "backfill";
    static final String HISTORY = "history";
    static final String REPROCESS = "reprocess";

    private MatchesMapper() {}

    /**
     * The candidates of a backfill.
     *
     * @param subscription the subscription that is backfilled
     * @param replay id of the replay
     * @param deliver whether what is raised may be sent
     * @param raisedAt the time that alerts raised from it carry: when the replay was asked for
     */
    public static MatchCandidates backfill(
            ReleaseMentions release, String subscription, String replay, boolean deliver, Instant raisedAt) {
        return candidates(release, List.of(subscription))
                .setOrigin(BACKFILL)
                .setCommand(replay)
                .setDeliver(deliver)
                .setRaisedAt(raisedAt)
                .build();
    }

    /**
     * A release of the past for a windowed subscription. Only a withdrawal may follow, of an alert that the past shows to be
     * wrong; it is sent as any other.
     *
     * @param subscription the subscription that is told
     * @param replay id of the replay
     * @param toldAt when the replay was asked for
     */
    public static MatchCandidates history(ReleaseMentions release, String subscription, String replay, Instant toldAt) {
        return candidates(release, List.of(subscription))
                .setWindowed(true)
                .setOrigin(HISTORY)
                .setCommand(replay)
                .setRaisedAt(toldAt)
                .build();
    }

    private static MatchCandidates.Builder candidates(ReleaseMentions release, List<String> subscriptions) {
        return MatchCandidates.newBuilder()
                .setTenant(release.getTenant())
                .setHead(release.getHead())
                .setMentions(release.getMentions())
                .setSentences(release.getSentences())
                .setSubscriptions(subscriptions);
    }

    /** What the backfill of a windowed subscription hands over. */
    public static MatchCandidates found(String tenant, Backfilled backfilled) {
        FoundOccurrence.Builder found = FoundOccurrence.newBuilder().setRule(backfilled.rule());
        if (backfilled.finding() != null) {
            found.setStart(WindowMapper.toAvro(backfilled.finding().start()))
                    .setTogether(backfilled.finding().together().stream()
                            .map(AlertStateMapper::toAvro)
                            .toList());
        }
        return MatchCandidates.newBuilder()
                .setTenant(tenant)
                .setSubscriptions(List.of(backfilled.subscription()))
                .setWindowed(true)
                .setOrigin(BACKFILL)
                .setCommand(backfilled.replay())
                .setDeliver(backfilled.deliver())
                .setRaisedAt(backfilled.raisedAt())
                .setFound(found.build())
                .build();
    }

    /** What the backfill of a windowed subscription has found, of a record that says so. */
    public static Backfilled found(MatchCandidates candidates) {
        FoundOccurrence found = candidates.getFound();
        return new Backfilled(
                candidates.getSubscriptions().getFirst(),
                found.getRule(),
                found.getStart() == null
                        ? null
                        : new Finding(
                                WindowMapper.toCore(found.getStart()),
                                found.getTogether().stream()
                                        .map(AlertStateMapper::toCore)
                                        .toList()),
                candidates.getCommand(),
                candidates.getDeliver(),
                candidates.getRaisedAt());
    }

    private static Occasion occasion(String origin) {
        return switch (origin) {
            case BACKFILL -> Occasion.BACKFILL;
            case HISTORY -> Occasion.HISTORY;
            case REPROCESS -> Occasion.REPROCESSING;
            default -> Occasion.ARRIVAL;
        };
    }

    /** The candidates of a record. */
    public static Candidates toCore(MatchCandidates candidates) {
        return new Candidates(
                MentionsMapper.toCore(candidates),
                candidates.getSubscriptions(),
                candidates.getWindowed(),
                occasion(candidates.getOrigin()),
                candidates.getCommand(),
                candidates.getDeliver(),
                candidates.getRaisedAt());
    }
}
