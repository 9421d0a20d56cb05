package io.wirewatch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class CorpusTest {
    @TempDir
    Path folder;

    @Test
    void aTestIsSkippedWhereNoCorpusIsNamed() {
        assertThatThrownBy(() -> Corpus.path(null, "seed"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("WIREWATCH_CORPUS is not set");
    }

    @Test
    void aTestFailsWhereTheNamedCorpusLacksWhatItNeeds() {
        assertThatThrownBy(() -> Corpus.path(folder.toString(), "seed"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed is not there");
    }

    @Test
    void whatIsThereIsFound() {
        assertThat(Corpus.path(
                        folder.getParent().toString(), folder.getFileName().toString()))
                .isEqualTo(folder);
    }
}
