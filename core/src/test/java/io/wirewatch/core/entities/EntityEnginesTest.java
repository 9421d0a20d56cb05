package io.wirewatch.core.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.release.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityEnginesTest {
    private static final Path MODEL = Path.of("model");

    @Test
    void noneFindsNothing() throws IOException {
        EntityRecogniser none = EntityEngines.load("none", null, 1);

        assertThat(none.name()).isEqualTo("none");
        assertThat(none.find("Sergei Ivanov", List.of(new Sentence(0, 13)))).isEmpty();
    }

    @Test
    void theEngineOfThatNameIsGivenModelAndThreads() throws IOException {
        EntityRecogniser recogniser =
                EntityEngines.load("other", MODEL, 3, List.of(new Engine("one"), new Engine("other")));

        assertThat(recogniser.name()).isEqualTo("other model 3");
    }

    @Test
    void anAbsentEngineIsAnErrorThatNamesThePresentOnesAndTheWay() {
        assertThatThrownBy(() -> EntityEngines.load("onnx", MODEL, 1, List.of(new Engine("other"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("engine onnx is not on the class path: there are none, other.")
                .hasMessageContaining("WIREWATCH_ENTITIES_ENGINE")
                .hasMessageContaining("ENTITIES_ENGINE");
    }

    @Test
    void theProductHasNoOnnxOfItsOwn() {
        assertThatThrownBy(() -> EntityEngines.load("onnx", MODEL, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("engine onnx is not on the class path");
    }

    @Test
    void twoEnginesOfOneNameAreAnError() {
        assertThatThrownBy(
                        () -> EntityEngines.load("other", MODEL, 1, List.of(new Engine("other"), new Engine("other"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two engines on the class path are called other");
    }

    @Test
    void threadsAreOneOrMore() {
        assertThatThrownBy(() -> EntityEngines.load("none", null, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an engine for entities needs 1 thread or more, not 0");
    }

    private record Engine(String name) implements EntityEngine {
        @Override
        public EntityRecogniser load(Path model, int threads) {
            String loaded = name + " " + model + " " + threads;
            return new EntityRecogniser() {
                @Override
                public String name() {
                    return loaded;
                }

                @Override
                public List<EntitySpan> find(String text, List<Sentence> sentences) {
                    return List.of();
                }
            };
        }
    }
}
