package io.wirewatch.core.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_ALL;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we sign with a private key, the programs of docs/receivers.md take by the public one; what we did not, they refuse. */
class PublicKeyExamplesTest {
    private static final int GOOD = 0;
    private static final int REFUSED = 1;
    private static final byte[] BODY =
            "{\"type\": \"alert.raised\",\n \"data\": {\"quote\": \"Größe 日本 😀 \\u00e9\"}}\r\n".getBytes(UTF_8);
    private static final byte[] NO_TEXT = {0, (byte) 0xff, '\n', (byte) 0xc3, 0, '\n', '\n'};

    private final WebhookKeyPair pair = WebhookKeyPair.make();
    private final WebhookSigner signer = new WebhookSigner(pair.secretKey());

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(mode = MATCH_ALL, names = ".*_V1A")
    void whatIsSignedIsTakenByteByByte(ReceiverExample example) throws Exception {
        example.require();

        assertThat(run(example, signer, BODY)).isEqualTo(GOOD);
        assertThat(run(example, signer, NO_TEXT)).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_ALL, names = ".*_V1A")
    void anotherKeyBodyIdOrTimeIsRefused(ReceiverExample example) throws Exception {
        example.require();
        Map<String, String> message = variables(signer.headers("msg_1", Instant.now(), BODY));
        byte[] changed = new String(BODY, UTF_8).replace("raised", "Raised").getBytes(UTF_8);
        Instant old = Instant.now().minus(WebhookSigner.TOLERANCE.plusMinutes(1));

        assertThat(example.run(
                        folder,
                        with(
                                message,
                                "WEBHOOK_PUBLIC_KEY",
                                WebhookKeyPair.make().publicKey()),
                        BODY))
                .isEqualTo(REFUSED);
        assertThat(example.run(folder, message, changed)).isEqualTo(REFUSED);
        assertThat(example.run(folder, with(message, "WEBHOOK_ID", "msg_2"), BODY))
                .isEqualTo(REFUSED);
        assertThat(example.run(folder, variables(signer.headers("msg_1", old, BODY)), BODY))
                .isEqualTo(REFUSED);
        assertThat(example.run(folder, with(message, "WEBHOOK_TIMESTAMP", "1e9"), BODY))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_ALL, names = ".*_V1A")
    void oneRightSignatureAmongOthersWillDo(ReceiverExample example) throws Exception {
        example.require();
        WebhookSigner several = new WebhookSigner(
                List.of(WebhookSigner.newSecret(), WebhookKeyPair.make().secretKey(), pair.secretKey()));
        Map<String, String> message = variables(several.headers("msg_1", Instant.now(), BODY));

        assertThat(example.run(
                        folder, with(message, "WEBHOOK_SIGNATURE", "v1a,%% " + message.get("WEBHOOK_SIGNATURE")), BODY))
                .isEqualTo(GOOD);
        assertThat(example.run(folder, with(message, "WEBHOOK_SIGNATURE", "* v1a,AAAA v1a, v2"), BODY))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_ALL, names = ".*_V1A")
    void whatAnybodyCanSignWithThePublicKeyIsRefused(ReceiverExample example) throws Exception {
        example.require();
        WebhookSigner forger = new WebhookSigner(pair.publicKey().replace("whpk_", "whsec_"));
        Map<String, String> message = variables(forger.headers("msg_1", Instant.now(), BODY));
        String forged = message.get("WEBHOOK_SIGNATURE");

        assertThat(example.run(folder, message, BODY)).isEqualTo(REFUSED);
        assertThat(example.run(folder, with(message, "WEBHOOK_SIGNATURE", forged.replace("v1,", "v1a,")), BODY))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_ALL, names = ".*_V1A")
    void aReceiverWithoutAKeyTakesNothing(ReceiverExample example) throws Exception {
        example.require();
        Map<String, String> message = variables(signer.headers("msg_1", Instant.now(), BODY));

        assertThat(example.run(folder, with(message, "WEBHOOK_PUBLIC_KEY", ""), BODY))
                .isEqualTo(REFUSED);
        assertThat(example.run(folder, with(message, "WEBHOOK_PUBLIC_KEY", "whpk_AAAA"), BODY))
                .isEqualTo(REFUSED);
    }

    private int run(ReceiverExample example, WebhookSigner by, byte[] body) throws Exception {
        return example.run(folder, variables(by.headers("msg_1", Instant.now(), body)), body);
    }

    private Map<String, String> variables(Map<String, String> headers) {
        Map<String, String> variables = new HashMap<>();
        variables.put("WEBHOOK_ID", headers.get(WebhookSigner.ID));
        variables.put("WEBHOOK_TIMESTAMP", headers.get(WebhookSigner.TIMESTAMP));
        variables.put("WEBHOOK_SIGNATURE", headers.get(WebhookSigner.SIGNATURE));
        variables.put("WEBHOOK_PUBLIC_KEY", pair.publicKey());
        return variables;
    }

    private static Map<String, String> with(Map<String, String> message, String name, String value) {
        Map<String, String> changed = new HashMap<>(message);
        changed.put(name, value);
        return changed;
    }
}
