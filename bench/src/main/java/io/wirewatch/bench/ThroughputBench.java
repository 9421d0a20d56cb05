package io.wirewatch.bench;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.load.BareDoor;
import io.wirewatch.bench.load.Draft;
import io.wirewatch.bench.load.Drafts;
import io.wirewatch.bench.load.Pusher;
import io.wirewatch.bench.load.RawHop;
import io.wirewatch.bench.suite.LogOffsets;
import io.wirewatch.bench.suite.MatchedReleases;
import io.wirewatch.bench.suite.Stages;
import io.wirewatch.bench.suite.SuiteProcess;
import io.wirewatch.cli.suite.SuiteFile;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/** Releases a second, pushed over REST until all are matched; in each round the peers take the same bodies. */
final class ThroughputBench {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int WATCHED = 10;
    private static final int PEER_PASSES = 5;

    private final BenchPlan plan;
    private final Drafts drafts;
    private final SuiteProcess suite;
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private double meanBytes;
    private double alerts;

    ThroughputBench(BenchPlan plan, Drafts drafts, SuiteProcess suite) {
        this.plan = plan;
        this.drafts = drafts;
        this.suite = suite;
    }

    Section run() throws IOException, InterruptedException {
        String broker = suite.addresses().broker();
        try (LogOffsets offsets = new LogOffsets(broker);
                RawHop hop = RawHop.open(broker)) {
            for (int round = 0; round <= plan.rounds(); round++) {
                String name = "round-" + round;
                List<byte[]> bodies = pushed(name, offsets);
                throughDoor(hop, name + "-door-", bodies);
                throughHop(hop, name + "-hop-", bodies);
                if (round == 0) {
                    rates.clear();
                }
            }
        }
        return section();
    }

    private List<byte[]> pushed(String source, LogOffsets offsets) throws IOException, InterruptedException {
        List<byte[]> bodies = drafts.of(source, plan.releases(), number -> number % WATCHED == 0).stream()
                .map(Draft::json)
                .toList();
        long alertsBefore = offsets.written(Topics.ALERTS);
        SuiteFile at = suite.addresses();
        try (MatchedReleases matched = new MatchedReleases(suite.gateway(), offsets, at.broker());
                Pusher pusher = new Pusher(at.url())) {
            Stages stages = Stages.fromNow(offsets);
            long cpuBefore = suite.cpu().toNanos();
            long begun = System.nanoTime();
            Future<Long> pushing = pusher.startPushing(bodies, plan.clients());
            stages.await(plan.releases(), pushing);
            long committed = System.nanoTime();
            matched.awaitLast();
            long ended = System.nanoTime();
            note("matched", bodies.size(), ended - begun);
            add("tail", (ended - committed) / 1e9);
            add("cpu", (suite.cpu().toNanos() - cpuBefore) / 1e6 / bodies.size());
            note("accepted", bodies.size(), pushing.resultNow() - begun);
            stages.rates(plan.releases()).forEach(this::add);
            matched.requireAll(source, plan.releases());
        }
        alerts = (double) (offsets.written(Topics.ALERTS) - alertsBefore) / plan.releases();
        meanBytes = bodies.stream().mapToInt(body -> body.length).average().orElseThrow();
        return bodies;
    }

    private void throughDoor(RawHop hop, String prefix, List<byte[]> bodies) throws IOException, InterruptedException {
        int wanted = hop.arrivals().count() + bodies.size();
        try (BareDoor door = BareDoor.open(hop, prefix);
                Pusher pusher = new Pusher(door.url())) {
            long begun = System.nanoTime();
            pusher.pushAll(bodies, plan.clients());
            hop.arrivals().await(wanted, PATIENCE);
            note("door", bodies.size(), System.nanoTime() - begun);
        }
    }

    private void throughHop(RawHop hop, String prefix, List<byte[]> bodies) throws InterruptedException {
        int count = bodies.size() * PEER_PASSES;
        int wanted = hop.arrivals().count() + count;
        long begun = System.nanoTime();
        List<Future<Void>> sent = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sent.add(hop.send(prefix + i, bodies.get(i % bodies.size())));
        }
        hop.arrivals().await(wanted, PATIENCE);
        note("hop", sent.size(), System.nanoTime() - begun);
    }

    private void note(String what, int count, long nanos) {
        add(what, count * 1e9 / nanos);
    }

    private void add(String what, double rate) {
        rates.computeIfAbsent(what, key -> new ArrayList<>()).add(rate);
    }

    private Section section() {
        Table table = new Table("releases a second", "median (least … most)");
        table.row("pushed over REST until all are `matched`", spread("matched"));
        table.row("· answered 202 meanwhile", spread("accepted"));
        table.row("· cleaning", spread("cleaning"));
        table.row("· extraction", spread("extraction"));
        table.row("· matching", spread("matching"));
        table.row("from matching's last commit until the gateway says `matched`, s", spread("tail"));
        table.row("CPU of the suite's JVM, ms a release", spread("cpu"));
        table.row("peer: REST, broker, consumer", spread("door"));
        table.row("peer: producer, broker, consumer", spread("hop"));
        table.row("**whole suite ÷ peer with REST**", ratio("door"));
        table.row("**whole suite ÷ peer without**", ratio("hop"));
        String remark = plan.rounds() + " rounds of " + Digits.three(plan.releases()) + " releases of "
                + Digits.three(meanBytes / 1000) + " kB on average by " + plan.clients() + " clients, "
                + (plan.subscriptions() + 1) + " subscriptions, " + Digits.three(alerts)
                + " alerts a release; the peers take the same bodies in each round.";
        return new Section("Through the whole suite in one JVM", remark, table);
    }

    private String spread(String what) {
        return Spread.of(rates.get(what)).text();
    }

    private String ratio(String peer) {
        return Spread.ofRatios(rates.get("matched"), rates.get(peer)).text();
    }
}
