package io.wirewatch.system;

import io.wirewatch.testing.WirewatchCluster;
import io.wirewatch.testing.suite.JavaProcess;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Services as processes of their own, on a broker and a registry that are there. */
final class ServiceProcesses implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> SMALL = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final WirewatchCluster cluster;
    private final Path folder;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, JavaProcess> processes = new LinkedHashMap<>();

    ServiceProcesses(WirewatchCluster cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    /** Topics, schemas and the starter catalogue. */
    void bootstrap() {
        try (JavaProcess process = start(
                "bootstrap",
                List.of(
                        "bootstrap",
                        "--bootstrap",
                        cluster.bootstrapServers(),
                        "--registry",
                        cluster.registryUrl().toString()))) {
            int status = process.awaitExit(PATIENCE);
            if (status != 0) {
                throw new AssertionError("bootstrap ended with " + status + ": " + process.errors());
            }
        }
    }

    /** Starts a service, on the port it had before if there was one. */
    void launch(String service) {
        int port = ports.computeIfAbsent(service, name -> freePort());
        processes.put(
                service,
                start(
                        service,
                        List.of(
                                "run",
                                service,
                                "--bootstrap",
                                cluster.bootstrapServers(),
                                "--registry",
                                cluster.registryUrl().toString(),
                                "--port",
                                Integer.toString(port),
                                "--data",
                                folder.resolve("data").toString(),
                                "--allow-targets",
                                "127.0.0.0/8")));
    }

    private JavaProcess start(String name, List<String> arguments) {
        return JavaProcess.start(folder.resolve(name + ".log"), SMALL, SuiteProcess.MAIN, arguments);
    }

    /** The HTTP door of a service. */
    Rest rest(String service) {
        return new Rest(URI.create("http://127.0.0.1:" + ports.get(service)));
    }

    /** Waits until a service says that it is up. */
    void awaitUp(String service) {
        Awaitility.await(service + " is up")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> rest(service).get("/health/readiness").status() == 200);
    }

    /** {@code kill -9}. */
    void kill(String service) {
        processes.remove(service).kill();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks all to end, then waits for each. */
    @Override
    public void close() {
        processes.values().forEach(JavaProcess::terminate);
        processes.values().forEach(JavaProcess::close);
    }
}
