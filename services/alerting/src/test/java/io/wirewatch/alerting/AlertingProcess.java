package io.wirewatch.alerting;

import io.wirewatch.testing.WirewatchCluster;
import java.io.File;
import java.io.IOException;
import java.util.Map;

/** Alerting as a process of its own, which can be killed. */
final class AlertingProcess implements AutoCloseable {
    private final Process process;

    private AlertingProcess(Process process) {
        this.process = process;
    }

    static AlertingProcess start(WirewatchCluster cluster, File log) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                AlertingApplication.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "CLASSPATH", classPath,
                        "WIREWATCH_BOOTSTRAP", cluster.bootstrapServers(),
                        "WIREWATCH_REGISTRY", cluster.registryUrl().toString(),
                        "WIREWATCH_DATA", cluster.data().toString(),
                        "WIREWATCH_ALLOW_TARGETS", "127.0.0.0/8"));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        return new AlertingProcess(builder.start());
    }

    /** Ends it as {@code kill -9} does. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
