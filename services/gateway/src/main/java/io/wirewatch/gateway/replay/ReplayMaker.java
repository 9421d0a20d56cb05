package io.wirewatch.gateway.replay;

import io.micronaut.http.HttpRequest;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes replays: what cannot be replayed is refused with what to do, what is asked for a second time is not made again. */
@Singleton
final class ReplayMaker {
    private final Settings<Replay> replays;
    private final Settings<Subscription> subscriptions;
    private final Journal journal;

    ReplayMaker(Settings<Replay> replays, Settings<Subscription> subscriptions, Journal journal) {
        this.replays = replays;
        this.subscriptions = subscriptions;
        this.journal = journal;
    }

    /**
     * A replay, and whether it was made now.
     *
     * @param isNew false where the same was asked for before and has not come to an end
     */
    record Made(Replay replay, boolean isNew) {}

    /**
     * Makes one, or finds the one under way that was asked for in the same words.
     *
     * @throws ProblemException 400
     */
    Made make(HttpRequest<?> request, ReplayRequest wanted) {
        checkTime(wanted.range());
        wanted.subscriptions().forEach(this::check);
        checkSort(wanted.subscriptions());
        return replays.withAll(all -> {
            Optional<Replay> same =
                    all.stream().filter(known -> isSame(known, wanted)).findFirst();
            return same.map(known -> new Made(known, false))
                    .orElseGet(() -> new Made(replays.create(request, null, "rpl", id -> replay(id, wanted)), true));
        });
    }

    private void checkTime(TimeRange range) {
        Instant now = journal.now();
        if (range.begin() != null && !range.begin().isBefore(now)) {
            throw ProblemException.badField("from lies in the future (it is " + now
                    + " now): a replay is about what has come in; releases to come are matched as they do.");
        }
    }

    private void check(String id) {
        Subscription subscription = subscriptions
                .find(id)
                .orElseThrow(() -> ProblemException.badField("There is no subscription \"" + id + "\"."));
        if (!subscription.getEnabled()) {
            throw ProblemException.badField(
                    "The subscription \"" + id + "\" is disabled and raises nothing; enable it first.");
        }
    }

    /** Rules over one release are looked for in any order, those over several in the order of arrival. */
    private void checkSort(List<String> ids) {
        List<String> windowed = ids.stream().filter(this::isWindowed).toList();
        if (!windowed.isEmpty() && windowed.size() < ids.size()) {
            throw ProblemException.badField("The rules of " + String.join(", ", windowed)
                    + " look at several releases, those of the others at one: ask for a replay of each sort.");
        }
    }

    private boolean isWindowed(String id) {
        return subscriptions
                .find(id)
                .map(SubscriptionMapper::toCore)
                .map(ActiveSubscription::of)
                .filter(ActiveSubscription::isWindowed)
                .isPresent();
    }

    private static boolean isSame(Replay known, ReplayRequest wanted) {
        return !ReplayStates.isEnded(known)
                && known.getKind().equals(wanted.kind())
                && isSameAgain(known, wanted)
                && Set.copyOf(ReplayJson.subscriptionsOf(known)).equals(Set.copyOf(wanted.subscriptions()))
                && Objects.equals(known.getFrom(), millis(wanted.range().begin()))
                && Objects.equals(known.getTo(), millis(wanted.range().end()))
                && known.getDeliver() == wanted.isToDeliver()
                && Objects.equals(known.getPace(), wanted.paceToKeep());
    }

    private static boolean isSameAgain(Replay known, ReplayRequest wanted) {
        WhatAgain again = wanted.again();
        return again == null
                || (again.stage().equals(known.getStage())
                        && Set.copyOf(again.sources()).equals(Set.copyOf(known.getSources()))
                        && again.selectors().equals(known.getSelectors()));
    }

    /** As the log keeps it. */
    private static Instant millis(Instant time) {
        return time == null ? null : Instant.ofEpochMilli(time.toEpochMilli());
    }

    private Replay replay(String id, ReplayRequest wanted) {
        List<String> ids = wanted.subscriptions();
        Replay.Builder replay = Replay.newBuilder();
        WhatAgain again = wanted.again();
        if (again != null) {
            replay.setStage(again.stage()).setSources(again.sources()).setSelectors(again.selectors());
        }
        return replay.setTenant(journal.tenant())
                .setId(id)
                .setKind(wanted.kind())
                .setSubscription(ids.size() == 1 ? ids.getFirst() : null)
                .setSubscriptions(ids)
                .setFrom(wanted.range().begin())
                .setTo(wanted.range().end())
                .setDeliver(wanted.isToDeliver())
                .setPace(wanted.paceToKeep())
                .setStatus("queued")
                .setCreatedAt(journal.now())
                .setUpdatedAt(journal.now())
                .build();
    }
}
