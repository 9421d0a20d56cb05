package io.wirewatch.bench.stories;

import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.bench.rivals.Heap;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.story.Stories;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** How fast stories are decided when the horizon is full, what a text costs in memory, and how long it takes to read them back. */
final class StoriesBench {
    private static final Instant ARRIVAL = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration HORIZON = Duration.ofDays(7);
    private static final int STEP = 100_000;
    /** One release in so many is a copy. */
    private static final int COPIES = 10;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final StoriesPlan plan;
    private final MadeUpReleases made;
    private final Consumer<String> progress;
    private int found;
    private int sought;
    private int wrong;

    StoriesBench(StoriesPlan plan, long seed, Consumer<String> progress) {
        this.plan = plan;
        this.made = new MadeUpReleases(seed);
        this.progress = progress;
    }

    /** Measures everything; the figures in Markdown. */
    String run(Path folder) throws Exception {
        try (TextsOnDisk memory = new TextsOnDisk(folder)) {
            fill(memory);
            long before = Heap.live();
            Stories stories = new Stories(memory, HORIZON, Integer.MAX_VALUE);
            long begun = System.nanoTime();
            decide(stories, made.release(0));
            double seconds = (System.nanoTime() - begun) / 1e9;
            double bytes = (double) (Heap.live() - before) / stories.size();
            progress.accept("read back " + stories.size() + " texts");
            List<Double> wall = new ArrayList<>();
            List<Double> cpu = new ArrayList<>();
            for (int round = 0; round < plan.rounds(); round++) {
                round(stories, round, wall, cpu);
                progress.accept("round " + (round + 1));
            }
            return figures(stories.size(), seconds, bytes, wall, cpu);
        }
    }

    private void fill(TextsOnDisk memory) {
        Stories stories = new Stories(memory, HORIZON, Integer.MAX_VALUE);
        for (int n = 0; n < plan.texts(); n++) {
            decide(stories, made.release(n));
            if (n % STEP == STEP - 1) {
                progress.accept((n + 1) + " texts");
            }
        }
    }

    private void round(Stories stories, int round, List<Double> wall, List<Double> cpu) {
        int first = plan.texts() + round * plan.releases();
        List<CleanRelease> releases = new ArrayList<>();
        for (int i = 0; i < plan.releases(); i++) {
            releases.add(i % COPIES == 0 ? made.copy(original(first, i)) : made.release(first + i));
        }
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        long before = System.nanoTime();
        List<String> decided =
                releases.stream().map(release -> decide(stories, release)).toList();
        wall.add(plan.releases() * 1e9 / (System.nanoTime() - before));
        cpu.add(plan.releases() * 1e9 / (THREADS.getCurrentThreadCpuTime() - cpuBefore));
        for (int i = 0; i < plan.releases(); i++) {
            String own = Ids.story(releases.get(i).head().id());
            if (i % COPIES == 0) {
                sought++;
                found += decided.get(i).equals(Ids.story("rel_" + original(first, i))) ? 1 : 0;
            } else {
                wrong += decided.get(i).equals(own) ? 0 : 1;
            }
        }
    }

    /** Which of the known texts the copy is of: spread over all of them. */
    private int original(int first, int i) {
        return (int) ((first + i) * 2_654_435_761L % plan.texts());
    }

    private static String decide(Stories stories, CleanRelease release) {
        return stories.decide(List.of(release), ARRIVAL).getFirst();
    }

    private String figures(int texts, double seconds, double bytes, List<Double> wall, List<Double> cpu) {
        return String.format(
                        Locale.ROOT,
                        "%,d texts in the horizon, made-up words of 2,000 offices, 2.9 kB each; one release in %d is another office's copy.%n%n",
                        plan.texts(),
                        COPIES)
                + new Table("", "figure", "bar")
                        .row("releases decided a second", Spread.of(wall).text(), "2,000")
                        .row("and a CPU-second", Spread.of(cpu).text(), "")
                        .row("bytes on the heap a text", String.format(Locale.ROOT, "%.0f", bytes), "1,024")
                        .row("seconds to read all texts back at start", String.format(Locale.ROOT, "%.1f", seconds), "")
                        .row("copies found", found + " of " + sought, "")
                        .row("others taken for copies", wrong + " of " + (plan.rounds() * plan.releases() - sought), "")
                        .markdown();
    }
}
