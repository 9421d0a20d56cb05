package io.wirewatch.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.gateway.view.View.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewTest {
    private static final TopicPartition PARTITION = new TopicPartition("wirewatch.sources", 3);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("gateway").resolve("view.db");
    }

    private static void put(View view, String id, long next) {
        view.advance(
                Map.of(PARTITION, new Span(0, next)),
                db -> db.change("INSERT INTO settings VALUES ('t', ?, x'00')", id));
    }

    private static long count(View view) {
        return view.read(db ->
                db.first(row -> row.getLong(1), "SELECT count(*) FROM settings").orElseThrow());
    }

    @Test
    void rowsAndOffsetsOutliveAClose() {
        try (View view = new View(file())) {
            view.claim("cluster");
            put(view, "a", 7);
        }
        try (View view = new View(file())) {
            assertThat(view.claim("cluster")).isFalse();
            assertThat(view.next(PARTITION)).isEqualTo(7);
            assertThat(count(view)).isEqualTo(1);
        }
    }

    @Test
    void aBatchThatDiesHalfwayLeavesNeitherRowsNorOffsets() {
        try (View view = new View(file())) {
            put(view, "a", 1);
            assertThatThrownBy(() -> view.advance(Map.of(PARTITION, new Span(0, 2)), db -> {
                        db.change("INSERT INTO settings VALUES ('t', 'b', x'00')");
                        throw new IllegalStateException("the process dies here");
                    }))
                    .hasMessage("the process dies here");
            assertThat(view.next(PARTITION)).isEqualTo(1);
            assertThat(count(view)).isEqualTo(1);
            put(view, "b", 2);
            assertThat(count(view)).isEqualTo(2);
        }
    }

    @Test
    void aBatchThatMemoryDoesNotSufficeForLeavesNothingOfItself() {
        try (View view = new View(file())) {
            assertThatThrownBy(() -> view.advance(Map.of(PARTITION, new Span(0, 2)), db -> {
                        db.change("INSERT INTO settings VALUES ('t', 'b', x'00')");
                        throw new OutOfMemoryError("Java heap space");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThat(count(view)).isZero();
            assertThat(view.next(PARTITION)).isZero();
            put(view, "b", 2);
            assertThat(count(view)).isEqualTo(1);
        }
    }

    @Test
    void aViewOfAnotherClusterIsEmptied() {
        try (View view = new View(file())) {
            view.claim("one");
            put(view, "a", 1);
            long generation = view.generation();
            assertThat(view.claim("two")).isTrue();
            assertThat(count(view)).isZero();
            assertThat(view.next(PARTITION)).isZero();
            assertThat(view.generation()).isGreaterThan(generation);
        }
    }

    @Test
    void aViewOfAnotherLayoutIsMadeAnew() {
        try (View view = new View(file())) {
            view.claim("one");
            view.advance(
                    Map.of(PARTITION, new Span(0, 1)),
                    db -> db.change("UPDATE meta SET value = '0' WHERE name = 'layout'"));
        }
        try (View view = new View(file())) {
            assertThat(view.cluster()).isEmpty();
            assertThat(view.next(PARTITION)).isZero();
        }
    }

    @Test
    void aDamagedFileIsMadeAnew() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "this is no database, but it is long enough to be looked at".repeat(100));
        try (View view = new View(file())) {
            put(view, "a", 1);
            assertThat(count(view)).isEqualTo(1);
        }
    }

    @Test
    void waitingEndsWhenTheOffsetIsReached() throws Exception {
        try (View view = new View(file())) {
            assertThat(view.await(Map.of(PARTITION, 1L), Duration.ofMillis(5))).isFalse();
            Thread reader = Thread.ofVirtual().start(() -> put(view, "a", 1));
            assertThat(view.await(Map.of(PARTITION, 1L), Duration.ofSeconds(30)))
                    .isTrue();
            reader.join();
        }
    }
}
