package io.wirewatch.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.runtime.WirewatchConfig;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubProofsTest {
    private static final String HUB = "https://hub.example/";
    private static final String TOPIC = "https://news.example/feed";

    @TempDir
    Path data;

    @Test
    void everyServiceOfTheInstallationDerivesTheSame() {
        assertThat(proofs("").token("a", HUB, TOPIC)).isEqualTo(proofs("").token("a", HUB, TOPIC));
        assertThat(proofs("").secret("a", HUB, TOPIC)).isEqualTo(proofs("").secret("a", HUB, TOPIC));
    }

    @Test
    void eachSourceHubTopicPurposeAndKeyHasItsOwn() {
        HubProofs proofs = proofs("");
        String other = Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(Set.of(
                        proofs.token("a", HUB, TOPIC),
                        proofs.secret("a", HUB, TOPIC),
                        proofs.token("b", HUB, TOPIC),
                        proofs.token("a", HUB + "x", TOPIC),
                        proofs.token("a", HUB, "x" + TOPIC),
                        proofs(other).token("a", HUB, TOPIC)))
                .hasSize(6);
    }

    @Test
    void partsDoNotCollideByJoining() {
        assertThat(proofs("").token("a", HUB + "x", TOPIC))
                .isNotEqualTo(proofs("").token("a", HUB, "x" + TOPIC));
    }

    @Test
    void theyFitIntoAnAddressAndAForm() {
        assertThat(proofs("").token("a", HUB, TOPIC)).matches("[A-Za-z0-9_-]{43}");
        assertThat(proofs("").secret("a", HUB, TOPIC)).matches("[A-Za-z0-9_-]{43}");
    }

    private HubProofs proofs(String key) {
        return new HubProofs(new SecretBox(new WirewatchConfig("gateway", 0, data, "main"), key));
    }
}
