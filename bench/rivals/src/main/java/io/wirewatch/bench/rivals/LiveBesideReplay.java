package io.wirewatch.bench.rivals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.bench.figure.Latencies;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.load.Arrivals;
import io.wirewatch.bench.load.Draft;
import io.wirewatch.bench.load.Drafts;
import io.wirewatch.bench.load.Pace;
import io.wirewatch.bench.load.Pusher;
import io.wirewatch.bench.load.Watchlist;
import io.wirewatch.bench.load.WebhookClock;
import io.wirewatch.bench.suite.Launcher;
import io.wirewatch.bench.suite.SuiteProcess;
import io.wirewatch.bench.suite.Workshop;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.schemas.HttpSchemaRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * From a push to its webhook through a whole suite, while a replay runs and while none does, in turn: a backfill, and one that does
 * extraction again, or one that does cleaning again; and how fast the replay is meanwhile, beside how fast it is when nothing comes in.
 */
final class LiveBesideReplay {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration ASK_AGAIN = Duration.ofMillis(200);
    /** Longer than replays go slowly behind the last release. */
    private static final Duration CALM = Duration.ofSeconds(12);

    private static final int PER_SECOND = 30;
    private static final String SUBSCRIPTION = "bench-past";

    private final ReplayPlan plan;
    private final Launcher launcher;
    private final long seed;
    private final Path corpus;
    private final Past past;
    private final Consumer<String> progress;

    /** What is on the log before, and what is done with it. */
    enum Past {
        /** Cleaned and tagged: it is backfilled, and its texts are read again. */
        TEXTS,
        /** As it came in, cleaned and tagged by the suite: its pages are read again, all as they were read before. */
        PAGES
    }

    LiveBesideReplay(ReplayPlan plan, Launcher launcher, long seed, Path corpus, Past past, Consumer<String> progress) {
        this.plan = plan;
        this.launcher = launcher;
        this.seed = seed;
        this.corpus = corpus;
        this.past = past;
        this.progress = progress;
    }

    /** Measures it; the figures in Markdown. */
    String run() throws Exception {
        try (Workshop workshop = new Workshop(launcher);
                WebhookClock webhooks = WebhookClock.start()) {
            SuiteProcess suite = workshop.start("beside");
            suite.awaitReady();
            progress.accept("writing " + plan.besideReleases() + " releases into a whole suite");
            write(suite);
            new Watchlist(suite.gateway()).make(webhooks.url(), 0);
            String url = suite.addresses().url();
            ReplayCall.subscribe(suite.gateway(), SUBSCRIPTION, "actor:nato AND actor:russia");
            awaitView(suite.gateway());
            // The first one waits until matching has read the log.
            ReplayCall.of(url, List.of(SUBSCRIPTION));
            return measure(url, webhooks);
        }
    }

    private void write(SuiteProcess suite) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                BenchCluster.producer(suite.addresses().broker())) {
            PastWorkload workload = new PastWorkload(seed, corpus);
            HttpSchemaRegistry registry =
                    new HttpSchemaRegistry(URI.create(suite.addresses().registry()));
            switch (past) {
                case TEXTS -> workload.write(producer, registry, plan.besideReleases());
                case PAGES -> workload.writePages(producer, registry, plan.besideReleases());
            }
        }
    }

    /** Until the gateway shows the newest of the releases written: what it does before is not the backfill's doing. */
    private void awaitView(Gateway gateway) throws InterruptedException {
        progress.accept("waiting until the gateway has built its view");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String newest = PastWorkload.id(plan.besideReleases() - 1);
        while (!gateway.get("/releases?limit=1").at("/items/0/id").asText().equals(newest)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the gateway has not built its view in " + PATIENCE);
            }
            Thread.sleep(ASK_AGAIN);
        }
    }

    /** Figures of what comes in beside a replay of one kind. */
    private static final class Figures {
        private final String kind;
        private final ObjectNode wish;
        private final List<Double> beside = new ArrayList<>();
        private final List<Double> idle = new ArrayList<>();
        private final List<Double> busy = new ArrayList<>();

        Figures(String kind, ObjectNode wish) {
            this.kind = kind;
            this.wish = wish;
        }

        void add(double with, double undisturbed, double disturbed) {
            beside.add(with);
            idle.add(undisturbed);
            busy.add(disturbed);
        }

        void into(Table table, List<Double> alone, List<Double> bound) {
            table.row(
                    "publish → webhook beside a " + kind + ", p99, ms",
                    Spread.of(beside).text(),
                    Spread.of(alone).text(),
                    Spread.ofRatios(beside, alone).text(),
                    "2 and 10 ms: " + Spread.of(bound).text());
            table.row(
                    kind + ", records a second, while releases come in",
                    Spread.of(busy).text(),
                    Spread.of(idle).text() + " (none comes in)",
                    Spread.ofRatios(busy, idle).text(),
                    "0.3");
        }
    }

    private String measure(String url, WebhookClock webhooks) throws Exception {
        List<Double> alone = new ArrayList<>();
        List<Figures> kinds = kinds();
        try (Pusher pusher = new Pusher(url)) {
            for (int round = 0; round <= plan.rounds(); round++) {
                progress.accept("live and replays, round " + round);
                double without = send("alone-" + round, pusher, webhooks);
                if (round > 0) {
                    alone.add(without);
                }
                for (Figures figures : kinds) {
                    Thread.sleep(CALM);
                    measure(url, figures, figures.kind + "-" + round, round > 0, pusher, webhooks);
                }
            }
        }
        List<Double> bound = alone.stream().map(p99 -> 2 * p99 + 10).toList();
        Table table = new Table("", "while a replay runs", "without", "ratio", "bar");
        kinds.forEach(figures -> figures.into(table, alone, bound));
        return PER_SECOND + " releases a second, " + plan.slice().toSeconds() + " s each, through a suite in one JVM, "
                + plan.besideReleases()
                + switch (past) {
                    case TEXTS -> " releases on its log.\n\n";
                    case PAGES -> " pages on its log, each of which is read as before.\n\n";
                }
                + table.markdown();
    }

    private List<Figures> kinds() {
        return switch (past) {
            case TEXTS ->
                List.of(
                        new Figures("backfill", ReplayCall.backfill(List.of(SUBSCRIPTION))),
                        new Figures("reprocessing of extraction", ReplayCall.reprocessing("extraction")));
            case PAGES -> List.of(new Figures("reprocessing of cleaning", ReplayCall.reprocessing("cleaning")));
        };
    }

    private void measure(String url, Figures figures, String name, boolean counts, Pusher pusher, WebhookClock webhooks)
            throws Exception {
        double undisturbed;
        try (Replays replays = new Replays(url, figures.wish)) {
            undisturbed = replays.rateOver(plan.slice());
        }
        try (Replays replays = new Replays(url, figures.wish)) {
            // It is under way, and knows that releases come in, before any counts.
            send("first-" + name, pusher, webhooks);
            long before = replays.scanned();
            long begun = System.nanoTime();
            double with = send("beside-" + name, pusher, webhooks);
            double disturbed = (replays.scanned() - before) * 1e9 / (System.nanoTime() - begun);
            if (counts) {
                figures.add(with, undisturbed, disturbed);
            }
        }
    }

    /** Sends releases, each of which raises an alert; p99 from its intended moment to its webhook, ms. */
    private double send(String source, Pusher pusher, WebhookClock webhooks) throws InterruptedException {
        int count = PER_SECOND * (int) plan.slice().toSeconds();
        List<Draft> releases = new Drafts(seed).of(source, count, _ -> true);
        List<byte[]> bodies = releases.stream().map(Draft::json).toList();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        Pace pace = Pace.perSecond(PER_SECOND);
        pace.run(count, i -> sent.add(pusher.push(bodies.get(i))), _ -> {});
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        Arrivals arrivals = webhooks.arrivals();
        for (Draft release : releases) {
            arrivals.await(release.id(), PATIENCE);
        }
        return Latencies.ofNanos(IntStream.range(0, count)
                        .mapToLong(i -> arrivals.moment(releases.get(i).id()) - pace.intended(i)))
                .milliseconds(99);
    }

    /** Replays one after the other, until closed. */
    private static final class Replays implements AutoCloseable {
        private final Gateway gateway;
        private final ObjectNode wish;
        private final Thread thread;
        private volatile boolean closing;
        private volatile String current;
        private volatile long over;

        Replays(String url, ObjectNode wish) {
            this.wish = wish;
            this.gateway = new Gateway(URI.create(url));
            this.thread = Thread.ofPlatform().daemon().name("replays").start(this::run);
        }

        private void run() {
            while (!closing) {
                String path =
                        "/replays/" + gateway.post("/replays", wish).path("id").asText();
                current = path;
                JsonNode replay = gateway.get(path);
                while (!closing && !replay.path("status").asText().equals("done")) {
                    pause();
                    replay = gateway.get(path);
                }
                if (closing) {
                    gateway.delete(path);
                } else {
                    current = null;
                    over += replay.at("/counts/scanned").asLong();
                }
            }
        }

        private static void pause() {
            try {
                Thread.sleep(ASK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Records read so far. */
        long scanned() {
            long before = over;
            String path = current;
            return path == null
                    ? before
                    : before + gateway.get(path).at("/counts/scanned").asLong();
        }

        /** Records read a second, from when some were read, for so long. */
        double rateOver(Duration time) throws InterruptedException {
            while (scanned() == 0) {
                Thread.sleep(ASK_AGAIN);
            }
            long before = scanned();
            long begun = System.nanoTime();
            Thread.sleep(time);
            return (scanned() - before) * 1e9 / (System.nanoTime() - begun);
        }

        @Override
        public void close() throws InterruptedException {
            closing = true;
            thread.join();
        }
    }
}
