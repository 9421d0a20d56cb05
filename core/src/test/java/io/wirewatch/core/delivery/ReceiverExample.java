package io.wirewatch.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs of docs/receivers.md, each run as it stands there. Those for public keys have names that end in V1A. */
enum ReceiverExample {
    JAVA("Verify.java", javaProgram(), "Verify.java"),
    PYTHON("verify.py", "python3", "verify.py"),
    JAVASCRIPT("verify.mjs", "node", "verify.mjs"),
    GO("verify.go", "go", "run", "verify.go"),
    BASH("verify.sh", "bash", "verify.sh"),
    JAVA_V1A("VerifyPublic.java", javaProgram(), "VerifyPublic.java"),
    JAVASCRIPT_V1A("verify-public.mjs", "node", "verify-public.mjs");

    private static final Path PAGE = Path.of("..", "docs", "receivers.md");

    private final String file;
    private final List<String> command;

    ReceiverExample(String file, String... command) {
        this.file = file;
        this.command = List.of(command);
    }

    private static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The one program in this language on the page. */
    String text() throws IOException {
        String language = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).as("%s has a program in %s", PAGE, this).isTrue();
        String text = block.group(1);
        assertThat(block.find()).as("%s has another in %s", PAGE, this).isFalse();
        return text;
    }

    /** Skips the test where the language is not installed. */
    void require() {
        assumeTrue(isThere(command.getFirst()), command.getFirst() + " is not installed: it runs the example");
        assumeTrue(this != BASH || isThere("openssl"), "openssl is not installed: the example in shell needs it");
    }

    /**
     * Runs the program.
     *
     * @param message headers and secret or public key, as the variables that the page names
     * @return its exit code
     */
    int run(Path folder, Map<String, String> message, byte[] body) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(file), text());
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.log").toFile());
        program.environment().putAll(message);
        Process process = program.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(body);
        } catch (IOException e) {
            // It need not read the body of what it refuses by its headers: the exit code is what counts.
        }
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("%s ended", command).isTrue();
        return process.exitValue();
    }

    private static boolean isThere(String program) {
        if (program.contains(File.separator)) {
            return Files.isExecutable(Path.of(program));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
