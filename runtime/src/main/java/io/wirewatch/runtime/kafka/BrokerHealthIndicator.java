package io.wirewatch.runtime.kafka;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.Node;
import org.reactivestreams.Publisher;

/**
 * Readiness from the broker: whoever asks has it asked. Kafka's consumers wait in silence while it is away, so the workers
 * cannot tell.
 */
@Singleton
@Readiness
final class BrokerHealthIndicator implements HealthIndicator {
    private static final int PATIENCE_MILLIS = 2000;

    private final KafkaClients clients;
    private Admin admin;

    BrokerHealthIndicator(KafkaClients clients) {
        this.clients = clients;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        CompletionStage<HealthResult> asked = admin().describeCluster(
                        new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                .nodes()
                .toCompletionStage()
                .handle(BrokerHealthIndicator::result);
        return Publishers.fromCompletableFuture(asked::toCompletableFuture);
    }

    private static HealthResult result(Collection<Node> nodes, Throwable failure) {
        if (failure == null) {
            return HealthResult.builder("broker", HealthStatus.UP)
                    .details(Map.of("nodes", nodes.size()))
                    .build();
        }
        return HealthResult.builder("broker", HealthStatus.DOWN)
                .details(Map.of("away", String.valueOf(failure.getMessage())))
                .build();
    }

    /** Made when health is first asked for: of several services in one process only one is ever asked. */
    private synchronized Admin admin() {
        if (admin == null) {
            admin = clients.admin();
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
