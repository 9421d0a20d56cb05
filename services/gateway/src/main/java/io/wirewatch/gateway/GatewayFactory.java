package io.wirewatch.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.avro.Actor;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.avro.Subscription;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileLimits;
import io.wirewatch.formats.file.PackedLimits;
import io.wirewatch.formats.office.OfficeLimits;
import io.wirewatch.gateway.actor.Catalogue;
import io.wirewatch.gateway.alert.AlertHandlings;
import io.wirewatch.gateway.alert.AlertStreams;
import io.wirewatch.gateway.alert.StreamCursors;
import io.wirewatch.gateway.deadletter.LetterActs;
import io.wirewatch.gateway.deadletter.LetterLog;
import io.wirewatch.gateway.endpoint.EndpointMaker;
import io.wirewatch.gateway.http.AnswerFile;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.preview.CleaningRuns;
import io.wirewatch.gateway.preview.Passes;
import io.wirewatch.gateway.preview.Previews;
import io.wirewatch.gateway.preview.ReprocessPreviews;
import io.wirewatch.gateway.release.RecentReleases;
import io.wirewatch.gateway.release.ReleaseIntake;
import io.wirewatch.gateway.source.MailboxMaker;
import io.wirewatch.gateway.source.SourceFetch;
import io.wirewatch.gateway.source.SourceMaker;
import io.wirewatch.gateway.subscription.PhraseSweeper;
import io.wirewatch.gateway.subscription.SubscriptionMaker;
import io.wirewatch.gateway.view.AlertStore;
import io.wirewatch.gateway.view.AlertStreamStore;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.gateway.view.HandlingStore;
import io.wirewatch.gateway.view.ReleaseStore;
import io.wirewatch.gateway.view.SettingsStore;
import io.wirewatch.gateway.view.View;
import io.wirewatch.runtime.CleanerConfig;
import io.wirewatch.runtime.EntitiesConfig;
import io.wirewatch.runtime.EntityModel;
import io.wirewatch.runtime.WirewatchConfig;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundSockets;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.runtime.security.LoginBox;
import io.wirewatch.runtime.security.SecretBox;
import io.wirewatch.schemas.Topics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Wiring of the gateway; the view is wired in {@code view.ViewFactory}. */
@Factory
final class GatewayFactory {
    @Bean(preDestroy = "close")
    @Singleton
    Journal journal(KafkaClients clients, Barrier barrier, Clock clock, WirewatchConfig config) {
        return new Journal(clients, barrier, clock, config.tenant());
    }

    @Bean(preDestroy = "close")
    @Singleton
    AnswerFile answerFile(WirewatchConfig config, SecretBox box, Clock clock) {
        return new AnswerFile(config.data().resolve("gateway").resolve("answers.db"), box, clock);
    }

    @Singleton
    Answers answers(AnswerFile file) {
        return new Answers(file);
    }

    @Bean(preDestroy = "close")
    @Singleton
    Catalogue catalogue(KafkaClients clients, DeadLetters deadLetters) {
        return new Catalogue(new TopicTable<Actor>(clients, deadLetters, Topics.ACTORS, "catalogue"));
    }

    @Singleton
    Settings<Subscription> subscriptions(SettingsStore<Subscription> store, Barrier barrier, Journal journal) {
        return new Settings<>("subscription", Topics.SUBSCRIPTIONS, store, Subscription::getVersion, barrier, journal);
    }

    @Singleton
    Settings<Endpoint> endpoints(SettingsStore<Endpoint> store, Barrier barrier, Journal journal) {
        return new Settings<>("endpoint", Topics.ENDPOINTS, store, Endpoint::getVersion, barrier, journal);
    }

    @Singleton
    Settings<Source> sources(SettingsStore<Source> store, Barrier barrier, Journal journal) {
        return new Settings<>("source", Topics.SOURCES, store, Source::getVersion, barrier, journal);
    }

    @Singleton
    Settings<Replay> replays(SettingsStore<Replay> store, Barrier barrier, Journal journal) {
        return new Settings<>("replay", Topics.REPLAYS, store, replay -> 0, barrier, journal);
    }

    /** Made at once, for its meters: what was never counted is 0, not absent. */
    @Context
    ReleaseIntake intake(Journal journal, SettingsStore<Source> sources, MeterRegistry meters) {
        return new ReleaseIntake(journal, sources, meters);
    }

    @Bean(preDestroy = "close")
    @Singleton
    DocumentReader documents() {
        // A push is 10 MB; of what is made smaller most comes out at a tenth to a twentieth.
        PackedLimits packed = PackedLimits.DEFAULT.withTotal(256L * 1024 * 1024);
        return new DocumentReader(FileLimits.DEFAULT.withPacked(packed), OfficeLimits.DEFAULT);
    }

    @Singleton
    EndpointMaker endpointMaker(OutboundHttp outbound, SecretBox box, Journal journal, GatewayConfig config) {
        return new EndpointMaker(outbound, box, journal, config.knowsMailServer());
    }

    @Singleton
    SubscriptionMaker subscriptionMaker(Catalogue catalogue, Settings<Endpoint> endpoints, Journal journal) {
        return new SubscriptionMaker(catalogue, endpoints, journal);
    }

    @Singleton
    Passes passes(GatewayConfig config) {
        return new Passes(config.previews(), config.previewTime());
    }

    @Singleton
    Previews previews(
            Passes passes,
            KafkaClients clients,
            Settings<Replay> replays,
            Catalogue catalogue,
            EntityModel entities,
            Journal journal) {
        return new Previews(passes, past(clients, "preview", replays), catalogue, entities, journal);
    }

    @Singleton
    @Bean(preDestroy = "close")
    EntityModel entities(EntitiesConfig config) {
        return new EntityModel(config);
    }

    @Singleton
    ReprocessPreviews reprocessPreviews(
            Passes passes,
            KafkaClients clients,
            Settings<Replay> replays,
            Catalogue catalogue,
            Settings<Subscription> subscriptions,
            ReleaseStore releases,
            AlertStore alerts,
            Barrier barrier,
            Journal journal,
            Settings<Source> sources,
            CleanerConfig cleaner,
            EntityModel entities) {
        PastReader past = past(clients, "reprocess-preview", replays);
        return new ReprocessPreviews(
                passes,
                past,
                catalogue,
                subscriptions,
                releases,
                alerts,
                barrier,
                journal,
                entities,
                new CleaningRuns(cleaner.cleaner(), sources, clients));
    }

    private static PastReader past(KafkaClients clients, String name, Settings<Replay> replays) {
        return new PastReader(clients, name, () -> replays.withAll(List::copyOf));
    }

    @Singleton
    RecentReleases recentReleases(ReleaseStore releases, Clock clock) {
        return new RecentReleases(releases, clock);
    }

    @Singleton
    PhraseSweeper phraseSweeper(
            Catalogue catalogue, Settings<Subscription> subscriptions, Journal journal, GatewayConfig config) {
        return new PhraseSweeper(catalogue, subscriptions, journal, config.sweep(), config.sweepAge());
    }

    @Singleton
    SourceMaker sourceMaker(OutboundHttp outbound, Journal journal, OutboundSockets sockets, LoginBox logins) {
        return new SourceMaker(outbound, journal, new MailboxMaker(sockets, logins));
    }

    @Singleton
    SourceFetch sourceFetch(Settings<Source> sources, SettingsStore<SourceState> states, View view) {
        return new SourceFetch(sources, states, view);
    }

    @Singleton
    AlertHandlings alertHandlings(AlertStore alerts, HandlingStore store, Barrier barrier, Journal journal) {
        return new AlertHandlings(alerts, store, barrier, journal);
    }

    @Singleton
    LetterLog letterLog(KafkaClients clients) {
        return new LetterLog(clients);
    }

    @Singleton
    LetterActs letterActs(LetterLog log, Journal journal, ReleaseStore releases, KafkaClients clients, Clock clock) {
        return new LetterActs(log, journal, releases, clients, clock);
    }

    @Singleton
    StreamCursors streamCursors(AlertStreamStore changes, Barrier barrier) {
        return new StreamCursors(changes, barrier);
    }

    /** Made at once, for its meter. */
    @Context
    AlertStreams alertStreams(AlertStreamStore changes, View view, GatewayConfig config, MeterRegistry meters) {
        return new AlertStreams(changes, view, config.heartbeat(), config.slowReader(), config.streams(), meters);
    }
}
