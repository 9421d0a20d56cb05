package io.wirewatch.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.file.Path;

/**
 * Settings that every service has, under {@code wirewatch}.
 *
 * @param service name of the service this context runs
 * @param instance ordinal of this process among those of the same service, from 0; part of every {@code
 *     group.instance.id}, so it must differ between processes and stay the same over restarts
 * @param data folder for state that can be rebuilt from the log, and for the installation's secret key
 * @param tenant who owns the records
 */
@ConfigurationProperties("wirewatch")
public record WirewatchConfig(
        String service,
        @Bindable(defaultValue = "0") int instance,
        Path data,
        @Bindable(defaultValue = "main") String tenant) {
    public WirewatchConfig {
        if (instance < 0) {
            throw new IllegalArgumentException("wirewatch.instance must be 0 or more, not " + instance);
        }
    }

    /**
     * Where the brokers are, under {@code wirewatch.kafka}.
     *
     * @param bootstrapServers {@code host:port}, comma separated
     */
    @ConfigurationProperties("kafka")
    public record KafkaConfig(String bootstrapServers) {
        public KafkaConfig {
            if (bootstrapServers == null || bootstrapServers.isBlank()) {
                throw new IllegalArgumentException("wirewatch.kafka.bootstrap-servers must name a broker, host:port");
            }
        }
    }

    /**
     * Where the schema registry is, under {@code wirewatch.registry}.
     *
     * @param url address of the Confluent REST API, without a trailing slash
     */
    @ConfigurationProperties("registry")
    public record RegistryConfig(URI url) {
        public RegistryConfig {
            if (url == null || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "wirewatch.registry.url must be an address such as http://host:8081");
            }
        }
    }
}
