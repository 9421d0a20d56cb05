package io.wirewatch.runtime.mapping;

import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.alert.Evidence;
import io.wirewatch.core.alert.Origin;
import io.wirewatch.core.alert.ReleaseRef;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.Zone;
import java.time.Duration;
import java.util.Locale;

/** Alerts. */
public final class AlertMapper {
    private AlertMapper() {}

    /** The record of an alert. */
    public static io.wirewatch.avro.Alert toAvro(Alert alert, String tenant) {
        return new AlertRecords(tenant).of(alert);
    }

    /** The alert of a record. */
    public static Alert toCore(io.wirewatch.avro.Alert alert) {
        return new Alert(
                alert.getId(),
                alert.getRevision(),
                AlertStatus.of(alert.getStatus()),
                alert.getReason(),
                change(alert.getChange()),
                Origin.of(alert.getOrigin()),
                toCore(alert.getSubscription()),
                alert.getStory(),
                alert.getReleases().stream().map(AlertMapper::toCore).toList(),
                alert.getEvidence().stream().map(AlertMapper::toCore).toList(),
                alert.getEndpoints(),
                alert.getUrgency(),
                alert.getReplay(),
                alert.getDeliver(),
                duration(alert.getCooldown()),
                alert.getSuppressed(),
                alert.getSuppressedBefore(),
                alert.getRaisedAt(),
                alert.getUpdatedAt());
    }

    /** ISO 8601; null for null. */
    static String text(Duration duration) {
        return duration == null ? null : duration.toString();
    }

    /** Of ISO 8601; null for null. */
    static Duration duration(String text) {
        return text == null ? null : Duration.parse(text);
    }

    static String text(Alert.Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }

    static Alert.Change change(String text) {
        return switch (text) {
            case "evidence" -> Alert.Change.EVIDENCE;
            case "copy" -> Alert.Change.COPY;
            case "withdrawn" -> Alert.Change.WITHDRAWN;
            default -> Alert.Change.RAISED;
        };
    }

    static io.wirewatch.avro.SubscriptionRef toAvro(Alert.SubscriptionRef subscription) {
        return io.wirewatch.avro.SubscriptionRef.newBuilder()
                .setId(subscription.id())
                .setName(subscription.name())
                .setVersion(subscription.version())
                .setExpression(subscription.expression())
                .build();
    }

    static Alert.SubscriptionRef toCore(io.wirewatch.avro.SubscriptionRef subscription) {
        return new Alert.SubscriptionRef(
                subscription.getId(), subscription.getName(), subscription.getVersion(), subscription.getExpression());
    }

    static io.wirewatch.avro.ReleaseRef toAvro(ReleaseRef release) {
        return io.wirewatch.avro.ReleaseRef.newBuilder()
                .setId(release.id())
                .setVersion(release.version())
                .setTitle(release.title())
                .setUrl(release.url())
                .setSource(release.source())
                .setPublishedAt(release.publishedAt())
                .setPublishedPrecision(release.publishedPrecision().text())
                .setReceivedAt(release.receivedAt())
                .setEmbargo(HeadMapper.toAvro(release.embargo()))
                .build();
    }

    static ReleaseRef toCore(io.wirewatch.avro.ReleaseRef release) {
        return new ReleaseRef(
                release.getId(),
                release.getVersion(),
                release.getTitle(),
                release.getUrl(),
                release.getSource(),
                release.getPublishedAt(),
                PublishedPrecision.of(release.getPublishedPrecision()),
                release.getReceivedAt(),
                HeadMapper.toCore(release.getEmbargo()));
    }

    /** Evidence as it is written. */
    public static io.wirewatch.avro.Evidence toAvro(Evidence evidence) {
        Mention mention = evidence.mention();
        return io.wirewatch.avro.Evidence.newBuilder()
                .setRelease(evidence.release())
                .setVersion(evidence.version())
                .setTerm(evidence.term())
                .setActor(mention.actor())
                .setKind(mention.kind())
                .setAlias(mention.alias())
                .setStrength(mention.strength().text())
                .setZone(mention.zone().text())
                .setParagraph(mention.paragraph())
                .setSentence(mention.sentence())
                .setStart(mention.start())
                .setEnd(mention.end())
                .setFirstWord(mention.firstWord())
                .setLastWord(mention.lastWord())
                .setQuote(evidence.quote())
                .build();
    }

    static Evidence toCore(io.wirewatch.avro.Evidence evidence) {
        return new Evidence(
                evidence.getRelease(),
                evidence.getVersion(),
                evidence.getTerm(),
                new Mention(
                        evidence.getActor(),
                        evidence.getKind(),
                        evidence.getAlias(),
                        Strength.of(evidence.getStrength()),
                        Zone.of(evidence.getZone()),
                        evidence.getParagraph(),
                        evidence.getSentence(),
                        evidence.getStart(),
                        evidence.getEnd(),
                        evidence.getFirstWord(),
                        evidence.getLastWord()),
                evidence.getQuote());
    }
}
