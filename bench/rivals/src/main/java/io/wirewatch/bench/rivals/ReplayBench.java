package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.suite.Launcher;
import io.wirewatch.bench.suite.ServiceProcess;
import io.wirewatch.bench.suite.Workshop;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.core.catalogue.StarterCatalogue;
import io.wirewatch.core.extraction.Actor;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Previews by a gateway, which is a process of its own, beside Kafka's own consumer on the same topic, which makes nothing of what it
 * reads, and backfills of a hundred subscriptions beside those of one, with the broker in this process; then whole suites: what comes in
 * beside a backfill, and kills.
 */
final class ReplayBench {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Fulfilled by many releases, all of whose mentions are current. */
    private static final String MENTIONED = "NATO AND Russia";

    /** What no catalogue ever looked for. */
    private static final String PHRASE = "NATO AND \"officers\"";

    private static final int MANY = 100;

    /** Of each service: what a replay keeps in memory must not grow with the range. */
    private static final String HEAP = "-Xmx1g";

    private final ReplayPlan plan;
    private final Launcher launcher;
    private final long seed;
    private final Path corpus;
    private final Consumer<String> progress;

    /**
     * @param corpus whose releases are on the log; null: made-up ones
     */
    ReplayBench(ReplayPlan plan, Launcher launcher, long seed, Path corpus, Consumer<String> progress) {
        this.plan = plan;
        this.launcher = launcher;
        this.seed = seed;
        this.corpus = corpus;
        this.progress = progress;
    }

    private interface Part {
        String measure() throws Exception;
    }

    /** Measures these parts; the figures in Markdown. Nothing of it is left running or lying about. */
    String run(List<String> parts) throws Exception {
        Map<String, Part> all = Map.of(
                "services",
                this::services,
                "beside",
                () -> beside(LiveBesideReplay.Past.TEXTS),
                "pages",
                () -> beside(LiveBesideReplay.Past.PAGES),
                "kills",
                () -> kills(ReplayKills.Kind.BACKFILL),
                "kills-again",
                () -> kills(ReplayKills.Kind.EXTRACTION));
        List<String> figures = new ArrayList<>();
        for (String part : parts) {
            if (!all.containsKey(part)) {
                throw new IllegalArgumentException("there is no part " + part + ", only " + all.keySet());
            }
            figures.add(all.get(part).measure());
        }
        return String.join("\n", figures);
    }

    private String beside(LiveBesideReplay.Past past) throws Exception {
        return new LiveBesideReplay(plan, launcher, seed, corpus, past, progress).run();
    }

    private String kills(ReplayKills.Kind kind) throws Exception {
        return new ReplayKills(plan, launcher, seed, corpus, kind, progress).run();
    }

    private String services() throws Exception {
        try (Workshop workshop = new Workshop(launcher);
                BenchCluster cluster = new BenchCluster(workshop.data("cluster"))) {
            progress.accept("writing " + plan.releases() + " releases");
            write(cluster);
            try (ServiceProcess gateway = start(cluster, "gateway")) {
                progress.accept("waiting until the gateway has built its view");
                gateway.awaitReady(PATIENCE);
                return previews(cluster, gateway) + "\n" + backfills(cluster, gateway) + "\n" + disk(cluster);
            }
        }
    }

    private ServiceProcess start(BenchCluster cluster, String service) throws Exception {
        return ServiceProcess.start(
                launcher,
                service,
                cluster.bootstrapServers(),
                cluster.registryUrl(),
                cluster.data(service),
                Map.of("WIREWATCH_JAVA_OPTS", HEAP));
    }

    private String backfills(BenchCluster cluster, ServiceProcess gateway) throws Exception {
        try (ServiceProcess matching = start(cluster, "matching");
                ServiceProcess replay = start(cluster, "replay")) {
            matching.awaitReady(PATIENCE);
            replay.awaitReady(PATIENCE);
            List<String> many = subscribe(gateway);
            List<Double> ofOne = new ArrayList<>();
            List<Double> ofMany = new ArrayList<>();
            for (int round = 0; round <= plan.rounds(); round++) {
                // The first one waits until matching has read the log.
                progress.accept("backfills, round " + round);
                double one = ReplayCall.of(gateway.url(), many.subList(0, 1)).seconds();
                double all = ReplayCall.of(gateway.url(), many).seconds();
                if (round > 0) {
                    ofOne.add(one);
                    ofMany.add(all);
                }
            }
            Table table = new Table("backfill, s", MANY + " subscriptions", "one", "ratio", "bar");
            table.row(
                    "all of the log",
                    Spread.of(ofMany).text(),
                    Spread.of(ofOne).text(),
                    Spread.ofRatios(ofMany, ofOne).text(),
                    "1.5");
            return table.markdown() + "\nResident memory of replay afterwards: "
                    + Digits.three(replay.memory().resident()) + " MiB (`" + HEAP + "`).\n";
        }
    }

    /** Rules over pairs of actors: nearly all hold somewhere, few in many releases. */
    private static List<String> subscribe(ServiceProcess gateway) {
        List<String> actors = StarterCatalogue.actors().stream()
                .map(Actor::id)
                .filter(id -> !id.equals("nato"))
                .sorted()
                .toList();
        List<String> ids = new ArrayList<>();
        Gateway client = new Gateway(URI.create(gateway.url()));
        for (int i = 0; i < MANY; i++) {
            String id = "bench-" + i;
            ReplayCall.subscribe(client, id, "actor:nato AND actor:" + actors.get(i));
            ids.add(id);
        }
        return ids;
    }

    private void write(BenchCluster cluster) throws Exception {
        PastWorkload past = new PastWorkload(seed, corpus);
        try (KafkaProducer<String, byte[]> producer = cluster.producer()) {
            past.writeActors(producer, cluster.registry());
            past.write(producer, cluster.registry(), plan.releases());
        }
    }

    /** What a topic takes of the disk: one broker, one copy. */
    private String disk(BenchCluster cluster) throws IOException {
        Table table = new Table("on disk, MB for each million releases", "");
        for (Topic<?> topic : List.of(Topics.RELEASES_CLEAN, Topics.RELEASES_MENTIONS)) {
            table.row("`" + topic.name() + "`", Digits.three(bytes(cluster, topic) / 1e6 * 1e6 / plan.releases()));
        }
        return table.markdown();
    }

    private static long bytes(BenchCluster cluster, Topic<?> topic) throws IOException {
        try (Stream<Path> files = Files.walk(cluster.data("broker"))) {
            return files.filter(
                            file -> file.getParent().getFileName().toString().startsWith(topic.name() + "-"))
                    .filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** What was measured of one kind of preview, and of the peer beside it. */
    private static final class Pairs {
        private final List<PreviewCall> previews = new ArrayList<>();
        private final List<RawConsumer> peers = new ArrayList<>();

        Spread spread(ToDoubleFunction<PreviewCall> figure) {
            return Spread.of(previews.stream().mapToDouble(figure).boxed().toList());
        }

        Spread peer(ToDoubleFunction<RawConsumer> figure) {
            return Spread.of(peers.stream().mapToDouble(figure).boxed().toList());
        }

        Spread ratio(ToDoubleFunction<PreviewCall> figure, ToDoubleFunction<RawConsumer> peer) {
            return Spread.ofRatios(
                    previews.stream().mapToDouble(figure).boxed().toList(),
                    peers.stream().mapToDouble(peer).boxed().toList());
        }
    }

    private String previews(BenchCluster cluster, ServiceProcess gateway) throws Exception {
        Pairs mentioned = new Pairs();
        Pairs phrase = new Pairs();
        Pairs catalogue = new Pairs();
        for (int round = 0; round <= plan.rounds(); round++) {
            progress.accept("round " + round);
            pair(mentioned, round, cluster, Topics.RELEASES_MENTIONS, () -> PreviewCall.of(gateway.url(), MENTIONED));
            pair(phrase, round, cluster, Topics.RELEASES_CLEAN, () -> PreviewCall.of(gateway.url(), PHRASE));
            pair(catalogue, round, cluster, Topics.RELEASES_CLEAN, () -> PreviewCall.ofReprocessing(gateway.url()));
        }
        return markdown(mentioned, phrase, catalogue, gateway.memory().resident());
    }

    private void pair(Pairs pairs, int round, BenchCluster cluster, Topic<?> topic, Callable<PreviewCall> asked)
            throws Exception {
        RawConsumer raw = RawConsumer.of(cluster.bootstrapServers(), topic.name(), plan.releases());
        PreviewCall preview = asked.call();
        if (round > 0) {
            pairs.peers.add(raw);
            pairs.previews.add(preview);
        }
    }

    private String markdown(Pairs mentioned, Pairs phrase, Pairs catalogue, double resident) {
        PreviewCall one = mentioned.previews.getFirst();
        PreviewCall other = phrase.previews.getFirst();
        Table rates = new Table("preview", "of", "a second", "peer", "to the peer", "bar");
        rates.row(
                "by recorded mentions, records",
                "`" + MENTIONED + "`",
                mentioned.spread(PreviewCall::records).text(),
                mentioned.peer(RawConsumer::records).text(),
                mentioned.ratio(PreviewCall::records, RawConsumer::records).text(),
                "0.5");
        rates.row(
                "phrase sought in the texts, MB",
                "`" + PHRASE + "`",
                phrase.spread(PreviewCall::megabytes).text(),
                phrase.peer(RawConsumer::megabytes).text(),
                phrase.ratio(PreviewCall::megabytes, RawConsumer::megabytes).text(),
                "0.4");
        rates.row(
                "all actors looked for again, texts",
                "`POST /replays:preview`",
                catalogue.spread(PreviewCall::records).text(),
                catalogue.peer(RawConsumer::records).text(),
                catalogue.ratio(PreviewCall::records, RawConsumer::records).text(),
                "0.12");
        Table more = new Table("", "");
        more.row("bytes of a clean release", Digits.three(bytes(other)));
        more.row("bytes of its mentions, to those", Digits.three(bytes(one) / bytes(other)) + " (bar 0.25)");
        more.row("alerts, by mentions", one.result().path("total").asText());
        more.row("alerts, by phrase", other.result().path("total").asText());
        more.row(
                "first sample, s",
                mentioned.spread(PreviewCall::firstSample).text() + "; "
                        + phrase.spread(PreviewCall::firstSample).text() + " (bar 1)");
        more.row("resident memory of the gateway afterwards (`" + HEAP + "`), MiB", Digits.three(resident));
        return plan.releases()
                + (corpus == null ? " releases with made-up texts" : " releases with texts of senators")
                + "; the peer is Kafka's `ConsumerPerformance` on the same topic, as a process.\n\n"
                + rates.markdown() + "\n" + more.markdown();
    }

    private static double bytes(PreviewCall call) {
        return call.result().at("/progress/bytes").asDouble()
                / call.result().at("/progress/done").asDouble();
    }
}
