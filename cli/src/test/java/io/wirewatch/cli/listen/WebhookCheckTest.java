package io.wirewatch.cli.listen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.delivery.WebhookSigner;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final byte[] BODY = "{\"type\":\"alert.raised\"}".getBytes(UTF_8);

    private final WebhookSigner signer = new WebhookSigner(WebhookSigner.newSecret());
    private final WebhookCheck check = new WebhookCheck(signer);

    @Test
    void aGoodOneHasNoFault() {
        assertThat(check.fault(signed(), BODY, NOW.plusSeconds(300))).isEmpty();
    }

    @Test
    void anotherSecretOrBodyDoesNotFit() {
        WebhookCheck other = new WebhookCheck(new WebhookSigner(WebhookSigner.newSecret()));

        assertThat(other.fault(signed(), BODY, NOW)).get().asString().contains("another endpoint's");
        assertThat(check.fault(signed(), "{}".getBytes(UTF_8), NOW))
                .get()
                .asString()
                .contains("changed on its way");
    }

    @Test
    void anOldOneIsToldFromAForgedOne() {
        assertThat(check.fault(signed(), BODY, NOW.plusSeconds(301)))
                .get()
                .asString()
                .contains("the signature fits", "301 s behind");
        assertThat(check.fault(signed(), BODY, NOW.minusSeconds(301)))
                .get()
                .asString()
                .contains("301 s ahead");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(check.fault(Map.of("webhook-id", "msg_1"), BODY, NOW))
                .get()
                .asString()
                .contains("no webhook-timestamp, no webhook-signature");
        Map<String, String> headers = signed();
        headers.put(WebhookSigner.TIMESTAMP, "yesterday");
        assertThat(check.fault(headers, BODY, NOW)).get().asString().contains("no number");
    }

    private Map<String, String> signed() {
        return new HashMap<>(signer.headers("msg_1", NOW, BODY));
    }
}
