package io.wirewatch.formats.office;

import io.wirewatch.formats.office.OfficeException.Problem;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One worker, a Java process with the same program and class path as this one. It ends when this process does: its input
 * ends then. Not for more than one thread at a time.
 */
final class OfficeProcess implements AutoCloseable {
    /** {@code -XX:+ExitOnOutOfMemoryError} ends with it. */
    private static final int OUT_OF_MEMORY = 3;

    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final OfficeLimits limits;
    private final Process process;
    private final Path scratch;
    private final DataOutputStream out;
    private final DataInputStream in;
    private int documents;
    private boolean closed;

    private OfficeProcess(OfficeLimits limits, Process process, Path scratch) {
        this.limits = limits;
        this.process = process;
        this.scratch = scratch;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    static OfficeProcess start(OfficeLimits limits) throws IOException {
        Path scratch = Files.createTempDirectory("wirewatch-office");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command(limits, scratch)).redirectError(ProcessBuilder.Redirect.DISCARD);
            // What it does not need it cannot give away.
            Map<String, String> environment = builder.environment();
            environment.keySet().retainAll(List.of("SystemRoot", "LANG", "LC_ALL"));
            return new OfficeProcess(limits, builder.start(), scratch);
        } catch (IOException e) {
            Files.deleteIfExists(scratch);
            throw e;
        }
    }

    private static List<String> command(OfficeLimits limits, Path scratch) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + limits.megabytes() + "m",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + scratch.resolve("crash.log"),
                "-Djava.io.tmpdir=" + scratch,
                "-Djava.awt.headless=true",
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-cp",
                System.getProperty("java.class.path"),
                OfficeWorkerApplication.class.getName(),
                Long.toString(limits.deadline().toMillis()),
                Integer.toString(limits.characters())));
        return command;
    }

    /** Whether it read a document before. */
    boolean isUsed() {
        return documents > 0;
    }

    boolean isAlive() {
        return !closed && process.isAlive();
    }

    /**
     * The text of a document.
     *
     * @throws OfficeException if it gives none; the worker has ended where that is for time or memory
     */
    OfficeText read(OfficeProtocol.Task task) throws OfficeException, InterruptedException {
        FutureTask<OfficeText> exchange = new FutureTask<>(() -> {
            OfficeProtocol.send(out, task);
            return OfficeProtocol.answer(in, limits.characters() * 4);
        });
        Thread.ofPlatform().daemon().name("office-exchange").start(exchange);
        try {
            OfficeText text = exchange.get(limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
            documents++;
            return text;
        } catch (TimeoutException e) {
            close();
            throw OfficeProblems.of(Problem.TOO_SLOW, limits.deadline().toSeconds() + " s");
        } catch (InterruptedException e) {
            close();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OfficeException refused) {
                documents++;
                throw refused;
            }
            throw ended();
        }
    }

    /** The worker broke off. */
    private OfficeException ended() throws InterruptedException {
        boolean gone = process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        int code = gone ? process.exitValue() : -1;
        close();
        return code == OUT_OF_MEMORY
                ? OfficeProblems.of(Problem.TOO_MUCH, "more than " + limits.megabytes() + " MB")
                : OfficeProblems.of(Problem.DAMAGED, "the process that read it ended with " + code);
    }

    /** Ends it at once, whatever it is doing, and removes what it left. */
    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
        process.onExit().thenRun(() -> Scratch.delete(scratch));
    }
}
