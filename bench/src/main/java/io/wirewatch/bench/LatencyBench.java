package io.wirewatch.bench;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Latencies;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.load.Arrivals;
import io.wirewatch.bench.load.Draft;
import io.wirewatch.bench.load.Drafts;
import io.wirewatch.bench.load.Pace;
import io.wirewatch.bench.load.Pusher;
import io.wirewatch.bench.load.RawHop;
import io.wirewatch.bench.load.StageClock;
import io.wirewatch.bench.load.WebhookClock;
import io.wirewatch.bench.suite.SuiteProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * From the intended moment of a push to its webhook, at a steady rate, every release raising one; and between two pushes
 * a record of the same bytes through a raw hop. A slice in which the stages are watched as well comes afterwards, so that
 * the watching costs the figures nothing.
 */
public final class LatencyBench {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final BenchPlan plan;
    private final Drafts drafts;
    private final SuiteProcess suite;
    private final WebhookClock webhooks;

    public LatencyBench(BenchPlan plan, Drafts drafts, SuiteProcess suite, WebhookClock webhooks) {
        this.plan = plan;
        this.drafts = drafts;
        this.suite = suite;
        this.webhooks = webhooks;
    }

    /** Measures; the figures, and then where the time goes. */
    public List<Section> run() throws IOException, InterruptedException {
        try (RawHop hop = RawHop.open(suite.addresses().broker());
                Pusher pusher = new Pusher(suite.addresses().url())) {
            // Until its webhook is there the suite may still be reading what was written before.
            send("first", 1, hop, pusher);
            Run run = send("latency", plan.perWarmUp() + plan.slices() * plan.perSlice(), hop, pusher);
            Section figures = figures(run, hop.arrivals());
            try (StageClock stages = StageClock.open(suite.addresses())) {
                Run watched = send("stages", plan.perSlice(), hop, pusher);
                return List.of(figures, whereItGoes(watched, stages));
            }
        }
    }

    /** What was sent, and when it was to be sent and was answered. */
    private record Run(List<String> ids, Pace pace, Arrivals answers) {
        Latencies latencies(int from, int to, Nanos arrival) {
            return Latencies.ofNanos(IntStream.range(from, to).mapToLong(arrival::of));
        }

        Latencies pushes(int from, int to, Function<String, Long> moment) {
            return latencies(from, to, i -> moment.apply(ids.get(i)) - pace.intended(i));
        }

        Latencies hops(int from, int to, Arrivals hops) {
            return latencies(from, to, i -> hops.moment(ids.get(i)) - pace.between(i));
        }
    }

    /** Nanoseconds of a number. */
    private interface Nanos {
        long of(int number);
    }

    private Run send(String source, int count, RawHop hop, Pusher pusher) throws InterruptedException {
        List<Draft> releases = drafts.of(source, count, number -> true);
        List<String> ids = releases.stream().map(Draft::id).toList();
        List<byte[]> bodies = releases.stream().map(Draft::json).toList();
        Arrivals answers = new Arrivals();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        Pace pace = Pace.perSecond(plan.rate());
        pace.run(
                count,
                i -> sent.add(pusher.push(bodies.get(i))
                        .whenComplete((answer, failure) -> answers.note(ids.get(i), System.nanoTime()))),
                i -> sent.add(hop.send(ids.get(i), bodies.get(i))));
        // Fails where one of them did.
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        for (String id : ids) {
            webhooks.arrivals().await(id, PATIENCE);
            hop.arrivals().await(id, PATIENCE);
        }
        return new Run(ids, pace, answers);
    }

    private Section figures(Run run, Arrivals hops) {
        List<Latencies> alerts = slices((from, to) -> run.pushes(from, to, webhooks.arrivals()::moment));
        List<Latencies> answers = slices((from, to) -> run.pushes(from, to, run.answers()::moment));
        List<Latencies> raw = slices((from, to) -> run.hops(from, to, hops));
        Table table = new Table("", "p50", "p99");
        table.row("publish → webhook, ms", spread(alerts, 50), spread(alerts, 99));
        table.row("· publish → 202, ms", spread(answers, 50), spread(answers, 99));
        table.row("peer: producer, broker, consumer, ms", spread(raw, 50), spread(raw, 99));
        table.row("**webhook ÷ peer**", ratio(alerts, raw, 50), ratio(alerts, raw, 99));
        String remark = Digits.three(plan.rate()) + " releases and as many records of the peer a second, "
                + plan.slices() + " slices of " + plan.slice().toSeconds() + " s after a warm-up of "
                + plan.warmUp().toSeconds() + " s; each release raises an alert that is delivered. Latency counts from"
                + " the intended moment of the push.";
        return new Section("Publish to webhook", remark, table);
    }

    /** Latencies of a slice's numbers. */
    private interface Slice {
        Latencies of(int from, int to);
    }

    private List<Latencies> slices(Slice slice) {
        List<Latencies> slices = new ArrayList<>();
        for (int i = 0; i < plan.slices(); i++) {
            int from = plan.perWarmUp() + i * plan.perSlice();
            slices.add(slice.of(from, from + plan.perSlice()));
        }
        return slices;
    }

    private static List<Double> milliseconds(List<Latencies> slices, double percent) {
        return slices.stream().map(one -> one.milliseconds(percent)).toList();
    }

    private static String spread(List<Latencies> slices, double percent) {
        return Spread.of(milliseconds(slices, percent)).text();
    }

    private static String ratio(List<Latencies> slices, List<Latencies> peers, double percent) {
        return Spread.ofRatios(milliseconds(slices, percent), milliseconds(peers, percent))
                .text();
    }

    private Section whereItGoes(Run run, StageClock stages) throws InterruptedException {
        int count = run.ids().size();
        Table table = new Table("seen after the push, ms", "p50", "p99");
        row(table, "answered 202", run.pushes(0, count, run.answers()::moment));
        row(table, "on `releases.clean`", run.pushes(0, count, stages.cleaned(count)::moment));
        row(table, "on `releases.mentions`", run.pushes(0, count, stages.tagged(count)::moment));
        row(table, "on `alerts`", run.pushes(0, count, stages.alerted(count)::moment));
        row(table, "webhook received", run.pushes(0, count, webhooks.arrivals()::moment));
        String remark = "One more slice of " + plan.slice().toSeconds()
                + " s with readers on three topics, whose own hop is part of each figure.";
        return new Section("Where the time goes", remark, table);
    }

    private static void row(Table table, String what, Latencies latencies) {
        table.row(what, Digits.three(latencies.milliseconds(50)), Digits.three(latencies.milliseconds(99)));
    }
}
