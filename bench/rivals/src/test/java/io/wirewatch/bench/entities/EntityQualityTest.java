package io.wirewatch.bench.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirewatch.core.entities.NameRecogniser;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The model that is shipped reads the texts that it was taught with, so that these floors say nothing of how good it is
 * (docs/entities.md does): they tell when engine, model and readers of the sets no longer fit each other.
 */
class EntityQualityTest {
    private static NameRecogniser engine;

    @BeforeAll
    static void load() {
        assumeTrue(System.getenv("WIREWATCH_CORPUS") != null, "WIREWATCH_CORPUS is not set");
        engine = NameRecogniser.english();
    }

    @ParameterizedTest
    @CsvSource({"RE3D, 0.90", "GUM, 0.75", "WIKIGOLD, 0.90"})
    void whatWasTaughtIsFoundAgain(GoldSet set, double floor) {
        SpanScore score = Models.score(engine, set.read(Path.of(System.getenv("WIREWATCH_CORPUS"))));
        System.out.println(
                set.text() + ", taught with it: F1 " + Models.percent(score.f1()) + " of " + score.labelled());
        assertThat(score.labelled()).isGreaterThan(400);
        assertThat(score.f1()).isGreaterThan(floor);
    }
}
