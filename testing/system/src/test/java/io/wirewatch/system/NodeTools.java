package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.testing.suite.Rest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Tools of the outside world, on node. Tests that need them are skipped where there is no node. */
final class NodeTools {
    private static final Path FOLDER = Path.of("target", "node").toAbsolutePath();
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "decode-records.js");

    private NodeTools() {}

    /** Installs them once; skips the test without node. */
    static synchronized void require() {
        Assumptions.assumeTrue(isThere("node") && isThere("npm"), "node and npm are not installed");
        try {
            Files.createDirectories(FOLDER);
            for (String file : FILES) {
                try (InputStream in = NodeTools.class.getResourceAsStream("/node/" + file)) {
                    Files.copy(in, FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (!Files.exists(FOLDER.resolve("node_modules").resolve(".package-lock.json"))) {
                run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), new byte[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** Runs a script on JSON and gives the JSON it answers. */
    static JsonNode run(String script, JsonNode input) {
        try {
            return Rest.JSON.readTree(run(List.of("node", script), Rest.JSON.writeValueAsBytes(input)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> command, byte[] input) throws IOException {
        Path errors = Files.createTempFile(FOLDER, "stderr", ".log");
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .directory(FOLDER.toFile())
                .redirectError(errors.toFile())
                .start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("%s ended", command)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a tool ran", e);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("%s: %s", command, Files.readString(errors))
                .isZero();
        return answer;
    }
}
