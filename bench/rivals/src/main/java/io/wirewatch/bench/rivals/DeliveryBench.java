package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Latencies;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.rivals.ReceiverProcess.Came;
import io.wirewatch.bench.suite.Launcher;
import io.wirewatch.bench.suite.ServiceProcess;
import io.wirewatch.bench.suite.Workshop;
import io.wirewatch.core.ids.Ids;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * Alerting as a process of its own, which is given commands on the log and posts to receivers that are another; the broker
 * is in this one. Beside it a bare sender posts the same bodies to the same receivers.
 */
final class DeliveryBench {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration START = Duration.ofMinutes(2);
    private static final int AT_A_TIME = 512;
    private static final String SERVICE = "alerting";
    /** Milliseconds from the service being ready to its next end. */
    private static final int SOONEST_KILL = 200;

    private static final int LATEST_KILL = 3000;
    private static final int PORT_OF_NOBODY = 9;

    private final DeliveryPlan plan;
    private final Launcher launcher;
    private final Random random;
    private final long seed;
    private final Consumer<String> progress;
    private final String key = Base64.getEncoder().encodeToString(new byte[32]);

    DeliveryBench(DeliveryPlan plan, Launcher launcher, long seed, Consumer<String> progress) {
        this.plan = plan;
        this.launcher = launcher;
        this.random = new Random(seed);
        this.seed = seed;
        this.progress = progress;
    }

    /** What a part needs; each has a log and receivers of its own. */
    private record Place(BenchCluster cluster, DeliveryLoad load, ReceiverProcess receivers) {}

    private interface Part {
        String measure(Place place) throws Exception;
    }

    /** Measures these parts; the figures in Markdown. Nothing of it is left running or lying about. */
    String run(List<String> parts) throws Exception {
        Map<String, Part> all = Map.of(
                "throughput", this::throughput,
                "dead", this::dead,
                "outage", this::outage,
                "kills", this::kills,
                "memory", this::memory);
        List<String> figures = new ArrayList<>();
        for (String part : parts) {
            if (part.equals("suite")) {
                figures.add(WholeSuite.measure(plan.suite(), launcher, seed, progress));
                continue;
            }
            if (!all.containsKey(part)) {
                throw new IllegalArgumentException("there is no part " + part + ", only suite and " + all.keySet());
            }
            try (Workshop workshop = new Workshop(launcher);
                    BenchCluster cluster = new BenchCluster(workshop.data("cluster"));
                    DeliveryLoad load = new DeliveryLoad(cluster, key);
                    ReceiverProcess receivers = ReceiverProcess.start()) {
                figures.add(all.get(part).measure(new Place(cluster, load, receivers)));
            }
        }
        return String.join("\n", figures);
    }

    /** The command of a process with the classes of this one. */
    static List<String> java(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    private ServiceProcess alerting(Place place) throws Exception {
        Path data = place.cluster().data(SERVICE);
        ServiceProcess service = ServiceProcess.start(
                launcher,
                SERVICE,
                place.cluster().bootstrapServers(),
                place.cluster().registryUrl(),
                data,
                Map.of("WIREWATCH_SECRET_KEY", key, "WIREWATCH_ALLOW_TARGETS", "127.0.0.0/8"));
        service.awaitReady(START);
        return service;
    }

    private static void until(ReceiverProcess receivers, LongPredicate enough) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(receivers.count())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + receivers.count() + " came in " + PATIENCE);
            }
            Thread.sleep(20);
        }
    }

    private String throughput(Place place) throws Exception {
        for (int i = 0; i < plan.endpoints(); i++) {
            place.load().endpoint("end_" + i, place.receivers().url("/ok/" + i), 0);
        }
        Path body = place.cluster().data("body.json");
        Files.writeString(body, DeliveryLoad.body("alr_bench"));
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> pace = new ArrayList<>();
        try (ServiceProcess service = alerting(place)) {
            progress.accept("warming up");
            deliver(place, service, "warm", plan.warming());
            for (int round = 0; round < plan.rounds(); round++) {
                progress.accept("round " + round + ": " + plan.deliveries() + " deliveries");
                long begun = System.nanoTime();
                ours.add(plan.deliveries() / deliver(place, service, "round" + round, plan.deliveries()));
                pace.add(plan.deliveries() / ((System.nanoTime() - begun) / 1e9));
                progress.accept("round " + round + ": bare");
                bare.add(plan.deliveries() / send(place, body));
            }
        }
        return plan.deliveries() + " deliveries a round to " + plan.endpoints() + " endpoints, after a warm-up of "
                + plan.warming() + "; " + AT_A_TIME
                + " requests at a time of the bare sender. Deliveries a second of time: "
                + Spread.of(pace).text() + ", all processes on the same cores.\n\n"
                + new Table("", "for a second of CPU time", "to the bare sender's", "bar")
                        .row(
                                "deliveries, signed and recorded",
                                Spread.of(ours).text(),
                                Spread.ofRatios(ours, bare).text(),
                                "0.6")
                        .row("java.net.http on virtual threads", Spread.of(bare).text(), "1", "")
                        .markdown();
    }

    /** CPU seconds of the service for so many deliveries. */
    private double deliver(Place place, ServiceProcess service, String prefix, int count) throws Exception {
        place.receivers().forget();
        Duration before = service.cpu();
        for (int i = 0; i < count; i++) {
            place.load().command("end_" + i % plan.endpoints(), prefix + i);
        }
        until(place.receivers(), came -> came >= count);
        // What is received is recorded a moment later; that is part of it.
        Thread.sleep(500);
        return (service.cpu().toNanos() - before.toNanos()) / 1e9;
    }

    /** CPU seconds of the bare sender for as many. */
    private double send(Place place, Path body) throws Exception {
        Process process = new ProcessBuilder(java(
                        BareSender.class,
                        List.of(
                                place.receivers().url("/ok/"),
                                Integer.toString(plan.endpoints()),
                                body.toString(),
                                Integer.toString(plan.warming()),
                                Integer.toString(plan.deliveries()),
                                Integer.toString(AT_A_TIME))))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return Double.parseDouble(out.readLine().split(" ")[0]);
        }
    }

    private String dead(Place place) throws Exception {
        Map<Integer, List<Double>> p50 = new TreeMap<>();
        Map<Integer, List<Double>> p99 = new TreeMap<>();
        try (ServiceProcess service = alerting(place)) {
            for (int share : List.of(0, 10, 50)) {
                for (int i = 0; i < plan.lanes(); i++) {
                    boolean dead = i < plan.lanes() * share / 100;
                    String url = !dead
                            ? place.receivers().url("/ok/" + i)
                            : i % 2 == 0
                                    ? place.receivers().url("/hang/" + i)
                                    : "http://127.0.0.1:" + PORT_OF_NOBODY + "/";
                    place.load().endpoint("s" + share + "_" + i, url, 0);
                }
            }
            progress.accept("warming up");
            paced(place, 0, "warm");
            for (int round = 0; round < plan.rounds(); round++) {
                for (int share : List.of(0, 10, 50)) {
                    progress.accept("round " + round + ", " + share + " % dead");
                    Latencies healthy = paced(place, share, "r" + round);
                    p50.computeIfAbsent(share, key -> new ArrayList<>()).add(healthy.milliseconds(50));
                    p99.computeIfAbsent(share, key -> new ArrayList<>()).add(healthy.milliseconds(99));
                }
            }
        }
        Table table = new Table("dead endpoints", "healthy p50, ms", "healthy p99, ms", "to none dead", "bar");
        for (int share : p99.keySet()) {
            table.row(
                    share + " %",
                    Spread.of(p50.get(share)).text(),
                    Spread.of(p99.get(share)).text(),
                    Spread.ofRatios(p99.get(share), p99.get(0)).text(),
                    share == 0 ? "" : "1.5");
        }
        return plan.lanes() + " endpoints, " + plan.rate() + " deliveries a second to each in turn, "
                + plan.slice().toSeconds()
                + " s each; of the dead ones every other takes the request and never answers, and"
                + " at the rest nobody listens. From the intended moment of the command to the receiver.\n\n"
                + table.markdown();
    }

    /** Latencies of those that are well. */
    private Latencies paced(Place place, int share, String prefix) throws Exception {
        place.receivers().forget();
        int count = (int) (plan.rate() * plan.slice().toSeconds());
        int dead = plan.lanes() * share / 100;
        Map<String, Long> intended = new HashMap<>();
        long begun = ReceiverProcess.now() + 100_000_000L;
        long apart = 1_000_000_000L / plan.rate();
        for (int i = 0; i < count; i++) {
            int lane = i % plan.lanes();
            String endpoint = "s" + share + "_" + lane;
            long moment = begun + i * apart;
            sleepUntil(moment);
            String alert = prefix + "_" + share + "_" + i;
            place.load().command(endpoint, alert);
            if (lane >= dead) {
                intended.put(Ids.message(endpoint, alert, 1), moment);
            }
        }
        until(place.receivers(), came -> came >= intended.size());
        return Latencies.ofNanos(place.receivers().came().stream()
                .filter(one -> intended.containsKey(one.id()))
                .mapToLong(one -> one.nanos() - intended.get(one.id())));
    }

    private static void sleepUntil(long moment) throws InterruptedException {
        long left = moment - ReceiverProcess.now();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    private String outage(Place place) throws Exception {
        place.load().endpoint("away", place.receivers().url("/away/0"), plan.limit());
        try (ServiceProcess service = alerting(place)) {
            progress.accept(plan.waiting() + " alerts wait out " + plan.outage().toSeconds() + " s");
            for (int i = 0; i < plan.waiting(); i++) {
                place.load().command("away", "alr_" + i);
            }
            Thread.sleep(plan.outage());
            long back = ReceiverProcess.now();
            place.receivers().back();
            progress.accept("back");
            Set<String> delivered = new HashSet<>();
            long deadline = System.nanoTime() + Duration.ofHours(1).toNanos();
            while (delivered.size() < plan.waiting() && System.nanoTime() < deadline) {
                Thread.sleep(1000);
                place.receivers().came().stream()
                        .filter(one -> one.status() == 204)
                        .forEach(one -> delivered.add(one.id()));
            }
            List<Came> came = place.receivers().came();
            long last = came.stream().mapToLong(Came::nanos).max().orElseThrow();
            long during = came.stream().filter(one -> one.nanos() < back).count();
            Map<Long, Long> bySecond = came.stream()
                    .collect(Collectors.groupingBy(one -> one.nanos() / 1_000_000_000L, Collectors.counting()));
            long most =
                    bySecond.values().stream().mapToLong(Long::longValue).max().orElseThrow();
            return plan.waiting() + " alerts to one endpoint that answers 503 for "
                    + plan.outage().toSeconds()
                    + " s and allows " + plan.limit() + " attempts a second.\n\n"
                    + new Table("", "")
                            .row("delivered", delivered.size() + " of " + plan.waiting())
                            .row("attempts during the outage", Long.toString(during))
                            .row("most attempts received in a second (limit " + plan.limit() + ")", Long.toString(most))
                            .row("from its end to the last delivery, s", Digits.three((last - back) / 1e9))
                            .row("more attempts than deliveries", Long.toString(came.size() - delivered.size()))
                            .markdown();
        }
    }

    private String kills(Place place) throws Exception {
        for (int i = 0; i < plan.lanes(); i++) {
            place.load().endpoint("end_" + i, place.receivers().url("/ok/" + i), 0);
        }
        ServiceProcess service = alerting(place);
        AtomicInteger given = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Thread giver = Thread.ofPlatform().daemon().start(() -> give(place, given, enough));
        try {
            for (int kill = 1; kill <= plan.kills(); kill++) {
                // At any moment: while it catches up with what came meanwhile, or when it has.
                Thread.sleep(random.nextInt(SOONEST_KILL, LATEST_KILL));
                progress.accept("kill " + kill);
                service.kill();
                service = alerting(place);
            }
            enough.set(true);
            giver.join();
            int alerts = given.get();
            Set<String> different = new HashSet<>();
            until(place.receivers(), came -> came >= alerts);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (different.size() < alerts && System.nanoTime() < deadline) {
                place.receivers().came().forEach(one -> different.add(one.id()));
                Thread.sleep(500);
            }
            int received = place.receivers().came().size();
            return "Killed -9 " + plan.kills() + " times while " + plan.rate() * 5 + " commands a second come to "
                    + plan.lanes()
                    + " endpoints.\n\n"
                    + new Table("alerts", "delivered", "requests received", "repeated for each kill")
                            .row(
                                    Integer.toString(alerts),
                                    Integer.toString(different.size()),
                                    Integer.toString(received),
                                    Digits.three((received - different.size()) / (double) plan.kills()))
                            .markdown();
        } finally {
            enough.set(true);
            service.close();
        }
    }

    /** Writes commands at a steady pace, whether or not anybody reads them. */
    private void give(Place place, AtomicInteger given, AtomicBoolean enough) {
        long begun = System.nanoTime();
        while (!enough.get()) {
            long due = (System.nanoTime() - begun) * plan.rate() * 5 / 1_000_000_000L;
            while (given.get() < due) {
                int number = given.getAndIncrement();
                place.load().command("end_" + number % plan.lanes(), "alr_" + number);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private String memory(Place place) throws Exception {
        for (int i = 0; i < plan.endpoints(); i++) {
            place.load().endpoint("end_" + i, place.receivers().url("/ok/" + i), 0);
        }
        double empty;
        try (ServiceProcess service = alerting(place)) {
            empty = service.memory().liveHeap();
        }
        progress.accept("writing " + plan.onRecord() + " deliveries");
        for (int i = 0; i < plan.onRecord(); i++) {
            place.load().delivered("end_" + i % plan.endpoints(), "old_" + i);
        }
        place.load().flush();
        progress.accept("starting on them");
        long begun = System.nanoTime();
        try (ServiceProcess service = alerting(place)) {
            place.load().command("end_0", "young").get();
            until(place.receivers(), came -> came >= 1);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double full = service.memory().liveHeap();
            return plan.onRecord() + " deliveries that are over.\n\n"
                    + new Table("", "")
                            .row("live heap without them, MiB", Digits.three(empty))
                            .row("live heap with them, MiB", Digits.three(full))
                            .row("bytes for each", Digits.three((full - empty) * 1024 * 1024 / plan.onRecord()))
                            .row("from start to the first webhook, s", Digits.three(seconds))
                            .markdown();
        }
    }
}
