package io.wirewatch.gateway.endpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.EndpointSecret;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.core.delivery.MessageTemplate;
import io.wirewatch.core.delivery.RetrySchedule;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.runtime.json.AlertJson;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An endpoint as clients see it.
 *
 * @param events messages about alerts that it wants, of raised, updated and withdrawn
 * @param subscriptions ids of those whose alerts it wants, of the subscriptions that name it; empty: all
 * @param ordered whether it gets its messages one at a time, in order
 * @param concurrency attempts under way to it at a time; null: as many as the installation is set to
 * @param ratePerSecond attempts that may begin in a second; null: as many as may be
 * @param titleTemplate title of messages for people; null: the usual one
 * @param textTemplate their text, likewise
 * @param volume how many messages about alerts it wants, and when; null: every alert at once
 * @param signatures schemes that its messages are signed by, of v1 and v1a; null where they are not
 * @param publicKey what signatures of v1a are verified with; null where there are none
 * @param format what the body of a webhook is: standard or cloudevents; null for kinds that people read
 * @param oldSecretsUntil until when the secret before this one signs beside it; null where it did not
 * @param secret what its messages are signed with; only in the answer that made it
 * @param url where messages go; begin and end alone where whoever knows it may write there
 * @param warnings what the caller should know
 */
record EndpointJson(
        String id,
        String name,
        String kind,
        String url,
        List<String> retrySchedule,
        List<String> origins,
        List<String> events,
        List<String> subscriptions,
        boolean copies,
        boolean notices,
        boolean ordered,
        Integer concurrency,
        Double ratePerSecond,
        String titleTemplate,
        String textTemplate,
        VolumeJson volume,
        String status,
        String statusReason,
        int version,
        String createdAt,
        String updatedAt,
        String oldSecretsUntil,
        List<String> signatures,
        String publicKey,
        String format,
        @JsonInclude(JsonInclude.Include.NON_NULL) String secret,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    static EndpointJson of(Endpoint endpoint, String secret, List<String> warnings) {
        List<String> schemes = signs(endpoint.getKind()) ? SigningKeys.schemes(endpoint) : List.of();
        return new EndpointJson(
                endpoint.getId(),
                endpoint.getName(),
                endpoint.getKind(),
                endpoint.getUrl(),
                RetrySchedule.parse(endpoint.getRetrySchedule()).waits().stream()
                        .map(Object::toString)
                        .toList(),
                endpoint.getOrigins().isEmpty() ? List.of("live") : endpoint.getOrigins(),
                endpoint.getEvents().isEmpty() ? Wanted.EVENTS : endpoint.getEvents(),
                endpoint.getSubscriptions(),
                endpoint.getCopies(),
                endpoint.getNotices(),
                endpoint.getOrdered(),
                endpoint.getConcurrency() == 0 ? null : endpoint.getConcurrency(),
                endpoint.getRatePerSecond() == 0 ? null : endpoint.getRatePerSecond(),
                endpoint.getTitleTemplate(),
                endpoint.getTextTemplate(),
                VolumeJson.of(endpoint),
                endpoint.getStatus(),
                endpoint.getStatusReason(),
                endpoint.getVersion(),
                AlertJson.time(endpoint.getCreatedAt()),
                AlertJson.time(endpoint.getUpdatedAt()),
                oldSecretsUntil(endpoint),
                schemes.isEmpty() ? null : schemes,
                endpoint.getPublicKey().isEmpty() ? null : endpoint.getPublicKey(),
                isForPrograms(endpoint.getKind()) ? endpoint.getFormat() : null,
                secret,
                warnings);
    }

    private static boolean signs(String kind) {
        return EndpointKind.known(kind)
                .filter(known -> known.secret() == EndpointKind.Secret.SIGNS)
                .isPresent();
    }

    private static boolean isForPrograms(String kind) {
        return EndpointKind.known(kind).filter(known -> !known.isForPeople()).isPresent();
    }

    static EndpointJson of(Endpoint endpoint) {
        return of(endpoint, null, List.of());
    }

    static String oldSecretsUntil(Endpoint endpoint) {
        return Stream.of(endpoint.getOldSecrets(), endpoint.getOldSigningKeys())
                .flatMap(List::stream)
                .map(EndpointSecret::getUntil)
                .max(Comparator.naturalOrder())
                .map(AlertJson::time)
                .orElse(null);
    }

    /** An endpoint as clients write it. What only the gateway sets may be sent back, and is not looked at. */
    @JsonIgnoreProperties({
        "version",
        "createdAt",
        "updatedAt",
        "statusReason",
        "oldSecretsUntil",
        "publicKey",
        "warnings"
    })
    record Wanted(
            String id,
            String name,
            String kind,
            String url,
            List<String> retrySchedule,
            List<String> origins,
            List<String> events,
            List<String> subscriptions,
            Boolean copies,
            Boolean notices,
            Boolean ordered,
            Integer concurrency,
            Double ratePerSecond,
            String titleTemplate,
            String textTemplate,
            VolumeJson volume,
            String status,
            String secret,
            List<String> signatures,
            String format) {
        private static final Set<String> ORIGINS = Set.of("live", "late", "backfill");
        private static final List<String> EVENTS = List.of("raised", "updated", "withdrawn");
        private static final int MOST_SUBSCRIPTIONS = 1000;
        private static final Set<String> STATUSES = Set.of("active", "paused", "disabled");
        private static final Set<String> SCHEMES = Set.of(SigningKeys.V1, SigningKeys.V1A);
        private static final Set<String> FORMATS = Set.of("standard", "cloudevents");
        private static final int LONGEST_NAME = 200;
        private static final int LONGEST_TOKEN = 500;
        private static final int MOST_AT_A_TIME = 100;
        private static final double LEAST_RATE = 0.001;
        private static final double MOST_RATE = 10_000;

        Wanted {
            if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "an endpoint needs a name of at most " + LONGEST_NAME + " characters");
            }
            kind = Objects.requireNonNullElse(kind, "webhook");
            EndpointKind known = EndpointKind.of(kind);
            if (url == null || url.isBlank()) {
                throw new IllegalArgumentException("an endpoint needs a url");
            }
            retrySchedule = retrySchedule == null ? List.of() : List.copyOf(retrySchedule);
            RetrySchedule.parse(retrySchedule);
            origins = origins == null ? List.of() : List.copyOf(origins);
            if (!ORIGINS.containsAll(origins)) {
                throw new IllegalArgumentException("origins takes live, late, backfill, not " + origins);
            }
            events = events == null ? List.of() : List.copyOf(events);
            if (!EVENTS.containsAll(events)) {
                throw new IllegalArgumentException("events takes raised, updated, withdrawn, not " + events);
            }
            subscriptions = subscriptions == null ? List.of() : List.copyOf(subscriptions);
            if (subscriptions.size() > MOST_SUBSCRIPTIONS) {
                throw new IllegalArgumentException("subscriptions takes at most " + MOST_SUBSCRIPTIONS + " ids");
            }
            if (concurrency != null && (concurrency < 1 || concurrency > MOST_AT_A_TIME)) {
                throw new IllegalArgumentException(
                        "concurrency is from 1 to " + MOST_AT_A_TIME + ", not " + concurrency);
            }
            if (ratePerSecond != null && !(ratePerSecond >= LEAST_RATE && ratePerSecond <= MOST_RATE)) {
                throw new IllegalArgumentException("ratePerSecond is from 0.001 to 10000, not " + ratePerSecond);
            }
            checkTemplates(known, titleTemplate, textTemplate);
            checkSecret(known, secret);
            signatures = signatures == null ? null : List.copyOf(signatures);
            checkSignatures(known, signatures);
            checkFormat(known, format);
            status = Objects.requireNonNullElse(status, "active");
            if (!STATUSES.contains(status)) {
                throw new IllegalArgumentException("status takes active, paused, disabled, not \"" + status + "\"");
            }
        }

        private static void checkTemplates(EndpointKind kind, String... templates) {
            for (String template : templates) {
                if (template != null && !kind.isForPeople()) {
                    throw new IllegalArgumentException("the messages of kind " + kind.text()
                            + " are those of the contract; templates are for kinds that people read");
                }
                if (template != null) {
                    MessageTemplate.parse(template);
                }
            }
        }

        private static void checkSecret(EndpointKind kind, String secret) {
            if (secret == null) {
                return;
            }
            switch (kind.secret()) {
                case SIGNS -> WebhookSigner.check(secret);
                case MAY_BE_GIVEN -> checkToken(secret);
                case NONE -> throw new IllegalArgumentException("endpoints of kind " + kind.text() + " have no secret");
            }
        }

        private static void checkSignatures(EndpointKind kind, List<String> signatures) {
            if (signatures == null) {
                return;
            }
            if (kind.secret() != EndpointKind.Secret.SIGNS) {
                throw new IllegalArgumentException(
                        "signatures: messages of kind " + kind.text() + " are not signed; leave it out");
            }
            if (signatures.isEmpty() || !SCHEMES.containsAll(signatures)) {
                throw new IllegalArgumentException("signatures takes v1, v1a, or both, not " + signatures);
            }
        }

        private static void checkFormat(EndpointKind kind, String format) {
            if (format != null && kind.isForPeople()) {
                throw new IllegalArgumentException("format: messages of kind " + kind.text()
                        + " have a form of their own; format is for webhooks, leave it out");
            }
            if (format != null && !FORMATS.contains(format)) {
                throw new IllegalArgumentException("format takes standard, cloudevents, not \"" + format + "\"");
            }
        }

        private static void checkToken(String token) {
            if (token.isBlank()
                    || token.length() > LONGEST_TOKEN
                    || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw new IllegalArgumentException(
                        "an access token is printable ASCII without blanks, at most " + LONGEST_TOKEN + " characters");
            }
        }
    }
}
