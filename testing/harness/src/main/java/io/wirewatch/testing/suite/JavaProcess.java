package io.wirewatch.testing.suite;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A JVM of its own with the class path of this one. What it prints to standard output is kept as lines, standard error goes
 * to a file. None outlives this JVM.
 */
public final class JavaProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "children-end-with-us"));
    }

    private final Process process;
    private final Path errors;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private JavaProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        RUNNING.add(process);
        process.onExit().thenAccept(RUNNING::remove);
        // Reading a pipe holds on to the carrier of a virtual thread; a few children would leave none to a registry or
        // receiver in this JVM.
        this.reader = Thread.ofPlatform().daemon().name("child-output").start(this::readLines);
    }

    /**
     * Starts one.
     *
     * @param errors the file that standard error is appended to
     * @param options of the JVM
     * @param mainClass what it runs
     * @param arguments of that
     */
    public static JavaProcess start(Path errors, List<String> options, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(mainClass);
        command.addAll(arguments);
        try {
            Files.createDirectories(errors.toAbsolutePath().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
            builder.environment().put("CLASSPATH", classPath(mainClass));
            builder.environment().keySet().removeIf(name -> name.startsWith("WIREWATCH_"));
            return new JavaProcess(builder.start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + mainClass, e);
        }
    }

    /** That of this process; without the folders of its tests where what runs is packed: a JVM shares classes of jars alone. */
    private static String classPath(String mainClass) {
        String[] all = System.getProperty("java.class.path").split(File.pathSeparator);
        URL main = JavaProcess.class.getClassLoader().getResource(mainClass.replace('.', '/') + ".class");
        boolean isPacked = main != null && main.getProtocol().equals("jar");
        return Arrays.stream(all)
                .filter(entry -> !isPacked || entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void readLines() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            in.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(standard output ended: " + e.getMessage() + ")");
        }
    }

    /** What it printed to standard output until now. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** What it printed to standard error until now. */
    public String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its id for the operating system. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * The first line on standard output that is as wished.
     *
     * @throws AssertionError if the process ends before it, or it does not come in time
     */
    public String awaitLine(Predicate<String> wished, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            boolean alive = isAlive();
            for (String line : lines) {
                if (wished.test(line)) {
                    return line;
                }
            }
            if (!alive && !reader.isAlive()) {
                throw new AssertionError("the process ended (status " + process.exitValue() + ") before the line came; "
                        + "it printed " + lines + "; see " + errors);
            }
            Pause.briefly();
        }
        throw new AssertionError("the line did not come in " + patience + "; it printed " + lines + "; see " + errors);
    }

    /** Waits for its end and gives the exit status. */
    public int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the process did not end in " + patience + "; see " + errors);
            }
            reader.join(GRACE);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a process ended", e);
        }
    }

    /** Kills it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(GRACE);
    }

    /** Asks it to end, as {@code kill} does. */
    public void terminate() {
        process.destroy();
    }

    /** Asks it to end, waits, and kills it if it does not. */
    @Override
    public void close() {
        terminate();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
