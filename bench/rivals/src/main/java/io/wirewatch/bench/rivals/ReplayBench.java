package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.suite.Launcher;
import io.wirewatch.bench.suite.ServiceProcess;
import io.wirewatch.bench.suite.Workshop;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Previews by a gateway, which is a process of its own, beside Kafka's own consumer on the same topic, which makes nothing of what it
 * reads; the broker is in this process.
 */
final class ReplayBench {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Fulfilled by many releases, all of whose mentions are current. */
    private static final String MENTIONED = "NATO AND Russia";

    /** What no catalogue ever looked for. */
    private static final String PHRASE = "NATO AND \"officers\"";

    private final ReplayPlan plan;
    private final Launcher launcher;
    private final long seed;
    private final Consumer<String> progress;

    ReplayBench(ReplayPlan plan, Launcher launcher, long seed, Consumer<String> progress) {
        this.plan = plan;
        this.launcher = launcher;
        this.seed = seed;
        this.progress = progress;
    }

    /** Measures everything; the figures in Markdown. Nothing of it is left running or lying about. */
    String run() throws Exception {
        try (Workshop workshop = new Workshop(launcher);
                BenchCluster cluster = new BenchCluster(workshop.data("cluster"))) {
            progress.accept("writing " + plan.releases() + " releases");
            write(cluster);
            try (ServiceProcess gateway = ServiceProcess.start(
                    launcher,
                    "gateway",
                    cluster.bootstrapServers(),
                    cluster.registryUrl(),
                    cluster.data("gateway"),
                    Map.of())) {
                progress.accept("waiting until the gateway has built its view");
                gateway.awaitReady(PATIENCE);
                return previews(cluster, gateway) + "\n" + disk(cluster);
            }
        }
    }

    private void write(BenchCluster cluster) throws Exception {
        PastWorkload past = new PastWorkload(seed);
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
        for (int round = 0; round <= plan.rounds(); round++) {
            progress.accept("round " + round);
            pair(mentioned, round, cluster, Topics.RELEASES_MENTIONS, gateway, MENTIONED);
            pair(phrase, round, cluster, Topics.RELEASES_CLEAN, gateway, PHRASE);
        }
        return markdown(mentioned, phrase, gateway.memory().resident());
    }

    private void pair(
            Pairs pairs, int round, BenchCluster cluster, Topic<?> topic, ServiceProcess gateway, String expression)
            throws Exception {
        RawConsumer raw = RawConsumer.of(cluster.bootstrapServers(), topic.name(), plan.releases());
        PreviewCall preview = PreviewCall.of(gateway.url(), expression);
        if (round > 0) {
            pairs.peers.add(raw);
            pairs.previews.add(preview);
        }
    }

    private String markdown(Pairs mentioned, Pairs phrase, double resident) {
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
        Table more = new Table("", "");
        more.row("bytes of a clean release", Digits.three(bytes(other)));
        more.row("bytes of its mentions, to those", Digits.three(bytes(one) / bytes(other)) + " (bar 0.25)");
        more.row("alerts, by mentions", one.result().path("total").asText());
        more.row("alerts, by phrase", other.result().path("total").asText());
        more.row(
                "first sample, s",
                mentioned.spread(PreviewCall::firstSample).text() + "; "
                        + phrase.spread(PreviewCall::firstSample).text() + " (bar 1)");
        more.row("resident memory of the gateway afterwards, MiB", Digits.three(resident));
        return plan.releases()
                + " releases; the peer is Kafka's `ConsumerPerformance` on the same topic, as a process.\n\n"
                + rates.markdown() + "\n" + more.markdown();
    }

    private static double bytes(PreviewCall call) {
        return call.result().at("/progress/bytes").asDouble()
                / call.result().at("/progress/done").asDouble();
    }
}
