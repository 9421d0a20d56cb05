package io.wirewatch.gateway.subscription;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.extraction.PhraseIds;
import io.wirewatch.core.rules.ExpressionCodec;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.actor.Catalogue;
import io.wirewatch.runtime.Condition;
import io.wirewatch.runtime.Worker;
import io.wirewatch.runtime.mapping.ActorMapper;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes literal phrases that no subscription uses out of the catalogue. No subscription is saved here while it looks and
 * deletes. Another gateway may save one: since a phrase is written anew with every subscription that holds it, and one that
 * was written lately is left alone, only a phrase that was idle until this very moment could be hit. What is in use and
 * missing is put back, after each sweep and at the start.
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
     * Sweeps once, then looks whether every phrase in use is there.
     *
     * @return how many phrases went
     */
    int sweep() {
        int swept = subscriptions.withAll(this::sweep);
        subscriptions.withAll(this::putBack);
        return swept;
    }

    private int sweep(List<Subscription> all) {
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
        return idle.size();
    }

    /** All that are missing, not just those swept now: a gateway may have died between its sweep and this. */
    private Void putBack(List<Subscription> all) {
        Set<String> missing = phrasesOf(all);
        catalogue.freshActors().forEach(actor -> missing.remove(actor.getId()));
        for (String phrase : missing) {
            journal.write(
                    Topics.ACTORS,
                    phrase,
                    ActorMapper.toAvro(PhraseIds.actorOf(phrase), journal.tenant(), false, 1, journal.now()));
            LOG.info("phrase put back: phrase={}", phrase);
        }
        return null;
    }

    private static Set<String> phrasesOf(List<Subscription> all) {
        return all.stream()
                .map(SubscriptionMapper::toCore)
                .flatMap(subscription -> Rules.phrases(
                        ExpressionCodec.decode(subscription.compiled()).rule()))
                .collect(Collectors.toCollection(HashSet::new));
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
            attempt(() -> subscriptions.withAll(this::putBack));
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                attempt(() -> LOG.info("phrases swept: count={}", sweep()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("phrases not looked after, trying again next time", e);
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
