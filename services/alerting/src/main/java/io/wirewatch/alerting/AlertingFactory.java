package io.wirewatch.alerting;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.alerting.channel.Channels;
import io.wirewatch.alerting.mail.MailServer;
import io.wirewatch.alerting.mail.SmtpConfig;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Notice;
import io.wirewatch.runtime.PublicUrl;
import io.wirewatch.runtime.kafka.BatchWorker;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.security.SecretBox;
import io.wirewatch.schemas.Topics;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wiring of alerting. */
@Factory
final class AlertingFactory {
    static final String PLANNER = "wirewatch-alerting-planner";
    static final String NOTICES = "wirewatch-alerting-notices";
    static final String DELIVERIES = "wirewatch-alerting-deliveries";

    @Singleton
    @Bean(preDestroy = "close")
    EndpointTable endpoints(KafkaClients clients, DeadLetters deadLetters, Clock clock) {
        return new EndpointTable(clients, deadLetters, clock);
    }

    @Singleton
    @Bean(preDestroy = "close")
    HandlingTable handlings(KafkaClients clients, DeadLetters deadLetters, Clock clock) {
        return new HandlingTable(clients, deadLetters, clock);
    }

    @Singleton
    BatchWorker<Alert> planner(
            KafkaClients clients, DeadLetters deadLetters, MeterRegistry meters, EndpointTable endpoints) {
        return new BatchWorker<>(clients, deadLetters, meters, PLANNER, Topics.ALERTS, new DeliveryPlanner(endpoints));
    }

    @Singleton
    BatchWorker<Notice> notices(
            KafkaClients clients, DeadLetters deadLetters, MeterRegistry meters, EndpointTable endpoints) {
        return new BatchWorker<>(clients, deadLetters, meters, NOTICES, Topics.NOTICES, new NoticePlanner(endpoints));
    }

    @Singleton
    Channels channels(
            OutboundHttp http,
            SecretBox secrets,
            AlertingConfig config,
            SmtpConfig smtp,
            Clock clock,
            PublicUrl publicUrl) {
        MailServer mail = MailServer.of(smtp, config.mailLimits());
        return new Channels(http, secrets, mail, config.limits(), clock, publicUrl);
    }

    @Singleton
    DeliveryWorker deliveries(
            KafkaClients clients,
            DeadLetters deadLetters,
            MeterRegistry meters,
            EndpointTable endpoints,
            HandlingTable handlings,
            Channels sender,
            AlertingConfig config,
            Clock clock) {
        return new DeliveryWorker(clients, deadLetters, meters, endpoints, handlings, sender, config, clock);
    }
}
