package io.wirewatch.cli.listen;

import io.wirewatch.core.delivery.WebhookSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what is wrong with a webhook, which a receiver in earnest would keep to itself. */
final class WebhookCheck {
    private static final List<String> NEEDED =
            List.of(WebhookSigner.ID, WebhookSigner.TIMESTAMP, WebhookSigner.SIGNATURE);

    private final WebhookSigner signer;

    WebhookCheck(WebhookSigner signer) {
        this.signer = signer;
    }

    /**
     * What is wrong, in words; empty if nothing is.
     *
     * @param headers by lower-case name
     */
    Optional<String> fault(Map<String, String> headers, byte[] body, Instant now) {
        List<String> missing =
                NEEDED.stream().filter(name -> !headers.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            return Optional.of(
                    "it has no " + String.join(", no ", missing) + "; is the sender an endpoint of Wirewatch?");
        }
        if (signer.verifies(headers, body, now)) {
            return Optional.empty();
        }
        String timestamp = headers.get(WebhookSigner.TIMESTAMP);
        if (!timestamp.matches("\\d{1,12}")) {
            return Optional.of("webhook-timestamp is no number of seconds");
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Optional.of(
                signer.verifies(headers, body, at)
                        ? offBy(Duration.between(at, now))
                        : "the signature does not fit; either the secret is another endpoint's or an old one, or the"
                                + " body was changed on its way");
    }

    private static String offBy(Duration age) {
        return "the signature fits, but its time is " + age.abs().toSeconds() + " s "
                + (age.isNegative() ? "ahead of" : "behind") + " this clock, and "
                + WebhookSigner.TOLERANCE.toSeconds() + " s are allowed; is it an old message, or is a clock wrong?";
    }
}
