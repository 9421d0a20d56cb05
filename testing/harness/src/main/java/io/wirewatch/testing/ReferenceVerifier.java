package io.wirewatch.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirewatch.testing.WebhookReceiver.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Verifies webhooks with the reference library of Standard Webhooks (npm {@code standardwebhooks}), run by node. */
public final class ReferenceVerifier {
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "verify.cjs");

    private final Path folder;

    private ReferenceVerifier(Path folder) {
        this.folder = folder;
    }

    /**
     * Installs the library, pinned, into a folder. A test is skipped where there is no node.
     *
     * @throws AssertionError if it cannot be installed
     */
    public static ReferenceVerifier install(Path folder) throws IOException, InterruptedException {
        ReferenceVerifier verifier = new ReferenceVerifier(folder);
        Assumptions.assumeTrue(
                verifier.hasNode(), "node is not installed: it runs the reference library of Standard Webhooks");
        for (String file : FILES) {
            try (InputStream in = ReferenceVerifier.class.getResourceAsStream("/standardwebhooks/" + file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
        verifier.run("", "npm", "ci", "--prefer-offline", "--silent", "--no-audit", "--no-fund");
        return verifier;
    }

    /** What the library says: {@code verified}, or {@code refused: } and why. It goes by the time of day. */
    public String verdict(Received received, String secret) throws IOException, InterruptedException {
        Map<String, Object> input = Map.of(
                "secret", secret,
                "headers", received.headers(),
                "body", Base64.getEncoder().encodeToString(received.body()));
        return run(new ObjectMapper().writeValueAsString(input), "node", "verify.cjs")
                .strip();
    }

    private boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String run(String input, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, command[0], ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed: " + said);
        }
        return said;
    }
}
