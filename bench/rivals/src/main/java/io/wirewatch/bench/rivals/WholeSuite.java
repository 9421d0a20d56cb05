package io.wirewatch.bench.rivals;

import io.wirewatch.bench.BenchPlan;
import io.wirewatch.bench.LatencyBench;
import io.wirewatch.bench.Section;
import io.wirewatch.bench.load.Crowd;
import io.wirewatch.bench.load.Drafts;
import io.wirewatch.bench.load.Watchlist;
import io.wirewatch.bench.load.WebhookClock;
import io.wirewatch.bench.suite.Launcher;
import io.wirewatch.bench.suite.SuiteProcess;
import io.wirewatch.bench.suite.Workshop;
import io.wirewatch.cli.client.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** From a push to its webhook through a whole suite that has very many subscriptions. */
final class WholeSuite {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private WholeSuite() {}

    static String measure(BenchPlan plan, Launcher launcher, long seed, Consumer<String> progress) throws Exception {
        try (Workshop workshop = new Workshop(launcher);
                WebhookClock webhooks = WebhookClock.start()) {
            SuiteProcess suite = workshop.start("suite");
            suite.awaitReady();
            progress.accept("writing " + plan.subscriptions() + " subscriptions");
            Crowd.write(suite.addresses(), plan.subscriptions());
            progress.accept("waiting until they are live");
            watch(suite, webhooks);
            progress.accept(plan.rate() + " releases a second");
            List<Section> sections = new LatencyBench(plan, new Drafts(seed), suite, webhooks).run();
            return plan.subscriptions() + " subscriptions.\n\n"
                    + sections.stream()
                            .map(section ->
                                    section.remark() + "\n\n" + section.table().markdown())
                            .collect(Collectors.joining("\n"));
        }
    }

    /** The one subscription that is delivered; saved when those before it are live. */
    private static void watch(SuiteProcess suite, WebhookClock webhooks) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                new Watchlist(suite.gateway()).make(webhooks.url(), 0);
                return;
            } catch (GatewayException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(1000);
            }
        }
    }
}
