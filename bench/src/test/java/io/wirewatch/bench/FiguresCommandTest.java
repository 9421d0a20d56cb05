package io.wirewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FiguresCommandTest {
    @Command(name = "made-up")
    private static final class MadeUp extends FiguresCommand {
        MadeUp() {
            super("made-up");
        }

        @Override
        protected String figures(boolean quick, long seed, Consumer<String> progress) {
            progress.accept("counting");
            return "| quick | " + quick + " |\n| seed | " + seed + " |\n";
        }
    }

    @Test
    void saysWhatTheFiguresWereTakenOnAndPutsThemOnThePage(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("page.md");
        Files.writeString(
                page, "before\n<!-- figures: written by bench/made-up --write -->\n<!-- end of figures -->\nafter\n");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(new MadeUp())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("--quick", "--seed", "7", "--write", page.toString());

        assertThat(status).isZero();
        assertThat(out.toString())
                .matches(
                        "(?s)Taken on \\d+ cores?, .*, Java \\d+, seed 7; load of the machine before: \\d+\\.\\d\\.\n\n.*")
                .endsWith("| quick | true |\n| seed | 7 |\n");
        assertThat(err.toString()).contains("counting");
        assertThat(Files.readString(page))
                .startsWith("before\n")
                .endsWith("after\n")
                .contains(out.toString());
    }
}
