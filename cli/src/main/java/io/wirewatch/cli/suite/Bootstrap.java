package io.wirewatch.cli.suite;

import io.wirewatch.core.catalogue.StarterCatalogue;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.TopicBootstrap;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What must be there before services start: topics, schemas, the starter catalogue. Run as often as one likes. */
public final class Bootstrap {
    private final String bootstrapServers;
    private final URI registryUrl;
    private final int replication;

    /**
     * @param replication of topics that are made; -1 takes the broker's default
     */
    public Bootstrap(String bootstrapServers, URI registryUrl, int replication) {
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
        this.replication = replication;
    }

    /**
     * Makes what is missing.
     *
     * @return what was made: names of topics, and how many actors were written
     */
    public Made run() throws InterruptedException {
        SchemaRegistry registry = new HttpSchemaRegistry(registryUrl);
        List<String> topics;
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG, "bootstrap",
                AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, ""))) {
            topics = new TopicBootstrap(admin, registry, replication).run();
        }
        int actors = new StarterSeed(bootstrapServers, registry, Clock.systemUTC(), StarterCatalogue.actors()).run();
        return new Made(topics, actors);
    }

    /** What a run made. */
    public record Made(List<String> topics, int actors) {}
}
