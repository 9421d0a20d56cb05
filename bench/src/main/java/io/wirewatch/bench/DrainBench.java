package io.wirewatch.bench;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.load.Draft;
import io.wirewatch.bench.load.Drafts;
import io.wirewatch.bench.suite.LogOffsets;
import io.wirewatch.bench.suite.MatchedReleases;
import io.wirewatch.bench.suite.Stages;
import io.wirewatch.bench.suite.SuiteProcess;
import io.wirewatch.bench.suite.Workshop;
import io.wirewatch.cli.suite.Bootstrap;
import io.wirewatch.embedded.EmbeddedBroker;
import io.wirewatch.embedded.EmbeddedRegistry;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Releases a second from the log: all of them wait in {@code releases.raw} before any service starts. */
final class DrainBench {
    private final BenchPlan plan;
    private final Drafts drafts;
    private final Workshop workshop;
    private final Clock clock;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    DrainBench(BenchPlan plan, Drafts drafts, Workshop workshop, Clock clock) {
        this.plan = plan;
        this.drafts = drafts;
        this.workshop = workshop;
        this.clock = clock;
    }

    Section run() throws IOException, InterruptedException {
        for (int i = 0; i < plan.drains(); i++) {
            String name = "drain-" + i;
            fill(workshop.data(name), name);
            drain(name);
            workshop.forget(name);
        }
        Table table = new Table("releases a second", "median (least … most)");
        table.row("from the start of the process until all are `matched`", spread("started"));
        table.row("from the first cleaned until all are `matched`", spread("begun"));
        table.row("· cleaning", spread("cleaning"));
        table.row("· extraction", spread("extraction"));
        table.row("· matching", spread("matching"));
        table.row("CPU of the suite's JVM, start included, ms a release", spread("cpu"));
        String remark = plan.drains() + " starts on logs with " + Digits.three(plan.waiting())
                + " releases waiting, no subscriptions; the JVM is cold, and the time to start is part of the first line.";
        return new Section("From the log", remark, table);
    }

    private void fill(Path data, String source) throws IOException, InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"), 0);
                EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0)) {
            new Bootstrap(broker.bootstrapServers(), registry.url(), -1).run();
            var serde = new AvroSerde<>(Topics.RELEASES_RAW, new HttpSchemaRegistry(registry.url()));
            try (var producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all", "metric.reporters", ""),
                    new StringSerializer(),
                    new ByteArraySerializer())) {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                for (Draft draft : drafts.of(source, plan.waiting(), number -> false)) {
                    sent.add(producer.send(record(draft, serde)));
                }
                producer.flush();
                requireSent(sent);
            }
        }
    }

    private static void requireSent(List<Future<RecordMetadata>> sent) {
        for (Future<RecordMetadata> each : sent) {
            if (each.state() != Future.State.SUCCESS) {
                throw new IllegalStateException("a release is not on the log", each.exceptionNow());
            }
        }
    }

    private ProducerRecord<String, byte[]> record(Draft draft, AvroSerde<RawRelease> serde) {
        Instant now = clock.instant();
        return new ProducerRecord<>(
                Topics.RELEASES_RAW.name(), null, now.toEpochMilli(), draft.id(), serde.write(draft.raw(now)));
    }

    private void drain(String name) throws IOException, InterruptedException {
        int port = freePort();
        try (SuiteProcess suite = workshop.start(name, port);
                LogOffsets offsets = new LogOffsets("127.0.0.1:" + port)) {
            requireWaiting(offsets);
            Stages stages = Stages.fromNothing(offsets);
            stages.await(plan.waiting(), CompletableFuture.completedFuture(null));
            suite.awaitReady();
            awaitMatched(name, suite, offsets, stages);
        }
    }

    private void awaitMatched(String name, SuiteProcess suite, LogOffsets offsets, Stages stages)
            throws IOException, InterruptedException {
        String broker = suite.addresses().broker();
        try (MatchedReleases matched = new MatchedReleases(suite.gateway(), offsets, broker)) {
            matched.awaitLast();
            add("started", plan.waiting() * 1e9 / suite.age().toNanos());
            add("begun", plan.waiting() * 1e9 / (System.nanoTime() - stages.begun()));
            add("cpu", suite.cpu().toNanos() / 1e6 / plan.waiting());
            stages.rates(plan.waiting()).forEach(this::add);
            matched.requireAll(name, plan.waiting());
        }
    }

    private void requireWaiting(LogOffsets offsets) throws InterruptedException {
        long waiting = offsets.written(Topics.RELEASES_RAW);
        if (waiting != plan.waiting()) {
            throw new IllegalStateException(waiting + " releases wait, not " + plan.waiting());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void add(String what, double figure) {
        figures.computeIfAbsent(what, key -> new ArrayList<>()).add(figure);
    }

    private String spread(String what) {
        return Spread.of(figures.get(what)).text();
    }
}
