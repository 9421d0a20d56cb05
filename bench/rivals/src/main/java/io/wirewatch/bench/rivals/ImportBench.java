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
import java.util.Collection;
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
 * Importing saved releases with {@code wirewatch ingest}, a process of its own from its start to its end, through a gateway
 * that is another, beside producers that write the same lines to the same broker, one a process of its own from its start to
 * its end, one in the broker's process; then an import that is killed again and
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
        List<Double> imports = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> within = new ArrayList<>();
        for (int round = 0; round <= plan.rounds(); round++) {
            Path file = file(cluster, "round-" + round, round == 0 ? plan.warming() : plan.releases());
            double megabytes = Files.size(file) / 1e6;
            progress.accept("round " + round + ", import");
            double importing = megabytes / seconds(() -> done(ingest(cluster, gateway, file)));
            progress.accept("round " + round + ", producers");
            double producing = megabytes / seconds(() -> done(produce(cluster, file)));
            double producingWithin =
                    megabytes / seconds(() -> BareProducer.write(cluster.bootstrapServers(), BARE, file));
            if (round > 0) {
                imports.add(importing);
                bare.add(producing);
                within.add(producingWithin);
            }
            Files.delete(file);
        }
        return plan.releases() + " releases a round.\n\n"
                + new Table("bare producer", "its MB a second", "`wirewatch ingest`", "ratio", "bar")
                        .row(
                                "a process of its own, from its start to its end",
                                Spread.of(bare).text(),
                                Spread.of(imports).text(),
                                Spread.ofRatios(imports, bare).text(),
                                "0.4")
                        .row(
                                "in the broker's process, warm",
                                Spread.of(within).text(),
                                Spread.of(imports).text(),
                                Spread.ofRatios(imports, within).text(),
                                "–")
                        .markdown();
    }

    private static void done(Process process) throws InterruptedException {
        if (process.waitFor() != 0) {
            throw new IllegalStateException("ended with " + process.exitValue() + ": " + process.info());
        }
    }

    private String kills(BenchCluster cluster, ServiceProcess gateway) throws Exception {
        Path file = file(cluster, "killed", plan.killed());
        progress.accept("an import of " + plan.killed() + " that is killed " + plan.kills() + " times");
        int kills = 0;
        Process process = ingest(cluster, gateway, file);
        while (process.isAlive()) {
            long share = Files.size(file) / (plan.kills() + 1);
            long bookmark = bookmark(cluster);
            if (kills < plan.kills() && bookmark > share * kills + random.nextLong(share)) {
                process.destroyForcibly().waitFor();
                kills++;
                process = ingest(cluster, gateway, file);
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the last import ended with " + process.exitValue());
        }
        Counted counted = count(cluster);
        return new Table("killed -9", "releases", "on the log", "of them different", "written again for each kill")
                .row(
                        kills + " times",
                        Integer.toString(plan.killed()),
                        Long.toString(counted.records()),
                        Integer.toString(counted.different()),
                        Digits.three((counted.records() - counted.different()) / (double) kills))
                .markdown();
    }

    private record Counted(long records, int different) {}

    /** Records of the killed import, by the length of its topic beyond what the rounds wrote. */
    private Counted count(BenchCluster cluster) {
        Set<String> keys = new HashSet<>();
        long records = 0;
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "metric.reporters", ""),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            Collection<TopicPartition> partitions = IntStream.range(0, Topics.RELEASES_RAW.partitions())
                    .mapToObj(number -> new TopicPartition(Topics.RELEASES_RAW.name(), number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (var record : consumer.poll(POLL)) {
                    records++;
                    keys.add(record.key());
                }
            }
        }
        long before = plan.warming() + (long) plan.rounds() * plan.releases();
        return new Counted(records - before, (int) (keys.size() - before));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private Process ingest(BenchCluster cluster, ServiceProcess gateway, Path file) throws IOException {
        return new ProcessBuilder(launcher.with(List.of(
                        "ingest",
                        "--url",
                        gateway.url(),
                        "--historical",
                        "--data",
                        cluster.data("importer").toString(),
                        file.toString())))
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
            for (Path path :
                    files.filter(name -> !name.toString().endsWith(".next")).toList()) {
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
