package io.wirewatch.bench.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One service as a process of its own. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration ASK_AGAIN = Duration.ofMillis(50);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a service.
     *
     * @param data its folder; it may be missing
     */
    public static ServiceProcess start(Launcher launcher, String service, String bootstrap, String registry, Path data)
            throws IOException {
        return start(launcher, service, bootstrap, registry, data, Map.of());
    }

    /**
     * The same with variables of its own.
     *
     * @param environment beside those of this process
     */
    public static ServiceProcess start(
            Launcher launcher,
            String service,
            String bootstrap,
            String registry,
            Path data,
            Map<String, String> environment)
            throws IOException {
        int port = freePort();
        List<String> command = launcher.with(List.of(
                "run",
                service,
                "--bootstrap",
                bootstrap,
                "--registry",
                registry,
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port)));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return new ServiceProcess(builder.start(), port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until it says that it is ready. */
    public void awaitReady(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("the service was not ready within " + patience);
            }
            Thread.sleep(ASK_AGAIN);
        }
    }

    /** Where it serves. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(request("/health/readiness"), BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException e) {
            // It does not listen yet.
            return false;
        }
    }

    /** Time that it has spent on cores, all threads together. */
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** Its memory. */
    public ProcessMemory memory() {
        return new ProcessMemory(process.pid());
    }

    /** Kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** A meter without tags, as Prometheus would read it. */
    public double meter(String name) throws IOException, InterruptedException {
        String page = http.send(request("/prometheus"), BodyHandlers.ofString()).body();
        Matcher matcher =
                Pattern.compile("(?m)^" + name + "(?:\\{\\})? (\\S+)$").matcher(page);
        if (!matcher.find()) {
            throw new IOException("no meter " + name + " is told");
        }
        return Double.parseDouble(matcher.group(1));
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).build();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
