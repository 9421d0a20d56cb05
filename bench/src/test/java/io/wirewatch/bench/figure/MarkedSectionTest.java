package io.wirewatch.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MarkedSectionTest {
    private static final String PAGE = """
            # bench
            <!-- figures: written by bench/run --write -->
            old
            <!-- end of figures -->
            after
            <!-- end of figures -->
            """;

    @Test
    void onlyWhatStandsBetweenTheMarksIsReplaced() {
        String once = MarkedSection.replace(PAGE, "run", "new\n");

        assertThat(once).isEqualTo("""
                # bench
                <!-- figures: written by bench/run --write -->

                new

                <!-- end of figures -->
                after
                <!-- end of figures -->
                """);
        assertThat(MarkedSection.replace(once, "run", "new")).isEqualTo(once);
    }

    @Test
    void aPageWithoutMarksIsRefused() {
        assertThatThrownBy(() -> MarkedSection.replace(PAGE, "other", "new")).hasMessageContaining("lacks the lines");
    }

    @Test
    void thePageOfThisModuleHasTheMarks() throws IOException {
        String page = Files.readString(Path.of("README.md"));
        String both = MarkedSection.replace(MarkedSection.replace(page, "run", "new"), "matching", "newer");

        assertThat(both).contains("\nnew\n").contains("\nnewer\n");
    }

    @Test
    void aTableIsMarkdown() {
        assertThat(new Table("what", "ms").row("hop", "1.2").markdown())
                .isEqualTo("| what | ms |\n| --- | --- |\n| hop | 1.2 |\n");
        assertThatThrownBy(() -> new Table("what", "ms").row("hop")).hasMessageContaining("1 cells for 2 columns");
    }
}
