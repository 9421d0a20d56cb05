package io.wirewatch.schemas;

import static io.wirewatch.schemas.Compatibility.BACKWARD_TRANSITIVE;
import static io.wirewatch.schemas.Compatibility.FULL_TRANSITIVE;
import static io.wirewatch.schemas.Topic.Cleanup.COMPACT;
import static io.wirewatch.schemas.Topic.Cleanup.COMPACT_DELETE;
import static io.wirewatch.schemas.Topic.Cleanup.DELETE;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.AlertHandling;
import io.wirewatch.avro.AuditEntry;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.Notice;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.avro.Subscription;
import java.time.Duration;
import java.util.List;

/** Every topic of Wirewatch. */
public final class Topics {
    /** The largest record any topic takes: a release of 5 MB with room for its envelope, or its text tagged densely. */
    public static final int MAX_RECORD_BYTES = 16 * 1024 * 1024;

    private static final int PARTITIONS = 6;
    private static final Duration LONG = Duration.ofDays(400);

    public static final Topic<Source> SOURCES = new Topic<>(
            "wirewatch.sources",
            "source id",
            Source.class,
            PARTITIONS,
            COMPACT,
            null,
            FULL_TRANSITIVE,
            "gateway",
            "source settings");

    public static final Topic<SourceState> SOURCE_STATE = new Topic<>(
            "wirewatch.source-state",
            "source id",
            SourceState.class,
            PARTITIONS,
            COMPACT,
            null,
            BACKWARD_TRANSITIVE,
            "ingestion",
            "validators, entries already sent on, health");

    public static final Topic<Actor> ACTORS = new Topic<>(
            "wirewatch.actors",
            "actor id",
            Actor.class,
            1,
            COMPACT,
            null,
            FULL_TRANSITIVE,
            "gateway",
            "the catalogue, literal phrases included");

    public static final Topic<Subscription> SUBSCRIPTIONS = new Topic<>(
            "wirewatch.subscriptions",
            "subscription id",
            Subscription.class,
            1,
            COMPACT,
            null,
            FULL_TRANSITIVE,
            "gateway",
            "rules, each with a version and its compiled form");

    public static final Topic<Endpoint> ENDPOINTS = new Topic<>(
            "wirewatch.endpoints",
            "endpoint id",
            Endpoint.class,
            1,
            COMPACT,
            null,
            FULL_TRANSITIVE,
            "gateway",
            "delivery targets, secrets encrypted");

    public static final Topic<RawRelease> RELEASES_RAW = new Topic<>(
            "wirewatch.releases.raw",
            "release id",
            RawRelease.class,
            PARTITIONS,
            DELETE,
            LONG,
            FULL_TRANSITIVE,
            "ingestion, gateway, cleaning, replay",
            "bytes as received, headers, source, arrival");

    public static final Topic<CleanRelease> RELEASES_CLEAN = new Topic<>(
            "wirewatch.releases.clean",
            "release id",
            CleanRelease.class,
            PARTITIONS,
            DELETE,
            LONG,
            FULL_TRANSITIVE,
            "cleaning",
            "title, text in paragraphs and sentences, dates, language, version, story");

    public static final Topic<ReleaseMentions> RELEASES_MENTIONS = new Topic<>(
            "wirewatch.releases.mentions",
            "release id",
            ReleaseMentions.class,
            PARTITIONS,
            DELETE,
            LONG,
            FULL_TRANSITIVE,
            "extraction",
            "the release's head, its mentions, and each sentence that holds a catalogue actor");

    public static final Topic<MatchCandidates> MATCHES = new Topic<>(
            "wirewatch.matches",
            "partition of the story, or of the subscription id",
            MatchCandidates.class,
            PARTITIONS,
            DELETE,
            Duration.ofDays(7),
            BACKWARD_TRANSITIVE,
            "matching, replay",
            "a release with its mentions, and the ids of subscriptions that it concerns: of all with a rule over one release, of one partition's with a windowed rule");

    public static final Topic<Alert> ALERTS_COOLING = new Topic<>(
            "wirewatch.alerts.cooling",
            "subscription id",
            Alert.class,
            PARTITIONS,
            DELETE,
            Duration.ofDays(7),
            BACKWARD_TRANSITIVE,
            "matching",
            "alerts of subscriptions with a cool-down, before it is decided whether they are sent");

    public static final Topic<Alert> ALERTS = new Topic<>(
            "wirewatch.alerts",
            "subscription id",
            Alert.class,
            PARTITIONS,
            DELETE,
            null,
            FULL_TRANSITIVE,
            "matching",
            "alert raised, updated, withdrawn");

    public static final Topic<AlertHandling> ALERT_HANDLING = new Topic<>(
            "wirewatch.alert-handling",
            "alert id",
            AlertHandling.class,
            PARTITIONS,
            COMPACT,
            null,
            FULL_TRANSITIVE,
            "gateway",
            "what people have done about an alert: muted, acknowledged, assigned");

    public static final Topic<DeliveryCommand> DELIVERY_COMMANDS = new Topic<>(
            "wirewatch.delivery-commands",
            "endpoint id",
            DeliveryCommand.class,
            PARTITIONS,
            DELETE,
            Duration.ofDays(30),
            BACKWARD_TRANSITIVE,
            "alerting, gateway",
            "wishes to deliver, resend or test; alerting alone turns them into deliveries");

    public static final Topic<Delivery> DELIVERIES = new Topic<>(
            "wirewatch.deliveries",
            "delivery id, partitioned by endpoint id",
            Delivery.class,
            PARTITIONS,
            COMPACT_DELETE,
            LONG,
            FULL_TRANSITIVE,
            "alerting",
            "state, attempts and outcome");

    public static final Topic<Replay> REPLAYS = new Topic<>(
            "wirewatch.replays",
            "replay id",
            Replay.class,
            PARTITIONS,
            COMPACT,
            null,
            FULL_TRANSITIVE,
            "gateway, replay",
            "jobs and their progress");

    public static final Topic<Notice> NOTICES = new Topic<>(
            "wirewatch.notices",
            "subject",
            Notice.class,
            PARTITIONS,
            DELETE,
            null,
            FULL_TRANSITIVE,
            "ingestion, alerting",
            "word to the operators: sources that broke, fell silent, came back; endpoints that were disabled");

    public static final Topic<AuditEntry> AUDIT = new Topic<>(
            "wirewatch.audit",
            "subject",
            AuditEntry.class,
            PARTITIONS,
            DELETE,
            null,
            FULL_TRANSITIVE,
            "gateway",
            "who changed what");

    /** All of them, in the order of the flow. */
    public static final List<Topic<?>> ALL = List.of(
            SOURCES,
            SOURCE_STATE,
            ACTORS,
            SUBSCRIPTIONS,
            ENDPOINTS,
            RELEASES_RAW,
            RELEASES_CLEAN,
            RELEASES_MENTIONS,
            MATCHES,
            ALERTS_COOLING,
            ALERTS,
            ALERT_HANDLING,
            DELIVERY_COMMANDS,
            DELIVERIES,
            REPLAYS,
            NOTICES,
            AUDIT);

    private Topics() {}
}
