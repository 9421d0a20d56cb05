package io.wirewatch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    /** The example of the Standard Webhooks libraries. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static boolean verifies(String id, String signatures) {
        return new WebhookSignature(SECRET).verifies(id, "1614265330", BODY, signatures);
    }

    @Test
    void theReferenceExampleVerifies() {
        assertThat(verifies("msg_p5jXN8AQM9LWM0D4loKWxJek", RIGHT)).isTrue();
        assertThat(verifies("msg_p5jXN8AQM9LWM0D4loKWxJek", "v1,bm90IHRoaXM= " + RIGHT))
                .isTrue();
    }

    @Test
    void anotherIdAnotherSignatureOrNoneDoesNot() {
        assertThat(verifies("msg_other", RIGHT)).isFalse();
        assertThat(verifies("msg_p5jXN8AQM9LWM0D4loKWxJek", "v1,bm90IHRoaXM=")).isFalse();
        assertThat(verifies("msg_p5jXN8AQM9LWM0D4loKWxJek", null)).isFalse();
    }
}
