package io.wirewatch.embedded;

import io.wirewatch.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the embedded broker is started with: quick to restart, small, and safe with what it was given. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "CLIENTS";
    private static final int ENVELOPE_BYTES = 64 * 1024;
    private static final int MEGABYTE = 1024 * 1024;

    private BrokerSettings() {}

    static Map<String, String> of(Path data, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        addresses(settings, port, controllerPort);
        quickRestart(settings);
        oneReplica(settings);
        logs(settings, data);
        small(settings);
        return settings;
    }

    private static void addresses(Map<String, String> settings, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put(
                "listeners", CLIENTS + "://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", CLIENTS + "://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", CLIENTS);
    }

    private static void quickRestart(Map<String, String> settings) {
        // After kill -9 the controller waits for the old session to end before it takes the broker back: 13 s with the
        // defaults, 4 s with these.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "400");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("num.recovery.threads.per.data.dir", "4");
        settings.put("initial.broker.registration.timeout.ms", "60000");
    }

    private static void oneReplica(Map<String, String> settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void logs(Map<String, String> settings, Path data) {
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", Integer.toString(Topics.MAX_RECORD_BYTES + ENVELOPE_BYTES));
        settings.put("log.segment.bytes", Integer.toString(64 * MEGABYTE));
        settings.put("log.index.size.max.bytes", Integer.toString(MEGABYTE));
        // Acknowledged records are in the page cache, which survives the process; this is for loss of power.
        settings.put("log.flush.interval.ms", "1000");
        settings.put("log.flush.scheduler.interval.ms", "1000");
        // A laptop that was off for a month must find its place again: by default positions go after 7 days.
        settings.put(
                "offsets.retention.minutes", Long.toString(Duration.ofDays(400).toMinutes()));
    }

    private static void small(Map<String, String> settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.replica.fetchers", "1");
        settings.put("group.coordinator.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * MEGABYTE));
        settings.put("metadata.log.segment.bytes", Integer.toString(16 * MEGABYTE));
        // No record on an idle disk twice a second.
        settings.put("metadata.max.idle.interval.ms", "0");
        // Nobody reads its JMX beans, and two brokers in one JVM would fight over their names.
        settings.put("metric.reporters", "");
    }
}
