package io.wirewatch.runtime.kafka;

import io.micronaut.context.annotation.Factory;
import io.wirewatch.runtime.WirewatchConfig;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.SchemaRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wiring of what every service needs to reach Kafka. */
@Factory
final class KafkaFactory {
    @Singleton
    SchemaRegistry registry(WirewatchConfig.RegistryConfig config) {
        return new HttpSchemaRegistry(config.url());
    }

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
