package io.wirewatch.gateway.view;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.avro.Subscription;
import io.wirewatch.runtime.WirewatchConfig;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.schemas.Topics;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Wiring of the view. Three readers share the file, so that settings and alerts never wait behind a long log of releases.
 */
@Factory
final class ViewFactory {
    private static final String MATCHING = "wirewatch-matching";

    @Bean(preDestroy = "close")
    @Singleton
    View view(WirewatchConfig config) {
        return new View(config.data().resolve("gateway").resolve("view.db"));
    }

    @Bean(preDestroy = "close")
    @Singleton
    Barrier barrier(View view, KafkaClients clients) {
        return new Barrier(view, clients);
    }

    @Singleton
    SettingsStore<Subscription> subscriptions(View view, KafkaClients clients) {
        return new SettingsStore<>(view, Topics.SUBSCRIPTIONS, clients.serde(Topics.SUBSCRIPTIONS));
    }

    @Singleton
    SettingsStore<Endpoint> endpoints(View view, KafkaClients clients) {
        return new SettingsStore<>(view, Topics.ENDPOINTS, clients.serde(Topics.ENDPOINTS));
    }

    @Singleton
    SettingsStore<Source> sources(View view, KafkaClients clients) {
        return new SettingsStore<>(view, Topics.SOURCES, clients.serde(Topics.SOURCES));
    }

    @Singleton
    SettingsStore<SourceState> sourceStates(View view, KafkaClients clients) {
        return new SettingsStore<>(view, Topics.SOURCE_STATE, clients.serde(Topics.SOURCE_STATE));
    }

    @Singleton
    SettingsStore<Replay> replays(View view, KafkaClients clients) {
        return new SettingsStore<>(view, Topics.REPLAYS, clients.serde(Topics.REPLAYS));
    }

    @Singleton
    DeliveryStore deliveries(View view, KafkaClients clients) {
        return new DeliveryStore(view, clients.serde(Topics.DELIVERIES));
    }

    @Singleton
    AuditStore audit(View view, KafkaClients clients) {
        return new AuditStore(view, clients.serde(Topics.AUDIT), new AlertKeys(clients.serde(Topics.ALERTS)));
    }

    @Singleton
    NoticeStore notices(View view, KafkaClients clients) {
        return new NoticeStore(view, clients.serde(Topics.NOTICES));
    }

    @Singleton
    AlertStore alerts(View view, KafkaClients clients) {
        return new AlertStore(view, clients.serde(Topics.ALERTS));
    }

    @Singleton
    HandlingStore handling(View view, KafkaClients clients) {
        return new HandlingStore(view, clients.serde(Topics.ALERT_HANDLING));
    }

    @Singleton
    AlertStreamStore alertChanges(View view, KafkaClients clients) {
        return new AlertStreamStore(view, clients.serde(Topics.ALERTS));
    }

    @Singleton
    ReleaseStore releases(View view, KafkaClients clients) {
        return new ReleaseStore(view, clients.serde(Topics.RELEASES_CLEAN), clients.serde(Topics.RELEASES_MENTIONS));
    }

    @Singleton
    @Named("settings-reader")
    ViewReader settingsReader(
            KafkaClients clients,
            DeadLetters deadLetters,
            View view,
            SettingsStore<Subscription> subscriptions,
            SettingsStore<Endpoint> endpoints,
            SettingsStore<Source> sources,
            SettingsStore<SourceState> states,
            SettingsStore<Replay> replays,
            AuditStore audit,
            NoticeStore notices,
            HandlingStore handling) {
        return new ViewReader(
                clients,
                deadLetters,
                view,
                "settings-reader",
                Map.of(
                        Topics.SUBSCRIPTIONS, subscriptions,
                        Topics.ENDPOINTS, endpoints,
                        Topics.SOURCES, sources,
                        Topics.SOURCE_STATE, states,
                        Topics.REPLAYS, replays,
                        Topics.AUDIT, audit,
                        Topics.NOTICES, notices,
                        Topics.ALERT_HANDLING, handling));
    }

    @Singleton
    @Named("alert-reader")
    ViewReader alertReader(KafkaClients clients, DeadLetters deadLetters, View view, DeliveryStore deliveries) {
        return new ViewReader(
                clients,
                deadLetters,
                view,
                "alert-reader",
                Map.of(
                        Topics.ALERTS,
                        new AlertProjection(clients.serde(Topics.ALERTS)),
                        Topics.DELIVERIES,
                        deliveries));
    }

    @Singleton
    @Named("release-reader")
    ViewReader releaseReader(KafkaClients clients, DeadLetters deadLetters, View view) {
        ReleaseProjections projections = new ReleaseProjections(
                clients.serde(Topics.RELEASES_CLEAN),
                clients.serde(Topics.RELEASES_MENTIONS),
                new AlertKeys(clients.serde(Topics.ALERTS)));
        return new ViewReader(
                clients,
                deadLetters,
                view,
                "release-reader",
                Map.of(
                        Topics.RELEASES_CLEAN, projections.clean(),
                        Topics.RELEASES_MENTIONS, projections.mentions()));
    }

    @Singleton
    MatchedWatcher matchedWatcher(View view, KafkaClients clients) {
        AdminPositions positions = new AdminPositions(clients, MATCHING);
        return new MatchedWatcher(view, new MatchedWatermark(positions, view), positions);
    }
}
