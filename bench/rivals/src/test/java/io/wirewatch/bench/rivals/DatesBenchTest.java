package io.wirewatch.bench.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DatesBenchTest {
    private static final String BODY =
            "<p>The harbour council of Vestby opened its new customs pier, and nobody stayed at home.</p>";

    /** The addresses of the first two hash to an even number, that of the third to an odd one. */
    private static final String LATE = "https://vestby.example/pier-0";

    private static final String SHOWN = "https://vestby.example/pier-2";
    private static final String OTHER_HALF = "https://vestby.example/pier-1";

    @TempDir
    private Path checkout;

    @BeforeEach
    void makeASet() throws IOException {
        Path tests = checkout.resolve("tests");
        for (String folder : List.of("test_set", "cache", "eval")) {
            Files.createDirectories(tests.resolve(folder));
        }
        Files.writeString(tests.resolve("eval_mediacloud_2020.json"), """
                {"%s": {"file": "late.html", "date": "2004-04-15"}, "%s": {"file": "unknown.html", "date": NaN}}
                """.formatted(LATE, OTHER_HALF));
        Files.writeString(tests.resolve("eval_default.json"), """
                {"%s": {"file": "shown.html", "date": "2004-04-15"}}
                """.formatted(SHOWN));
        Files.writeString(
                tests.resolve("eval/late.html"),
                "<html><head><meta property='article:published_time' content='2004-04-15T23:30:00-05:00'></head>"
                        + BODY);
        Files.writeString(
                tests.resolve("cache/shown.html"), "<h1>A Pier for Vestby</h1><time>16 April 2004</time>" + BODY);
        Files.writeString(tests.resolve("test_set/unknown.html"), "<h1>A Pier for Vestby</h1>" + BODY);
    }

    @Test
    void readsPagesByTheirAddressesWhereverTheyLie() throws IOException {
        List<DatedPages.Labelled> pages = DatedPages.read(checkout);

        assertThat(pages).extracting(DatedPages.Labelled::url).containsExactly(LATE, OTHER_HALF, SHOWN);
        assertThat(pages.get(0).day()).contains(LocalDate.of(2004, 4, 15));
        assertThat(pages.get(1).day()).isEmpty();
        assertThat(pages.get(2).html()).isNotEmpty();
        assertThat(pages).extracting(DatedPages.Labelled::mayBeLookedAt).containsExactly(true, false, true);
    }

    @Test
    void aPageThatIsNotThereIsAnError() throws IOException {
        Files.delete(checkout.resolve("tests/eval/late.html"));

        assertThatThrownBy(() -> DatedPages.read(checkout))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("late.html");
    }

    @Test
    void scoresTheDayInTheZoneThatItIsWrittenWith() throws IOException {
        DatesBench bench = new DatesBench(checkout, progress -> {});

        assertThat(bench.run().lines())
                .contains(
                        "| half that rules were made on | 2 | 0.500 | 1.000 | **0.667** | 0.500 |  |",
                        "| other half | 1 | 0.000 | 0.000 | **0.000** | 1.000 |  |",
                        "| all | 3 | 0.500 | 1.000 | **0.667** | 0.667 | 0.95 |");
        assertThat(bench.missed()).containsExactly("2004-04-15\t2004-04-16\tpage\t" + SHOWN);
    }

    @Test
    void putsTheFiguresAndNotWhatWasMissedOnThePage() throws IOException {
        Path readme = checkout.resolve("README.md");
        Files.writeString(
                readme, "<!-- figures: written by bench/dates --write -->\n\nnone yet\n\n<!-- end of figures -->\n");
        StringWriter out = new StringWriter();

        int status = new CommandLine(new DatesBenchCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("--pages=" + checkout, "--missed", "--write=" + readme);

        assertThat(status).isZero();
        assertThat(out.toString()).contains(SHOWN).contains("| all | 3 |");
        assertThat(readme).content().contains("| all | 3 |").doesNotContain(SHOWN, "none yet");
    }
}
