package io.wirewatch.bench;

import io.wirewatch.bench.load.Drafts;
import io.wirewatch.bench.load.Watchlist;
import io.wirewatch.bench.load.WebhookClock;
import io.wirewatch.bench.suite.Launcher;
import io.wirewatch.bench.suite.SuiteProcess;
import io.wirewatch.bench.suite.Workshop;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All parts, one after the other, on suites of their own. */
final class Bench {
    private static final String DATA = "suite";

    private final BenchPlan plan;
    private final long seed;
    private final Launcher launcher;
    private final Consumer<String> progress;

    /**
     * @param progress told what is going on
     */
    Bench(BenchPlan plan, long seed, Launcher launcher, Consumer<String> progress) {
        this.plan = plan;
        this.seed = seed;
        this.launcher = launcher;
        this.progress = progress;
    }

    /** Measures everything; the figures in Markdown. Nothing of it is left running or lying about. */
    String run() throws IOException, InterruptedException {
        List<Section> sections = new ArrayList<>();
        Drafts drafts = new Drafts(seed);
        try (Workshop workshop = new Workshop(launcher);
                WebhookClock webhooks = WebhookClock.start()) {
            progress.accept("starting a suite");
            SuiteProcess suite = workshop.start(DATA);
            suite.awaitReady();
            MemoryBench memory = new MemoryBench(plan);
            memory.read("after the first start", suite);
            new Watchlist(suite.gateway()).make(webhooks.url(), plan.subscriptions());
            progress.accept("pushing releases");
            sections.add(new ThroughputBench(plan, drafts, suite).run());
            progress.accept("publish to webhook");
            sections.addAll(new LatencyBench(plan, drafts, suite, webhooks).run());
            memory.read("after all of this load", suite);
            progress.accept("kill -9, starts");
            sections.add(new StartBench(plan, drafts, workshop, webhooks).run(DATA, suite));
            progress.accept("from the log");
            sections.add(1, new DrainBench(plan, drafts, workshop, Clock.systemUTC()).run());
            sections.add(memory.section());
        }
        return sections.stream().map(Section::markdown).collect(Collectors.joining("\n"));
    }
}
