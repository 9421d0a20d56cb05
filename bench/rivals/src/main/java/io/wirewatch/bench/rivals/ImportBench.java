package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.suite.Launcher;
import io.wirewatch.bench.suite.ServiceProcess;
import io.wirewatch.bench.suite.Workshop;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.schemas.Topics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Importing saved releases with {@code wirewatch ingest}, a process of its own from its start to its end, directly and
 * through a gateway that is another, beside producers that write the same lines to the same broker, one a process of its own from its start to
 * its end, one in the broker's process; then imports that are killed again and
 * again.
 */
final class ImportBench {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String BARE = "bare";
    private static final int WORDS = 220;

    private final ImportPlan plan;
    private final Launcher launcher;
    private final Random random;
    private final Consumer<String> progress;

    ImportBench(ImportPlan plan, Launcher launcher, long seed, Consumer<String> progress) {
        this.plan = plan;
        this.launcher = launcher;
        this.random = new Random(seed);
        this.progress = progress;
    }

    /** Measures everything; the figures in Markdown. Nothing of it is left running or lying about. */
    String run() throws Exception {
        try (Workshop workshop = new Workshop(launcher);
                BenchCluster cluster = new BenchCluster(workshop.data("cluster"));
                ServiceProcess gateway = ServiceProcess.start(
                        launcher,
                        "gateway",
                        cluster.bootstrapServers(),
                        cluster.registryUrl(),
                        cluster.data("gateway"))) {
            gateway.awaitReady(PATIENCE);
            cluster.make(BARE, Topics.RELEASES_RAW.partitions());
            String rates = rates(cluster, gateway);
            String kills = kills(cluster, gateway);
            return rates + "\n" + kills;
        }
    }

    private String rates(BenchCluster cluster, ServiceProcess gateway) throws Exception {
        List<Double> gatewayed = new ArrayList<>();
        List<Double> direct = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> within = new ArrayList<>();
        for (int round = 0; round <= plan.rounds(); round++) {
            Path file = file(cluster, "round-" + round, round == 0 ? plan.warming() : plan.releases());
            double megabytes = Files.size(file) / 1e6;
            progress.accept("round " + round + ", through the gateway");
            double through = megabytes / seconds(() -> done(ingest(cluster, throughGateway(gateway), file)));
            progress.accept("round " + round + ", directly");
            double directly = megabytes / seconds(() -> done(ingest(cluster, directly(cluster), file)));
            progress.accept("round " + round + ", producers");
            double producing = megabytes / seconds(() -> done(produce(cluster, file)));
            double producingWithin =
                    megabytes / seconds(() -> BareProducer.write(cluster.bootstrapServers(), BARE, file));
            if (round > 0) {
                gatewayed.add(through);
                direct.add(directly);
                bare.add(producing);
                within.add(producingWithin);
            }
            Files.delete(file);
        }
        return plan.releases() + " releases a round.\n\n"
                + new Table("", "MB a second", "to the producer's", "bar", "to the warm producer's")
                        .row(rate("`wirewatch ingest --direct`", direct, bare, "0.4", within))
                        .row(rate("`wirewatch ingest`, through the gateway", gatewayed, bare, "–", within))
                        .row(rate("bare producer, a process of its own", bare, bare, "", within))
                        .row(rate("bare producer in the broker's process, warm", within, bare, "", within))
                        .markdown();
    }

    private static String[] rate(String what, List<Double> rates, List<Double> bare, String bar, List<Double> within) {
        return new String[] {
            what,
            Spread.of(rates).text(),
            Spread.ofRatios(rates, bare).text(),
            bar,
            Spread.ofRatios(rates, within).text()
        };
    }

    private static void done(Process process) throws InterruptedException {
        if (process.waitFor() != 0) {
            throw new IllegalStateException("ended with " + process.exitValue() + ": " + process.info());
        }
    }

    private String kills(BenchCluster cluster, ServiceProcess gateway) throws Exception {
        return new Table("killed -9", "releases", "on the log", "of them different", "written again for each kill")
                .row(kills(cluster, "`--direct`", directly(cluster)))
                .row(kills(cluster, "through the gateway", throughGateway(gateway)))
                .markdown();
    }

    private String[] kills(BenchCluster cluster, String how, List<String> door) throws Exception {
        Path file = file(cluster, "killed" + door.size(), plan.killed());
        Map<TopicPartition, Long> before = ends(cluster);
        progress.accept("an import of " + plan.killed() + " that is killed " + plan.kills() + " times, " + how);
        int kills = 0;
        Process process = ingest(cluster, door, file);
        while (process.isAlive()) {
            long share = Files.size(file) / (plan.kills() + 1);
            long bookmark = bookmark(cluster);
            if (kills < plan.kills() && bookmark > share * kills + random.nextLong(share)) {
                process.destroyForcibly().waitFor();
                kills++;
                process = ingest(cluster, door, file);
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the last import ended with " + process.exitValue());
        }
        Files.delete(file);
        Counted counted = count(cluster, before);
        return new String[] {
            kills + " times, " + how,
            Integer.toString(plan.killed()),
            Long.toString(counted.records()),
            Integer.toString(counted.different()),
            Digits.three((counted.records() - counted.different()) / (double) kills)
        };
    }

    private record Counted(long records, int different) {}

    private static KafkaConsumer<String, byte[]> consumer(BenchCluster cluster) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "metric.reporters", ""),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Map<TopicPartition, Long> ends(BenchCluster cluster) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(cluster)) {
            return consumer.endOffsets(IntStream.range(0, Topics.RELEASES_RAW.partitions())
                    .mapToObj(number -> new TopicPartition(Topics.RELEASES_RAW.name(), number))
                    .toList());
        }
    }

    /** What came to the log since. */
    private static Counted count(BenchCluster cluster, Map<TopicPartition, Long> since) {
        Set<String> keys = new HashSet<>();
        long records = 0;
        Map<TopicPartition, Long> ends = ends(cluster);
        try (KafkaConsumer<String, byte[]> consumer = consumer(cluster)) {
            consumer.assign(since.keySet());
            since.forEach(consumer::seek);
            while (ends.keySet().stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (var record : consumer.poll(POLL)) {
                    records++;
                    keys.add(record.key());
                }
            }
        }
        return new Counted(records, keys.size());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static List<String> throughGateway(ServiceProcess gateway) {
        return List.of("--url", gateway.url());
    }

    private static List<String> directly(BenchCluster cluster) {
        return List.of("--direct", "--bootstrap", cluster.bootstrapServers(), "--registry", cluster.registryUrl());
    }

    private Process ingest(BenchCluster cluster, List<String> door, Path file) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("ingest", "--historical"));
        arguments.addAll(door);
        arguments.addAll(List.of("--data", cluster.data("importer").toString(), file.toString()));
        return new ProcessBuilder(launcher.with(arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** How far the import is by its own word. */
    private static long bookmark(BenchCluster cluster) throws IOException {
        Path folder = cluster.data("importer").resolve("ingest");
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            for (Path path : files.toList()) {
                return Gateway.JSON
                        .readTree(Files.readAllBytes(path))
                        .path("position")
                        .asLong();
            }
        } catch (NoSuchFileException e) {
            // It was done with in this moment.
            return 0;
        }
        return 0;
    }

    private static Process produce(BenchCluster cluster, Path file) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareProducer.class.getName(),
                        cluster.bootstrapServers(),
                        BARE,
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Path file(BenchCluster cluster, String name, int releases) throws IOException {
        progress.accept("writing " + releases + " releases");
        Path file = cluster.data(name + ".jsonl");
        String[] words = random.ints(5_000, 3, 10)
                .mapToObj(length -> random.ints(length, 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toArray(String[]::new);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < releases; i++) {
                out.write("{\"id\":\"" + name + "-" + i + "\",\"title\":\"Release " + i
                        + "\",\"source\":\"archive\",\"publishedAt\":\"2020-01-02T10:00:00Z\",\"text\":\"");
                for (int word = 0; word < WORDS; word++) {
                    out.write(word % 55 == 54 ? ".\\n\\n" : " ");
                    out.write(words[random.nextInt(words.length)]);
                }
                out.write(".\"}\n");
            }
        }
        return file;
    }
}
