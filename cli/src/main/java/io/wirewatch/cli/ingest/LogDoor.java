package io.wirewatch.cli.ingest;

import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.release.LogIntake;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.WirewatchConfig;
import io.wirewatch.runtime.kafka.BarrierTimeoutException;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Releases go to the log from here, checked and named as the gateway would. */
public final class LogDoor implements ReleaseDoor, AutoCloseable {
    private final ServiceContext context;
    private final LogIntake intake;

    /**
     * @param broker {@code host:port} for Kafka clients
     * @param registry address of the schema registry
     * @param data of the installation
     * @throws GatewayException if the log is away
     */
    public LogDoor(String broker, String registry, Path data) {
        this.context = ServiceContext.start(
                "import",
                Map.of(
                        "wirewatch.kafka.bootstrap-servers",
                        broker,
                        "wirewatch.registry.url",
                        registry,
                        "wirewatch.data",
                        data.toString()));
        try {
            this.intake = new LogIntake(
                    context.bean(KafkaClients.class),
                    context.bean(DeadLetters.class),
                    context.bean(Clock.class),
                    context.bean(WirewatchConfig.class).tenant());
        } catch (BarrierTimeoutException e) {
            context.close();
            throw GatewayException.unavailable(
                    "nothing answers at the broker " + broker + " (" + e.getMessage() + ")", e);
        } catch (KafkaException e) {
            context.close();
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw GatewayException.unavailable(
                    "the broker " + broker + " cannot be reached (" + reason.getMessage() + ")", e);
        }
    }

    @Override
    public List<Taken> take(List<PendingRelease> batch) {
        List<LogIntake.Answer> answers;
        try {
            answers = intake.take(batch.stream().map(PendingRelease::line).toList());
        } catch (ProblemException e) {
            throw GatewayException.unavailable(e.getMessage(), e);
        }
        List<Taken> taken = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            taken.add(new Taken(i, answers.get(i).id(), answers.get(i).detail()));
        }
        return taken;
    }

    @Override
    public void close() {
        intake.close();
        context.close();
    }
}
