package io.wirewatch.bench.rivals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Subscription;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.load.Drafts;
import io.wirewatch.bench.load.Watchlist;
import io.wirewatch.bench.load.WebhookClock;
import io.wirewatch.bench.suite.Launcher;
import io.wirewatch.bench.suite.LogOffsets;
import io.wirewatch.bench.suite.SuiteProcess;
import io.wirewatch.bench.suite.Workshop;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.suite.SuiteFile;
import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Groups;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A whole suite is killed with -9 in the middle of replays, each for a subscription of its own, while releases come in; in the end the
 * alerts of all of them are what the rule holds for, and those that came in what was accepted.
 */
final class ReplayKills {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ASK_AGAIN = Duration.ofMillis(200);
    private static final String ACTOR = "iraq";
    /** Of the texts, those that a word is in. */
    private static final double RAREST = 0.005;

    private static final double MOST_FREQUENT = 0.02;

    private final ReplayPlan plan;
    private final Launcher launcher;
    private final long seed;
    private final Consumer<String> progress;
    private final PastWorkload past;
    private final Kind kind;
    private final List<Rule> rules;

    /** What is killed. */
    enum Kind {
        /** A backfill of a rule over an actor that was found when the releases came in. */
        BACKFILL("a backfill", 4_000),
        /** Extraction done again, for a rule over an actor that has got an alias. */
        EXTRACTION("extraction done again", 12_000);

        private final String title;
        /** As long as it takes, about: some kills come when it is over. */
        private final int latestKillMillis;

        Kind(String title, int latestKillMillis) {
            this.title = title;
            this.latestKillMillis = latestKillMillis;
        }
    }

    /**
     * What a subscription asks for.
     *
     * @param alias what its actor is called before the replay; null: as ever
     * @param stories those that it holds for
     */
    private record Rule(String expression, String alias, Set<String> stories) {}

    ReplayKills(ReplayPlan plan, Launcher launcher, long seed, Path corpus, Kind kind, Consumer<String> progress)
            throws Exception {
        this.plan = plan;
        this.launcher = launcher;
        this.seed = seed;
        this.progress = progress;
        this.kind = kind;
        this.past = new PastWorkload(seed, corpus);
        this.rules = rules();
    }

    /** One a kill. */
    private List<Rule> rules() {
        int releases = plan.besideReleases();
        if (kind == Kind.BACKFILL) {
            return Collections.nCopies(plan.kills(), new Rule("actor:" + ACTOR, null, past.storiesOf(ACTOR, releases)));
        }
        Set<String> comingIn = new HashSet<>();
        // What is made up has the words that it has.
        new Drafts(seed)
                .of("words", 1_000, _ -> true)
                .forEach(draft -> comingIn.addAll(PastWorkload.words(draft.body())));
        List<String> words = past.words(RAREST, MOST_FREQUENT).stream()
                .filter(word -> !comingIn.contains(word))
                .limit(plan.kills())
                .toList();
        if (words.size() < plan.kills()) {
            throw new IllegalStateException("made-up releases all have the same words; --corpus names others");
        }
        return IntStream.range(0, plan.kills())
                .mapToObj(kill -> new Rule(
                        "actor:" + actor(kill),
                        words.get(kill),
                        past.storiesOf(called(kill, words.get(kill)), releases)))
                .toList();
    }

    private static String actor(int kill) {
        return "bench-actor-" + kill;
    }

    private static Actor called(int kill, String alias) {
        return new Actor(actor(kill), alias, "organisation", List.of(ActorAlias.name(alias)));
    }

    /** Measures it; the figures in Markdown. */
    String run() throws Exception {
        Random random = new Random(seed);
        try (Workshop workshop = new Workshop(launcher);
                WebhookClock webhooks = WebhookClock.start()) {
            SuiteProcess suite = workshop.start("kills");
            suite.awaitReady();
            prepare(suite);
            new Watchlist(suite.gateway()).make(webhooks.url(), 0);
            Set<String> accepted = ConcurrentHashMap.newKeySet();
            int inTheMiddle = 0;
            for (int kill = 0; kill < plan.kills(); kill++) {
                progress.accept("kill " + (kill + 1));
                String url = suite.addresses().url();
                change(suite.gateway(), kill);
                String path = "/replays/"
                        + suite.gateway()
                                .post("/replays", wish(kill))
                                .path("id")
                                .asText();
                try (Traffic traffic = new Traffic(url, "kill-" + kill, accepted)) {
                    Thread.sleep(random.nextInt(kind.latestKillMillis));
                    inTheMiddle +=
                            suite.gateway().get(path).path("status").asText().equals("done") ? 0 : 1;
                    suite.kill();
                }
                suite = workshop.start("kills");
                suite.awaitReady();
                awaitDone(suite.gateway(), path);
            }
            for (String release : accepted) {
                webhooks.arrivals().await(release, PATIENCE);
            }
            return figures(accepted, alerts(suite.addresses()), inTheMiddle);
        }
    }

    private ObjectNode wish(int kill) {
        return switch (kind) {
            case BACKFILL -> ReplayCall.backfill(List.of(subscription(kill)));
            case EXTRACTION -> ReplayCall.reprocessing("extraction");
        };
    }

    private static String subscription(int kill) {
        return "bench-kill-" + kill;
    }

    /** Puts the past on the log, and what has to be there before it. */
    private void prepare(SuiteProcess suite) throws Exception {
        HttpSchemaRegistry registry =
                new HttpSchemaRegistry(URI.create(suite.addresses().registry()));
        int releases = plan.besideReleases();
        try (KafkaProducer<String, byte[]> producer =
                BenchCluster.producer(suite.addresses().broker())) {
            if (kind == Kind.EXTRACTION) {
                subscribeAll(suite, registry, producer);
            }
            progress.accept("writing " + releases + " releases into a whole suite");
            switch (kind) {
                case BACKFILL -> past.write(producer, registry, releases);
                case EXTRACTION -> {
                    past.writeTexts(producer, registry, releases);
                    awaitTagged(suite.addresses().broker());
                }
            }
        }
    }

    /** Extraction that is done again raises alerts of subscriptions that were there when a release came in. */
    private void subscribeAll(SuiteProcess suite, HttpSchemaRegistry registry, KafkaProducer<String, byte[]> producer)
            throws IOException {
        AvroSerde<Subscription> serde = new AvroSerde<>(Topics.SUBSCRIPTIONS, registry);
        for (int kill = 0; kill < plan.kills(); kill++) {
            name(suite.gateway(), kill, List.of("Zqx" + kill));
            ReplayCall.subscribe(
                    suite.gateway(), subscription(kill), rules.get(kill).expression());
        }
        TopicRecords.all(suite.addresses().broker(), Topics.SUBSCRIPTIONS)
                .forEach(record -> producer.send(new ProducerRecord<>(
                        record.topic(),
                        record.key(),
                        serde.write(Subscription.newBuilder(serde.read(record.value()))
                                .setUpdatedAt(past.begin(plan.besideReleases()))
                                .build()))));
        producer.flush();
    }

    private static void name(Gateway gateway, int kill, List<String> aliases) {
        ObjectNode actor =
                Gateway.JSON.createObjectNode().put("name", "Zqx" + kill).put("kind", "organisation");
        aliases.forEach(actor.putArray("aliases")::add);
        gateway.put("/actors/" + actor(kill), actor);
    }

    private static void awaitTagged(String broker) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (LogOffsets offsets = new LogOffsets(broker)) {
            while (offsets.committed(Groups.EXTRACTION, Topics.RELEASES_CLEAN)
                    < offsets.written(Topics.RELEASES_CLEAN)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("extraction has not read the log in " + PATIENCE);
                }
                Thread.sleep(ASK_AGAIN);
            }
        }
    }

    /** Makes what the replay is for. */
    private void change(Gateway gateway, int kill) {
        switch (kind) {
            case BACKFILL ->
                ReplayCall.subscribe(
                        gateway, subscription(kill), rules.get(kill).expression());
            case EXTRACTION ->
                name(gateway, kill, List.of("Zqx" + kill, rules.get(kill).alias()));
        }
    }

    private static void awaitDone(Gateway gateway, String path) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (JsonNode replay = gateway.get(path);
                !replay.path("status").asText().equals("done");
                replay = gateway.get(path)) {
            if (System.nanoTime() > deadline || replay.path("status").asText().equals("failed")) {
                throw new IllegalStateException("the replay is not done: " + replay);
            }
            Thread.sleep(ASK_AGAIN);
        }
    }

    /** Every alert record there is, by subscription and alert: how often each was written. */
    private static Map<String, Map<Alert, Integer>> alerts(SuiteFile suite) {
        AvroSerde<Alert> serde = new AvroSerde<>(Topics.ALERTS, new HttpSchemaRegistry(URI.create(suite.registry())));
        Map<String, Map<Alert, Integer>> alerts = new HashMap<>();
        TopicRecords.all(suite.broker(), Topics.ALERTS)
                .forEach(record -> alerts.computeIfAbsent(record.key(), _ -> new HashMap<>())
                        .merge(serde.read(record.value()), 1, Integer::sum));
        return alerts;
    }

    private String figures(Set<String> accepted, Map<String, Map<Alert, Integer>> alerts, int inTheMiddle) {
        int expected = 0;
        int missing = 0;
        int others = 0;
        int different = 0;
        int again = 0;
        for (int kill = 0; kill < plan.kills(); kill++) {
            String subscription = subscription(kill);
            Map<Alert, Integer> there = alerts.getOrDefault(subscription, Map.of());
            Set<String> ids = new HashSet<>();
            there.keySet().forEach(alert -> ids.add(alert.getId()));
            Set<String> wanted = new HashSet<>();
            rules.get(kill).stories().forEach(story -> wanted.add(Ids.alert(subscription, story)));
            expected += wanted.size();
            missing += (int) wanted.stream().filter(id -> !ids.contains(id)).count();
            others += (int) ids.stream().filter(id -> !wanted.contains(id)).count();
            // One revision each: whatever there is more of an alert tells it twice.
            different += there.size() - ids.size();
            again += there.values().stream().mapToInt(count -> count - 1).sum();
        }
        return plan.kills() + " times killed -9, " + inTheMiddle + " of them in the middle of " + kind.title + " over "
                + plan.besideReleases() + " releases, while " + Traffic.PER_SECOND
                + " releases a second come in, of which "
                + accepted.size() + " were accepted; each of them raised its alert.\n\n"
                + new Table(
                                "alerts",
                                "missing",
                                "of what the rule does not hold for",
                                "told twice",
                                "the same record once more")
                        .row(
                                Integer.toString(expected),
                                Integer.toString(missing),
                                Integer.toString(others),
                                Integer.toString(different),
                                Integer.toString(again))
                        .markdown();
    }
}
