package io.wirewatch.gateway.subscription;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.extraction.PhraseIds;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.RuleCodec;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.actor.Catalogue;
import io.wirewatch.runtime.Condition;
import io.wirewatch.runtime.Worker;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes literal phrases that no subscription uses out of the catalogue. No subscription is saved here while it looks and
 * deletes. Another gateway may save one: since a phrase is written anew with every subscription that holds it, and one that
 * was written lately is left alone, only a phrase that was idle until this very moment could be hit, and is put back.
 */
public final class PhraseSweeper implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(PhraseSweeper.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Catalogue catalogue;
    private final Settings<Subscription> subscriptions;
    private final Journal journal;
    private final Duration every;
    private final Duration age;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "phrase-sweeper");

    /**
     * @param every how often to sweep
     * @param age how long an unused phrase is kept after it was last written
     */
    public PhraseSweeper(
            Catalogue catalogue, Settings<Subscription> subscriptions, Journal journal, Duration every, Duration age) {
        this.catalogue = catalogue;
        this.subscriptions = subscriptions;
        this.journal = journal;
        this.every = every;
        this.age = age;
    }

    /**
     * Sweeps once.
     *
     * @return how many phrases went
     */
    int sweep() {
        List<Actor> swept = subscriptions.withAll(this::sweep);
        if (!swept.isEmpty()) {
            subscriptions.withAll(all -> putBack(swept, all));
        }
        return swept.size();
    }

    private List<Actor> sweep(List<Subscription> all) {
        Instant oldest = journal.now().minus(age);
        Set<String> used = phrasesOf(all);
        List<Actor> idle = catalogue.freshActors().stream()
                .filter(actor -> PhraseIds.isPhrase(actor.getId()))
                .filter(actor -> actor.getUpdatedAt().isBefore(oldest))
                .filter(actor -> !used.contains(actor.getId()))
                .toList();
        for (Actor phrase : idle) {
            journal.write(Topics.ACTORS, phrase.getId(), null);
            journal.audit("actor/" + phrase.getId(), "deleted");
        }
        return idle;
    }

    private Void putBack(List<Actor> swept, List<Subscription> all) {
        Set<String> used = phrasesOf(all);
        for (Actor phrase : swept) {
            if (used.contains(phrase.getId())) {
                journal.write(Topics.ACTORS, phrase.getId(), phrase);
            }
        }
        return null;
    }

    private static Set<String> phrasesOf(List<Subscription> all) {
        Set<String> phrases = new HashSet<>();
        all.forEach(subscription ->
                collect(RuleCodec.decode(SubscriptionMapper.toCore(subscription).compiled()), phrases));
        return phrases;
    }

    private static void collect(Rule rule, Set<String> phrases) {
        switch (rule) {
            case Rule.Term term when PhraseIds.isPhrase(term.actor()) -> phrases.add(term.actor());
            case Rule.Term _, Rule.Kind _, Rule.Source _, Rule.Language _ -> {
                // No phrase in it.
            }
            case Rule.All all -> all.rules().forEach(part -> collect(part, phrases));
            case Rule.Any any -> any.rules().forEach(part -> collect(part, phrases));
            case Rule.Not not -> collect(not.rule(), phrases);
            case Rule.Within within -> collect(within.rule(), phrases);
            case Rule.Chain chain -> chain.terms().forEach(part -> collect(part, phrases));
            case Rule.AtLeast least -> collect(least.term(), phrases);
            case Rule.Several several -> several.rules().forEach(part -> collect(part, phrases));
        }
    }

    @Override
    public String name() {
        return "phrase-sweeper";
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Always ready: nothing waits for a sweep, and one that failed is made again. */
    @Override
    public Condition condition() {
        return Condition.READY;
    }

    private void run() {
        try {
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    LOG.info("phrases swept: count={}", sweep());
                } catch (RuntimeException e) {
                    LOG.warn("phrases not swept, trying again next time", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
