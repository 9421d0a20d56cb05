package io.wirewatch.ingestion.poll;

import static io.wirewatch.ingestion.poll.Sources.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenEntriesTest {
    private static final Instant FIRST = Instant.parse("2024-03-01T10:00:00Z");

    @Test
    void allEntriesOfTheLastBodyAreKept() {
        SeenEntries seen = SeenEntries.NONE.after(entries(0, 3_000), FIRST);

        assertThat(seen.entries()).hasSize(3_000);
        assertThat(seen.inLastBody()).isEqualTo(3_000);
    }

    @Test
    void ofThoseThatLeftTheMostRecentAreKept() {
        SeenEntries seen = SeenEntries.NONE;
        for (int i = 0; i < 50; i++) {
            seen = seen.after(entries(i * 10, 10), FIRST.plusSeconds(i));
        }

        assertThat(seen.entries()).hasSize(110);
        assertThat(seen.inLastBody()).isEqualTo(10);
        assertThat(seen.hash(entry("e490", "x").release().id())).isNotNull();
        assertThat(seen.hash(entry("e390", "x").release().id())).isNotNull();
        assertThat(seen.hash(entry("e0", "x").release().id())).isNull();
    }

    private static List<Candidate> entries(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> entry("e" + i, "x"))
                .toList();
    }
}
