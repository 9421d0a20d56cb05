package io.wirewatch.gateway.alert;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.Subscription;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a feed says, whatever its form.
 *
 * @param alerts the newest first
 * @param home address of the gateway
 * @param self address of the feed
 */
record FeedContent(Subscription subscription, List<Alert> alerts, String home, String self) {
    /** Who writes the feed. */
    static final String AUTHOR = "Wirewatch";

    FeedContent {
        alerts = List.copyOf(alerts);
    }

    /** When anything in it changed last. */
    Instant updated() {
        return alerts.stream()
                .map(Alert::getUpdatedAt)
                .max(Comparator.naturalOrder())
                .orElse(subscription.getUpdatedAt());
    }

    /** A URN of the alert, so an update is the same entry. */
    static String id(Alert alert) {
        return "urn:wirewatch:alert:" + alert.getId();
    }

    static String title(Alert alert) {
        String title = alert.getReleases().isEmpty()
                ? alert.getStory()
                : alert.getReleases().getFirst().getTitle();
        return "withdrawn".equals(alert.getStatus()) ? "Withdrawn: " + title : title;
    }

    /** The first address that a release of it has. */
    static Optional<String> link(Alert alert) {
        return alert.getReleases().stream()
                .map(ReleaseRef::getUrl)
                .filter(url -> url != null)
                .findFirst();
    }

    /** Embargo lines, and the sentences that made the rule fire; plain text. */
    static List<String> paragraphs(Alert alert) {
        return Stream.concat(
                        alert.getReleases().stream()
                                .filter(release -> release.getEmbargo() != null)
                                .map(release -> release.getEmbargo().getText()),
                        alert.getEvidence().stream().map(Evidence::getQuote))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }
}
