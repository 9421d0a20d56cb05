package io.wirewatch.bench;

import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.load.Draft;
import io.wirewatch.bench.load.Drafts;
import io.wirewatch.bench.load.Pusher;
import io.wirewatch.bench.load.WebhookClock;
import io.wirewatch.bench.suite.StartLog;
import io.wirewatch.bench.suite.SuiteProcess;
import io.wirewatch.bench.suite.Workshop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/** How long a suite takes from its start to ready, and from the start after kill -9 to its first alert. */
final class StartBench {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BACKLOG = 50;
    private static final String TOTAL = "total";

    private final BenchPlan plan;
    private final Drafts drafts;
    private final Workshop workshop;
    private final WebhookClock webhooks;
    private final List<Double> ready = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> readyAfterKill = new ArrayList<>();
    private final List<Double> firstAlert = new ArrayList<>();
    private final Map<String, List<Double>> laps = new LinkedHashMap<>();

    StartBench(BenchPlan plan, Drafts drafts, Workshop workshop, WebhookClock webhooks) {
        this.plan = plan;
        this.drafts = drafts;
        this.workshop = workshop;
        this.webhooks = webhooks;
    }

    /**
     * Kills a suite and starts it again, several times; then ends it and starts it again, several times.
     *
     * @param name of its data folder
     */
    Section run(String name, SuiteProcess suite) throws IOException, InterruptedException {
        SuiteProcess killed = suite;
        for (int i = 0; i < plan.kills(); i++) {
            killed = killAndRestart(name, killed, i);
        }
        killed.close();
        for (int i = 0; i < plan.starts(); i++) {
            try (SuiteProcess again = workshop.start(name)) {
                noteStart(again);
            }
        }
        return section();
    }

    private SuiteProcess killAndRestart(String name, SuiteProcess suite, int number)
            throws IOException, InterruptedException {
        // At work when it dies: some of these are taken, some on their way, some not answered.
        try (Pusher pusher = new Pusher(suite.addresses().url())) {
            List<byte[]> backlog = drafts.of("killed-" + number, BACKLOG, n -> true).stream()
                    .map(Draft::json)
                    .toList();
            pusher.pushAll(backlog.subList(0, BACKLOG / 2), 4);
            List<Future<Void>> unanswered = new ArrayList<>();
            backlog.subList(BACKLOG / 2, BACKLOG).forEach(body -> unanswered.add(pusher.push(body)));
            suite.kill();
        }
        SuiteProcess again = workshop.start(name);
        readyAfterKill.add(seconds(again.awaitReady()));
        Draft fresh = drafts.of("fresh-" + number, 1, n -> true).getFirst();
        try (Pusher pusher = new Pusher(again.addresses().url())) {
            pusher.pushAll(List.of(fresh.json()), 1);
            webhooks.arrivals().await(fresh.id(), PATIENCE);
            firstAlert.add(seconds(again.age()));
        }
        return again;
    }

    private void noteStart(SuiteProcess suite) throws IOException {
        double whole = seconds(suite.awaitReady());
        ready.add(whole);
        cpu.add(seconds(suite.cpu()));
        Map<String, Duration> logged = StartLog.laps(suite.log());
        addLap("before the suite's own code (launcher, JVM, command line)", whole - seconds(logged.get(TOTAL)));
        logged.forEach((lap, time) -> {
            if (!lap.equals(TOTAL)) {
                addLap(lap, seconds(time));
            }
        });
    }

    private void addLap(String lap, double seconds) {
        laps.computeIfAbsent(lap, key -> new ArrayList<>()).add(seconds);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private Section section() {
        Table table = new Table("seconds", "median (least … most)");
        table.row("**warm `./wirewatch up` → ready**", Spread.of(ready).text());
        table.row("· on cores, all threads together", Spread.of(cpu).text());
        laps.forEach((lap, times) -> table.row("· " + lap, Spread.of(times).text()));
        table.row("kill -9, start → ready", Spread.of(readyAfterKill).text());
        table.row(
                "**kill -9, start → webhook of a release pushed then**",
                Spread.of(firstAlert).text());
        String remark = plan.starts() + " starts after SIGTERM and " + plan.kills() + " after kill -9 while " + BACKLOG
                + " releases were pushed, on the data that the figures above left. broker, registry and bootstrap come one"
                + " after the other, then the services start side by side; ready is the wait for groups and stores.";
        return new Section("Start", remark, table);
    }
}
