package io.wirewatch.bench.rivals;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.suite.Launcher;
import io.wirewatch.bench.suite.LogOffsets;
import io.wirewatch.bench.suite.Progress;
import io.wirewatch.bench.suite.ServiceProcess;
import io.wirewatch.bench.suite.Workshop;
import io.wirewatch.matching.StageWorkers;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.StreamsWorker;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Matching as a Streams application at many subscriptions, beside applications that copy what it reads or writes. */
final class StreamsBench {
    private static final double CALM = 0.6;
    private static final int DOCUMENTS = 2_000;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final StreamsPlan plan;
    private final long seed;
    private final Launcher launcher;
    private final Consumer<String> progress;
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    /**
     * @param progress told what is going on
     */
    StreamsBench(StreamsPlan plan, long seed, Launcher launcher, Consumer<String> progress) {
        this.plan = plan;
        this.seed = seed;
        this.launcher = launcher;
        this.progress = progress;
    }

    /** Measures everything; the figures in Markdown. */
    String run() throws Exception {
        Workload workload = Workload.of("calm", CALM, plan.subscriptions(), DOCUMENTS, seed);
        try (Workshop workshop = new Workshop(launcher);
                BenchCluster cluster = new BenchCluster(workshop.data("cluster"))) {
            KafkaWorkload records = new KafkaWorkload(workload, cluster.registry());
            progress.accept("writing subscriptions");
            try (KafkaProducer<String, byte[]> producer = cluster.producer()) {
                records.writeSubscriptions(producer);
            }
            progress.accept("restoring them");
            double restored = restored(cluster);
            progress.accept("registering them with the Monitor");
            double registered = registered(workload);
            progress.accept("writing releases");
            try (KafkaProducer<String, byte[]> producer = cluster.producer()) {
                records.writeReleases(producer, plan.releases());
            }
            cluster.make(PassThrough.OUT, Topics.RELEASES_MENTIONS.partitions());
            long alerts = stages(cluster);
            return rows(alerts) + "\n" + restore(restored, registered);
        }
    }

    /** Seconds from the start of a process with an empty folder until it says that it is ready. */
    private double restored(BenchCluster cluster) throws Exception {
        long begun = System.nanoTime();
        try (ServiceProcess matching = ServiceProcess.start(
                launcher, "matching", cluster.bootstrapServers(), cluster.registryUrl(), cluster.data("restored"))) {
            matching.awaitReady(PATIENCE);
            double seconds = seconds(begun);
            long read = Math.round(matching.meter("wirewatch_matching_subscriptions"));
            if (read != plan.subscriptions()) {
                throw new IllegalStateException("ready with " + read + " of " + plan.subscriptions());
            }
            return seconds;
        }
    }

    private double registered(Workload workload) throws Exception {
        long begun = System.nanoTime();
        try (MonitorContestant monitor = new MonitorContestant(workload, MonitorContestant.Setting.TWO_PASSES)) {
            double seconds = seconds(begun);
            monitor.match(0);
            return seconds;
        }
    }

    private static double seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1e3;
    }

    private long stages(BenchCluster cluster) throws Exception {
        try (ServiceContext context = ServiceContext.start("bench", cluster.settings("stages"));
                StageWorkers matching = new StageWorkers(context);
                LogOffsets offsets = new LogOffsets(cluster.bootstrapServers())) {
            KafkaClients clients = context.bean(KafkaClients.class);
            MeterRegistry meters = context.bean(MeterRegistry.class);
            // First: what the rounds leave on the topic of matches would only be met again.
            progress.accept("mentions to alerts");
            raised(offsets, matching.whole("wirewatch-matching"));
            for (int round = 0; round < plan.rounds(); round++) {
                progress.accept("mentions to matches, round " + round);
                Topic<?> mentions = Topics.RELEASES_MENTIONS;
                note(
                        "bytes",
                        round,
                        drained(offsets, PassThrough.ofBytes(clients, meters, "b" + round, mentions), mentions));
                note(
                        "records",
                        round,
                        drained(offsets, PassThrough.ofRecords(clients, meters, "r" + round, mentions), mentions));
                note("matches", round, drained(offsets, matching.coMentions("m" + round), mentions));
            }
            for (int round = 0; round < plan.rounds(); round++) {
                note(
                        "alert bytes",
                        round,
                        drained(
                                offsets,
                                PassThrough.ofBytes(clients, meters, "a" + round, Topics.ALERTS),
                                Topics.ALERTS));
            }
            return offsets.written(Topics.ALERTS);
        }
    }

    /** The first round warms up. */
    private void note(String what, int round, double rate) {
        if (round > 0) {
            rates.computeIfAbsent(what, _ -> new ArrayList<>()).add(rate);
        }
    }

    /** Records a second of a worker that works off what is on a topic. */
    private static double drained(LogOffsets offsets, StreamsWorker worker, Topic<?> topic)
            throws InterruptedException {
        long total = offsets.written(topic);
        try (worker) {
            worker.start();
            Progress seen = new Progress();
            await(seen, total, () -> offsets.committed(worker.name(), topic));
            return seen.rate(total);
        }
    }

    /** Alerts a second, once half of them has warmed it up. */
    private void raised(LogOffsets offsets, StreamsWorker worker) throws InterruptedException {
        try (worker) {
            worker.start();
            await(new Progress(), plan.alerts() / 2, () -> offsets.written(Topics.ALERTS));
            long before = offsets.written(Topics.ALERTS);
            Progress seen = new Progress();
            await(seen, plan.alerts() - before, () -> offsets.written(Topics.ALERTS) - before);
            rates.put("alerts", List.of(seen.rate(seen.done())));
        }
    }

    private interface Count {
        long now() throws InterruptedException;
    }

    private static void await(Progress seen, long total, Count done) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + seen.done() + " of " + total + " within " + PATIENCE);
            }
            Thread.sleep(LOOK);
            seen.note(System.nanoTime(), done.now());
        } while (seen.done() < total);
    }

    // ---- what is printed

    private String rows(long alerts) {
        Table table = new Table(
                "", "a second, median (least … most)", "÷ copying bytes", "bar, ambition", "÷ copying records");
        table.row("copying: bytes", spread("bytes"), "", "", "");
        table.row("copying: records, read and written as such", spread("records"), ratio("records", "bytes"), "", "");
        table.row(
                "**mentions → matches**",
                spread("matches"),
                ratio("matches", "bytes"),
                "0.40, 0.85",
                ratio("matches", "records"));
        table.row("copying: bytes of alerts", spread("alert bytes"), "", "", "");
        double alertRate = rates.get("alerts").getFirst();
        table.row(
                "**mentions → alerts**, alerts a second",
                Digits.three(alertRate),
                Digits.three(alertRate / Spread.of(rates.get("alert bytes")).median()),
                "0.40, 0.85",
                "");
        return "Calm releases against " + Digits.three(plan.subscriptions()) + " subscriptions; rounds of "
                + Digits.three(plan.releases()) + " releases, one thread each, and " + Digits.three(alerts)
                + " alerts.\n\n"
                + table.markdown();
    }

    private String spread(String what) {
        return Spread.of(rates.get(what)).text();
    }

    private String ratio(String what, String peer) {
        return Spread.ofRatios(rates.get(what), rates.get(peer)).text();
    }

    private static String restore(double restored, double registered) {
        Table table = new Table("restored with an empty folder", "s", "÷ Monitor", "bar, ambition");
        table.row(
                "`./wirewatch run matching`, until ready",
                Digits.three(restored),
                Digits.three(restored / registered),
                "0.20, 20 s");
        table.row("Lucene Monitor, registering in batches", Digits.three(registered), "", "");
        return table.markdown();
    }
}
