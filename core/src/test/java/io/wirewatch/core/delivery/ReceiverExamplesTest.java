package io.wirewatch.core.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_NONE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we sign, the programs of docs/receivers.md take; what we did not, they refuse. */
class ReceiverExamplesTest {
    private static final int GOOD = 0;
    private static final int REFUSED = 1;
    private static final byte[] BODY =
            "{\"type\": \"alert.raised\",\n \"data\": {\"quote\": \"Größe 日本 😀 \\u00e9\"}}\r\n".getBytes(UTF_8);
    private static final byte[] NO_TEXT = {0, (byte) 0xff, '\n', (byte) 0xc3, 0, '\n', '\n'};

    private final String secret = WebhookSigner.newSecret();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = ".*_V1A")
    void whatIsSignedIsTakenByteByByte(ReceiverExample example) throws Exception {
        example.require();

        assertThat(example.run(folder, signed(BODY, Instant.now()), BODY)).isEqualTo(GOOD);
        assertThat(example.run(folder, signed(NO_TEXT, Instant.now()), NO_TEXT)).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = ".*_V1A")
    void anotherSecretBodyOrIdIsRefused(ReceiverExample example) throws Exception {
        example.require();
        Map<String, String> message = signed(BODY, Instant.now());
        byte[] changed = new String(BODY, UTF_8).replace("raised", "Raised").getBytes(UTF_8);

        assertThat(example.run(folder, with(message, "WEBHOOK_SECRET", WebhookSigner.newSecret()), BODY))
                .isEqualTo(REFUSED);
        assertThat(example.run(folder, message, changed)).isEqualTo(REFUSED);
        assertThat(example.run(folder, with(message, "WEBHOOK_ID", "msg_2"), BODY))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = ".*_V1A")
    void anOldTimeOneToComeAndOneThatIsNoneAreRefused(ReceiverExample example) throws Exception {
        example.require();
        Duration beyond = WebhookSigner.TOLERANCE.plusMinutes(1);
        Map<String, String> old = signed(BODY, Instant.now().minus(beyond));

        assertThat(example.run(folder, old, BODY)).isEqualTo(REFUSED);
        assertThat(example.run(folder, signed(BODY, Instant.now().plus(beyond)), BODY))
                .isEqualTo(REFUSED);
        assertThat(example.run(folder, with(old, "WEBHOOK_TIMESTAMP", "a[$(exit 0)]"), BODY))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = ".*_V1A")
    void whileTheSecretIsChangedEitherSignatureWillDo(ReceiverExample example) throws Exception {
        example.require();
        WebhookSigner both = new WebhookSigner(List.of(WebhookSigner.newSecret(), secret));
        Map<String, String> message = variables(both.headers("msg_1", Instant.now(), BODY));
        String second = message.get("WEBHOOK_SIGNATURE").split(" ")[1];

        assertThat(example.run(folder, message, BODY)).isEqualTo(GOOD);
        assertThat(example.run(folder, with(message, "WEBHOOK_SIGNATURE", "* v1a," + second), BODY))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = ".*_V1A")
    void aReceiverWithoutSecretTakesNothing(ReceiverExample example) throws Exception {
        example.require();
        // HMAC fills a key up with zeros, so this is what anybody can sign with no key at all.
        String none = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
        Map<String, String> message = variables(new WebhookSigner(none).headers("msg_1", Instant.now(), BODY));

        assertThat(example.run(folder, with(message, "WEBHOOK_SECRET", ""), BODY))
                .isEqualTo(REFUSED);
    }

    private Map<String, String> signed(byte[] body, Instant at) {
        return variables(new WebhookSigner(secret).headers("msg_1", at, body));
    }

    private Map<String, String> variables(Map<String, String> headers) {
        Map<String, String> variables = new HashMap<>();
        variables.put("WEBHOOK_ID", headers.get(WebhookSigner.ID));
        variables.put("WEBHOOK_TIMESTAMP", headers.get(WebhookSigner.TIMESTAMP));
        variables.put("WEBHOOK_SIGNATURE", headers.get(WebhookSigner.SIGNATURE));
        variables.put("WEBHOOK_SECRET", secret);
        return variables;
    }

    private static Map<String, String> with(Map<String, String> message, String name, String value) {
        Map<String, String> changed = new HashMap<>(message);
        changed.put(name, value);
        return changed;
    }
}
