package io.wirewatch.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://hooks.slack.com/services/T0AB/B0CD/SecretWord1234, https://hooks.slack.com/…1234",
        "https://apprise.example.org/notify/desk, https://apprise.example.org/…k",
        "https://apprise.example.org/notify/desk/, https://apprise.example.org/…",
        "https://apprise.example.org/notify/k, https://apprise.example.org/…",
    })
    void ofAShortSecretMostStaysUnseen(String url, String shown) {
        assertThat(ShownAddress.of(url)).isEqualTo(shown);
        assertThat(ShownAddress.isOne(shown)).isTrue();
        assertThat(ShownAddress.isOne(url)).isFalse();
    }
}
