package io.wirewatch.gateway.preview;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.release.SourceFilter;
import io.wirewatch.core.replay.AlertsAtStake;
import io.wirewatch.core.replay.PastVersions;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.actor.Catalogue;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.gateway.replay.WhatAgain;
import io.wirewatch.gateway.view.AlertStore;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.gateway.view.ReleaseStore;
import io.wirewatch.runtime.EntityModel;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What reading releases again would change. Nothing is written. */
public final class ReprocessPreviews {
    private static final int PAGE = 1000;
    /** More rules are compiled for no single question. */
    private static final int MOST_RULES = 10_000;

    private final Passes passes;
    private final PastReader past;
    private final Catalogue catalogue;
    private final Settings<Subscription> subscriptions;
    private final ReleaseStore releases;
    private final AlertStore alerts;
    private final Barrier barrier;
    private final Journal journal;
    private final EntityModel entities;
    private final CleaningRuns cleaning;

    public ReprocessPreviews(
            Passes passes,
            PastReader past,
            Catalogue catalogue,
            Settings<Subscription> subscriptions,
            ReleaseStore releases,
            AlertStore alerts,
            Barrier barrier,
            Journal journal,
            EntityModel entities,
            CleaningRuns cleaning) {
        this.passes = passes;
        this.past = past;
        this.catalogue = catalogue;
        this.subscriptions = subscriptions;
        this.releases = releases;
        this.alerts = alerts;
        this.barrier = barrier;
        this.journal = journal;
        this.entities = entities;
        this.cleaning = cleaning;
    }

    /**
     * A preview, ready to be run.
     *
     * @param all whether each changed release is told of
     * @throws ProblemException if it makes no sense, or names what there is not
     */
    ReprocessRun run(ReprocessJson.Wanted wanted, boolean all) {
        TimeRange range = wanted.range();
        Instant now = journal.now();
        if (range.begin() != null && range.begin().isAfter(now)) {
            throw ProblemException.badField("from lies in the future; the log reaches up to now.");
        }
        // What is the newest version, and which alerts stand, the view tells.
        barrier.catchUp(Topics.RELEASES_CLEAN);
        barrier.catchUp(Topics.RELEASES_MENTIONS);
        barrier.catchUp(Topics.ALERTS);
        ActorIndex index = catalogue.freshIndex();
        for (String actor : wanted.actors()) {
            if (!index.hasActor(actor)) {
                throw ProblemException.notFound("actor", actor);
            }
        }
        RulesAsked rules = rules(wanted.subscriptions());
        WhatAgain again = wanted.again();
        boolean isCleaning = again.stage().equals(WhatAgain.CLEANING);
        // For some actors alone, of the same text, what else was found in it stays.
        boolean isOfFew = !isCleaning && !wanted.actors().isEmpty();
        ReprocessRun.Asked asked = new ReprocessRun.Asked(
                range,
                SourceFilter.of(again.sources()),
                isOfFew ? index.only(wanted.actors()) : index,
                isOfFew ? null : names(rules),
                Set.copyOf(wanted.actors()),
                rules,
                all);
        AlertsAtStake atStake = new AlertsAtStake(this::standing);
        return isCleaning
                ? cleaning.of(past, asked, again.selectors(), releases::get, atStake)
                : new ExtractionRun(past, asked, releases::get, readAgain(), atStake);
    }

    /** Who finds names that nobody listed; null where no rule asks for them, since that takes longer than all else, or nobody can. */
    private EntityRecogniser names(RulesAsked rules) {
        if (!rules.askForNames()) {
            return null;
        }
        try {
            return entities.get();
        } catch (IOException e) {
            rules.withoutNames(e.getMessage());
            return null;
        }
    }

    private RulesAsked rules(List<String> named) {
        RulesAsked rules = new RulesAsked();
        if (named.isEmpty()) {
            addAll(rules);
        } else {
            named.forEach(id -> rules.add(ActiveSubscription.of(SubscriptionMapper.toCore(subscriptions.get(id)))));
        }
        return rules;
    }

    private void addAll(RulesAsked rules) {
        String after = "";
        int count = 0;
        for (List<Subscription> page = subscriptions.page(after, PAGE);
                !page.isEmpty();
                page = subscriptions.page(after, PAGE)) {
            for (Subscription subscription : page) {
                if (subscription.getEnabled() && count++ < MOST_RULES) {
                    add(rules, subscription);
                }
            }
            if (count > MOST_RULES) {
                rules.warn("there are more than " + MOST_RULES + " subscriptions, and only so many were asked; name"
                        + " those that you want to know of");
                return;
            }
            after = page.getLast().getId();
        }
    }

    private static void add(RulesAsked rules, Subscription subscription) {
        try {
            rules.add(ActiveSubscription.of(SubscriptionMapper.toCore(subscription)));
        } catch (IllegalArgumentException e) {
            rules.warn("subscription " + subscription.getId() + " was not asked: " + e.getMessage());
        }
    }

    /** What replays have found, those that were deleted meanwhile included. */
    private PastVersions readAgain() {
        PastVersions versions = new PastVersions();
        releases.forEachReadAgain((release, version) -> versions.wasReadAgain(release, version, 0));
        return versions;
    }

    private Set<String> standing(String alert) {
        return alerts.get(alert)
                .filter(known -> !"withdrawn".equals(known.getStatus()))
                .map(ReprocessPreviews::named)
                .orElse(Set.of());
    }

    private static Set<String> named(Alert alert) {
        return alert.getReleases().stream().map(ReleaseRef::getId).collect(Collectors.toSet());
    }

    /**
     * Runs a preview.
     *
     * @return what was found; not complete where it took too long
     * @throws InterruptedException if nobody waits for it any more
     */
    ReprocessJson answer(ReprocessRun run, PassAnswers.Teller teller) throws InterruptedException {
        passes.run(run, () -> {
            ReprocessJson soFar = run.soFar(false);
            teller.tell(soFar);
            return soFar.changed() > 0;
        });
        return run.soFar(true);
    }
}
