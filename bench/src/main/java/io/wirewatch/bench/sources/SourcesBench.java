package io.wirewatch.bench.sources;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Latencies;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.load.Arrivals;
import io.wirewatch.bench.sources.FeedFarm.Manner;
import io.wirewatch.bench.sources.FeedFarm.Site;
import io.wirewatch.bench.suite.Launcher;
import io.wirewatch.bench.suite.SuiteProcess;
import io.wirewatch.bench.suite.Workshop;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.core.ids.Ids;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** A suite with very many sources, and how it keeps to their intervals; then further ones that publish, and how soon that is on the log. */
final class SourcesBench {
    private static final int CLIENTS = 16;
    private static final Duration QUICK_INTERVAL = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SourcesPlan plan;
    private final Launcher launcher;
    private final Random random;
    private final Consumer<String> progress;

    SourcesBench(SourcesPlan plan, Launcher launcher, long seed, Consumer<String> progress) {
        this.plan = plan;
        this.launcher = launcher;
        this.random = new Random(seed);
        this.progress = progress;
    }

    /** Measures everything; the figures in Markdown. Nothing of it is left running. */
    String run() throws Exception {
        try (Workshop workshop = new Workshop(launcher);
                FeedFarm farm = new FeedFarm()) {
            progress.accept("starting a suite");
            SuiteProcess suite = workshop.start("suite");
            suite.awaitReady();
            Table cost = new Table("", "threads of the system", "live on the heap, MiB", "cores in use");
            cost(cost, "before the first source", suite);
            progress.accept("making " + plan.sources() + " sources");
            List<Site> sites = new ArrayList<>();
            for (int i = 0; i < plan.sources(); i++) {
                sites.add(farm.open(i % 100 == 0 ? Manner.HANGS : i % 100 == 1 ? Manner.FAILS : Manner.ANSWERS));
            }
            make(suite.gateway(), sites, "site", plan.interval());
            Thread.sleep(plan.warmUp());
            cost(cost, "after a warm-up of " + plan.warmUp().toSeconds() + " s", suite);
            progress.accept("watching intervals");
            long from = System.nanoTime();
            Thread.sleep(plan.time());
            long to = System.nanoTime();
            cost(cost, "after " + plan.time().toSeconds() + " s more", suite);
            String intervals = intervals(sites, from, to);
            progress.accept("from served to log");
            String latency = latency(suite, farm);
            return intervals + "\n" + cost.markdown() + "\n" + latency;
        }
    }

    private void cost(Table table, String when, SuiteProcess suite) throws IOException, InterruptedException {
        Duration before = suite.cpu();
        long begun = System.nanoTime();
        Thread.sleep(Duration.ofSeconds(10));
        double cores = (suite.cpu().toNanos() - before.toNanos()) * 1.0 / (System.nanoTime() - begun);
        table.row(
                when,
                Integer.toString(suite.memory().threads()),
                Digits.three(suite.memory().liveHeap()),
                Digits.three(cores));
    }

    private void make(Gateway gateway, List<Site> sites, String prefix, Duration interval) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> made = new ArrayList<>();
            for (int i = 0; i < sites.size(); i++) {
                String id = prefix + "-" + i;
                String url = sites.get(i).url();
                made.add(clients.submit(() -> gateway.put(
                        "/sources/" + id,
                        Gateway.JSON
                                .createObjectNode()
                                .put("name", id)
                                .put("url", url)
                                .put("interval", interval.toString()))));
            }
            for (Future<?> one : made) {
                one.get();
            }
        }
    }

    /** Gaps between two polls of each site that began in the time, those of hanging sites left out. */
    private String intervals(List<Site> sites, long from, long to) {
        LongStream.Builder gaps = LongStream.builder();
        long polls = 0;
        int sitesMissed = 0;
        for (Site site : sites) {
            if (site.manner() != Manner.ANSWERS) {
                continue;
            }
            List<Long> asked = site.asked().stream()
                    .filter(moment -> moment >= from && moment <= to)
                    .toList();
            polls += asked.size();
            // The stretch to the end counts as well: who is asked no more would be in no gap.
            long last = from;
            for (long moment : asked) {
                if (last != from) {
                    gaps.add(moment - last);
                }
                last = moment;
            }
            if (to - last > plan.interval().toNanos() * 1.2) {
                sitesMissed++;
            }
        }
        Latencies latencies = Latencies.ofNanos(gaps.build());
        double interval = plan.interval().toNanos();
        Table table = new Table("time between two polls ÷ interval", "p50", "p99", "most");
        table.row(
                "sources that answer",
                Digits.three(latencies.percentile(50).toNanos() / interval),
                Digits.three(latencies.percentile(99).toNanos() / interval),
                Digits.three(latencies.percentile(100).toNanos() / interval));
        return plan.sources() + " sources on as many addresses, polled every "
                + plan.interval().toSeconds() + " s; one in a hundred hangs, one in a hundred fails. In "
                + plan.time().toSeconds() + " s " + polls + " polls of those that answer; " + sitesMissed
                + " of them were not asked within 1.2 intervals of the end.\n\n" + table.markdown();
    }

    private String latency(SuiteProcess suite, FeedFarm farm) throws Exception {
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < plan.quick(); i++) {
            sites.add(farm.open(Manner.ANSWERS));
        }
        Map<String, Long> published = new LinkedHashMap<>();
        try (RawClock clock = RawClock.open(suite.addresses().broker())) {
            make(suite.gateway(), sites, "quick", QUICK_INTERVAL);
            Thread.sleep(QUICK_INTERVAL.multipliedBy(2));
            long end = System.nanoTime() + plan.quickTime().toNanos();
            Duration between = QUICK_INTERVAL.multipliedBy(2).dividedBy(plan.quick());
            while (System.nanoTime() < end) {
                int number = random.nextInt(sites.size());
                long now = System.nanoTime();
                published.put(
                        Ids.release(
                                "main",
                                "quick-" + number,
                                "guid",
                                sites.get(number).publish()),
                        now);
                Thread.sleep(between);
            }
            return latency(published, clock.arrivals());
        }
    }

    private static String latency(Map<String, Long> published, Arrivals arrivals) throws InterruptedException {
        LongStream.Builder taken = LongStream.builder();
        for (Map.Entry<String, Long> entry : published.entrySet()) {
            taken.add(arrivals.await(entry.getKey(), PATIENCE) - entry.getValue());
        }
        Latencies latencies = Latencies.ofNanos(taken.build());
        Table table = new Table("from served to read from `releases.raw`, s", "p50", "p99", "bar at p50");
        table.row(
                published.size() + " new entries, polled every " + QUICK_INTERVAL.toSeconds() + " s",
                Digits.three(latencies.milliseconds(50) / 1000),
                Digits.three(latencies.milliseconds(99) / 1000),
                Digits.three(QUICK_INTERVAL.toMillis() / 2000.0 + 0.1));
        return table.markdown();
    }
}
