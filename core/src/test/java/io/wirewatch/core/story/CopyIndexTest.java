package io.wirewatch.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.ReleaseText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The index against the plain search through everything, on texts of random words of which some are copies of others. */
class CopyIndexTest {
    private static final CopyRule RULE = new CopyRule(Duration.ofDays(7));
    private static final Instant DAY = Instant.parse("2026-11-24T00:00:00Z");

    private final Random random = new Random(5);
    private final CopyIndex index = new CopyIndex(RULE);
    private final List<CopyIndex.Entry> known = new ArrayList<>();

    @Test
    void findsWhatTheSearchThroughEverythingFinds() {
        List<List<String>> texts = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < 5000; i++) {
            List<String> words =
                    i > 20 && random.nextInt(4) == 0 ? copy(texts.get(random.nextInt(texts.size()))) : text();
            texts.add(words);
            Sketch sketch = sketch(i, words);
            String expected = plain(sketch);
            assertThat(index.copyOf(sketch).map(CopyIndex.Entry::key).orElse(null))
                    .as("text %d", i)
                    .isEqualTo(expected);
            found += expected == null ? 0 : 1;
            add(new CopyIndex.Entry("k" + i, i, sketch.bytes()));
            if (i % 700 == 699) {
                forget(i - 2000L, 1500);
            }
        }
        assertThat(found).as("copies among the texts").isGreaterThan(500);
        assertThat(index.size()).isEqualTo(known.size());
    }

    @Test
    void aFormFilledInTenThousandTimesIsNotComparedWithAllOfThem() {
        List<String> form = text();
        for (int i = 0; i < 10_000; i++) {
            List<String> filled = new ArrayList<>(form);
            filled.set(10, "Town" + i);
            index.add(new CopyIndex.Entry("k" + i, i, sketch(i, filled).bytes()));
        }
        List<String> copy = new ArrayList<>(form);
        copy.set(10, "Town9999");

        assertThat(index.copyOf(sketch(20_000, copy)))
                .hasValueSatisfying(entry -> assertThat(entry.key())
                        .as("one of the newest, of which none is surer than another")
                        .matches("k99\\d\\d"));
    }

    private String plain(Sketch sketch) {
        String best = null;
        double margin = 0;
        for (CopyIndex.Entry entry : known) {
            double its = RULE.margin(sketch, Sketch.read(entry.sketch()).orElseThrow());
            if (its > margin) {
                margin = its;
                best = entry.key();
            }
        }
        return best;
    }

    private void add(CopyIndex.Entry entry) {
        index.add(entry);
        known.add(entry);
    }

    private void forget(long before, int most) {
        List<CopyIndex.Entry> gone = new ArrayList<>();
        index.forget(before, most, gone::add);
        while (known.size() > most || known.getFirst().arrivedAt() < before) {
            assertThat(gone.removeFirst()).isEqualTo(known.removeFirst());
        }
        assertThat(gone).isEmpty();
    }

    private List<String> text() {
        return random.ints(60 + random.nextInt(300), 0, 3000)
                .mapToObj(word -> "w" + Integer.toString(word, 36).replaceAll("[0-9]", "z"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The text with some words changed and its end cut off. */
    private List<String> copy(List<String> of) {
        List<String> copy = new ArrayList<>(of.subList(0, of.size() - random.nextInt(of.size() / 5)));
        for (int i = random.nextInt(8); i > 0; i--) {
            copy.set(random.nextInt(copy.size()), "changed");
        }
        return copy;
    }

    private static Sketch sketch(int source, List<String> words) {
        ReleaseHead head = new ReleaseHead(
                "rel_x",
                1,
                false,
                false,
                "title",
                null,
                "source" + source,
                DAY,
                PublishedPrecision.DAY,
                DAY,
                "en",
                "",
                null,
                List.of());
        ReleaseText text = new ReleaseText("title", String.join(" ", words), List.of());
        byte[] bytes = Sketch.of(new CleanRelease(head, text, null, "given", List.of(), ""))
                .orElseThrow()
                .bytes();
        assertThat(bytes.length).isLessThanOrEqualTo(Sketch.MAX_BYTES);
        Sketch read = Sketch.read(bytes).orElseThrow();
        assertThat(Arrays.equals(read.bytes(), bytes)).isTrue();
        return read;
    }
}
