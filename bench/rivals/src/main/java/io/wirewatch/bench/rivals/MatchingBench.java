package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Digits;
import io.wirewatch.bench.figure.Table;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** All figures of matching, one after the other in one process. */
final class MatchingBench {
    private static final double HOT = 1.0;
    private static final double CALM = 0.6;

    private final MatchingPlan plan;
    private final long seed;
    private final Consumer<String> progress;

    /**
     * @param progress told what is going on
     */
    MatchingBench(MatchingPlan plan, long seed, Consumer<String> progress) {
        this.plan = plan;
        this.seed = seed;
        this.progress = progress;
    }

    /** Measures everything; the figures in Markdown. */
    String run() throws Exception {
        Round hot = round("hot", HOT);
        Round calm = round("calm", CALM);
        return rates(hot, calm) + "\n" + ratios(hot, calm) + "\n" + others(hot, calm);
    }

    /**
     * The figures of one workload.
     *
     * @param growth what a release costs with nine tenths more subscriptions that never match, by what it cost before
     */
    private record Round(
            Held<Indexed> index, Pass loop, Held<Pass> monitor, String monitorSetting, double growth, Mixed mixed) {}

    /** What the index did: as it is, and with the ids of all matches made. */
    private record Indexed(Pass plain, Pass written) {}

    /**
     * What something did that was on the heap, and what it took there.
     *
     * @param built how long it took to put all subscriptions in
     * @param bytes for each subscription
     */
    private record Held<T>(T passes, Duration built, double bytes) {}

    /** What is on the heap for the time of a measurement, and then no more. */
    private interface Measurement<T> {
        T measure() throws Exception;
    }

    private Round round(String name, double exponent) throws Exception {
        progress.accept(name + ": trying the Monitor's settings");
        MonitorContestant.Setting setting = bestSetting(name, exponent);
        Workload workload = Workload.of(name, exponent, plan.subscriptions(), plan.documents(), seed);
        LoopContestant loop = new LoopContestant(workload);

        progress.accept(name + ": loop");
        Pass looped = measured(loop, Integer.MAX_VALUE);
        progress.accept(name + ": index");
        Held<Indexed> indexed = held(() -> index(workload, loop));
        progress.accept(name + ": Monitor, " + setting.text());
        Held<Pass> monitored = held(() -> monitor(workload, setting, loop));
        progress.accept(name + ": growth");
        double growth = growth(workload, exponent);
        progress.accept(name + ": positions, exclusions, any-of, changes");
        Mixed mixed = mixed(workload, new MixedRules(workload, exponent, seed + 1));
        return new Round(indexed, looped, monitored, setting.text(), growth, mixed);
    }

    /** What a measurement gave, its bytes being the difference that its end makes. */
    private <T> Held<T> held(Measurement<Held<T>> measurement) throws Exception {
        Held<T> before = measurement.measure();
        return new Held<>(
                before.passes(), before.built(), (before.bytes() - Heap.live()) / (double) plan.subscriptions());
    }

    private Held<Indexed> index(Workload workload, Contestant loop) throws Exception {
        long begun = System.nanoTime();
        IndexContestant index =
                new IndexContestant(workload, i -> IndexContestant.conjunction(workload.subscriptions()[i]));
        Duration built = Duration.ofNanos(System.nanoTime() - begun);
        check(index, loop);
        Pass plain = measured(index, Integer.MAX_VALUE);
        Pass written = measured(new WrittenIds(index), plan.again(), Integer.MAX_VALUE);
        long live = Heap.live();
        // Asked once more, so that it is on the heap until here.
        index.match(0);
        return new Held<>(new Indexed(plain, written), built, live);
    }

    private Held<Pass> monitor(Workload workload, MonitorContestant.Setting setting, Contestant loop) throws Exception {
        long begun = System.nanoTime();
        try (MonitorContestant monitor = new MonitorContestant(workload, setting)) {
            Duration built = Duration.ofNanos(System.nanoTime() - begun);
            check(monitor, loop);
            Pass pass = measured(monitor, plan.monitored());
            long live = Heap.live();
            monitor.match(0);
            return new Held<>(pass, built, live);
        }
    }

    private MonitorContestant.Setting bestSetting(String name, double exponent) throws Exception {
        Workload workload = Workload.of(name, exponent, plan.tried(), plan.documents(), seed);
        MonitorContestant.Setting best = null;
        double most = 0;
        for (MonitorContestant.Setting setting : MonitorContestant.Setting.values()) {
            try (MonitorContestant monitor = new MonitorContestant(workload, setting)) {
                Pass.over(monitor, plan.documents(), plan.time().dividedBy(5), plan.monitored());
                double rate = Pass.over(monitor, plan.documents(), plan.time().dividedBy(5), plan.monitored())
                        .perCpuSecond();
                progress.accept("  " + monitor.name() + ": " + Digits.three(rate));
                if (rate > most) {
                    most = rate;
                    best = setting;
                }
            }
        }
        return best;
    }

    private void check(Contestant contestant, Contestant loop) throws Exception {
        for (int document = 0; document < plan.checked(); document++) {
            List<String> found = contestant.ids(document).stream().sorted().toList();
            if (!found.equals(loop.ids(document).stream().sorted().toList())) {
                throw new IllegalStateException(
                        contestant.name() + " and " + loop.name() + " differ in release " + document);
            }
        }
    }

    private Pass measured(Contestant contestant, int most) throws Exception {
        return measured(contestant, plan.warmUp(), most);
    }

    private Pass measured(Contestant contestant, Duration warmUp, int most) throws Exception {
        Pass.over(contestant, plan.documents(), warmUp, Integer.MAX_VALUE);
        return Pass.over(contestant, plan.documents(), plan.time(), most);
    }

    /** The same matches with a tenth of the subscriptions, and with nine tenths more that never match: time by time. */
    private double growth(Workload workload, double exponent) throws Exception {
        int few = plan.subscriptions() / 10;
        Workload tenth = Workload.of(workload.name(), exponent, few, plan.documents(), seed);
        IndexContestant index = new IndexContestant(tenth, i -> IndexContestant.conjunction(tenth.subscriptions()[i]));
        double before = measured(index, plan.again(), Integer.MAX_VALUE).perCpuSecond();
        for (int i = few; i < plan.subscriptions(); i++) {
            int[] actors = workload.subscriptions()[i].clone();
            actors[i % actors.length] = Workload.ACTORS + i % Workload.ACTORS;
            index.index().put(workload.id(i), IndexContestant.conjunction(actors));
        }
        return before / measured(index, plan.again(), Integer.MAX_VALUE).perCpuSecond();
    }

    /**
     * @param changes made a second while the pass went on
     */
    private record Mixed(Pass pass, double matches, double changes, Duration longest) {}

    private Mixed mixed(Workload workload, MixedRules rules) throws Exception {
        IndexContestant index = new IndexContestant(workload, rules::rule);
        for (int document = 0; document < plan.asked(); document++) {
            if (!index.ids(document).equals(rules.asked(document))) {
                throw new IllegalStateException("index and evaluator differ in release " + document);
            }
        }
        int documents = Math.min(plan.documents(), plan.checked());
        double matches = 0;
        for (int document = 0; document < documents; document++) {
            matches += (double) index.match(document) / documents;
        }
        try (Changes changes = new Changes(index.index(), workload, rules::rule, plan.changes())) {
            Pass.over(index, plan.documents(), plan.warmUp(), Integer.MAX_VALUE);
            int before = changes.made();
            changes.forgetLongest();
            Pass pass = Pass.over(index, plan.documents(), plan.time(), Integer.MAX_VALUE);
            double rate = (changes.made() - before) * 1e9 / pass.wall().toNanos();
            return new Mixed(pass, matches, rate, changes.longest());
        }
    }

    // ---- what is printed

    private static String rates(Round hot, Round calm) {
        Table table = new Table("", "hot", "", "", "calm", "", "");
        table.row("", "a CPU-second", "a second", "p50 / p99, µs", "a CPU-second", "a second", "p50 / p99, µs");
        row(
                table,
                "**Wirewatch**",
                hot.index.passes().plain(),
                calm.index.passes().plain());
        row(
                table,
                "· ids listed as texts, in order",
                hot.index.passes().written(),
                calm.index.passes().written());
        row(table, "· with positions, exclusions, any-of, and changes going on", hot.mixed.pass(), calm.mixed.pass());
        row(table, "loop over all", hot.loop, calm.loop);
        row(
                table,
                "Lucene Monitor (" + hot.monitorSetting + "; " + calm.monitorSetting + ")",
                hot.monitor.passes(),
                calm.monitor.passes());
        return "Releases matched by one thread; a hot one fulfils " + Digits.three(matches(hot))
                + " subscriptions, a calm one "
                + Digits.three(matches(calm)) + ", with positions and the like " + Digits.three(hot.mixed.matches())
                + " and "
                + Digits.three(calm.mixed.matches()) + ".\n\n" + table.markdown();
    }

    private static void row(Table table, String what, Pass hot, Pass calm) {
        table.row(
                what,
                Digits.three(hot.perCpuSecond()),
                Digits.three(hot.perSecond()),
                Digits.three(hot.microseconds(50)) + " / " + Digits.three(hot.microseconds(99)),
                Digits.three(calm.perCpuSecond()),
                Digits.three(calm.perSecond()),
                Digits.three(calm.microseconds(50)) + " / " + Digits.three(calm.microseconds(99)));
    }

    private static String ratios(Round hot, Round calm) {
        Table table = new Table("", "hot", "bar, ambition", "calm", "bar, ambition");
        table.row(
                "**÷ Monitor**",
                times(plain(hot), hot.monitor.passes()),
                "500×, 3,000×",
                times(plain(calm), calm.monitor.passes()),
                "100×, 300×");
        table.row(
                "· with positions … ÷ Monitor, plain and static",
                times(hot.mixed.pass(), hot.monitor.passes()),
                "300×, 1,500×",
                times(calm.mixed.pass(), calm.monitor.passes()),
                "60×, 200×");
        table.row(
                "· ids listed ÷ Monitor",
                times(hot.index.passes().written(), hot.monitor.passes()),
                "",
                times(calm.index.passes().written(), calm.monitor.passes()),
                "");
        table.row("**÷ loop**", times(plain(hot), hot.loop), "100×, 400×", times(plain(calm), calm.loop), "150×, 400×");
        table.row(
                "p50, µs",
                Digits.three(plain(hot).microseconds(50)),
                "–, 20",
                Digits.three(plain(calm).microseconds(50)),
                "–, 8");
        table.row(
                "p99 ÷ p50",
                Digits.three(plain(hot).microseconds(99) / plain(hot).microseconds(50)),
                "10",
                Digits.three(plain(calm).microseconds(99) / plain(calm).microseconds(50)),
                "10");
        table.row(
                "time with nine times as many more that never match ÷ before",
                Digits.three(hot.growth),
                "1.5, 1.1",
                Digits.three(calm.growth),
                "1.5, 1.1");
        table.row(
                "memory ÷ Monitor's",
                "1/" + Digits.three(hot.monitor.bytes() / hot.index.bytes()),
                "1/10, 1/20",
                "1/" + Digits.three(calm.monitor.bytes() / calm.index.bytes()),
                "1/10, 1/20");
        return table.markdown();
    }

    private static Pass plain(Round round) {
        return round.index.passes().plain();
    }

    private static double matches(Round round) {
        return plain(round).matches() / (double) plain(round).documents();
    }

    private static String times(Pass one, Pass other) {
        return Digits.three(one.perCpuSecond() / other.perCpuSecond()) + "×";
    }

    private static String others(Round hot, Round calm) {
        Table table = new Table("", "hot", "calm");
        table.row("bytes a subscription, Wirewatch", Digits.three(hot.index.bytes()), Digits.three(calm.index.bytes()));
        table.row(
                "bytes a subscription, Monitor", Digits.three(hot.monitor.bytes()), Digits.three(calm.monitor.bytes()));
        table.row("all put in one by one, Wirewatch, s", seconds(hot.index.built()), seconds(calm.index.built()));
        table.row("all registered in batches, Monitor, s", seconds(hot.monitor.built()), seconds(calm.monitor.built()));
        table.row(
                "changes a second in the row with positions",
                Digits.three(hot.mixed.changes()),
                Digits.three(calm.mixed.changes()));
        table.row(
                "the longest of those changes, ms",
                milliseconds(hot.mixed.longest()),
                milliseconds(calm.mixed.longest()));
        return table.markdown();
    }

    private static String seconds(Duration time) {
        return Digits.three(time.toNanos() / 1e9);
    }

    private static String milliseconds(Duration time) {
        return Digits.three(time.toNanos() / 1e6);
    }

    /** The index, asked for the ids of what it found. */
    private record WrittenIds(IndexContestant index) implements Contestant {
        @Override
        public String name() {
            return index.name() + ", ids written";
        }

        @Override
        public int match(int document) {
            return ids(document).size();
        }

        @Override
        public List<String> ids(int document) {
            return index.ids(document);
        }
    }
}
