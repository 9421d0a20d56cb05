package io.wirewatch.alerting.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpConfigTest {
    private static SmtpConfig with(int port, String security, String unsubscribe) {
        return new SmtpConfig("mail.example.org", port, security, null, null, "alerts@example.org", unsubscribe);
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.org, -1, starttls, , , a@example.org, , port",
        "mail.example.org, 65536, starttls, , , a@example.org, , port",
        "mail.example.org, 0, ssl, , , a@example.org, , 'starttls, tls, none'",
        "mail example.org, 0, starttls, , , a@example.org, , host",
        "smtp://mail.example.org, 0, starttls, , , a@example.org, , host",
        "mail.example.org, 0, starttls, , , , , from",
        "mail.example.org, 0, starttls, , , Alerts <a@example.org>, , from",
        "mail.example.org, 0, starttls, alerts, , a@example.org, , together",
        "mail.example.org, 0, starttls, , s3cret, a@example.org, , together",
        "mail.example.org, 0, none, alerts, s3cret, a@example.org, , in the clear",
        "mail.example.org, 0, starttls, , , a@example.org, http://example.org/off, unsubscribe",
        "mail.example.org, 0, starttls, , , a@example.org, off@example.org?x=y, unsubscribe",
    })
    void whatMakesNoSenseIsRefusedByName(
            String host,
            int port,
            String security,
            String user,
            String password,
            String from,
            String unsubscribe,
            String says) {
        assertThatThrownBy(() -> new SmtpConfig(host, port, security, user, password, from, unsubscribe))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wirewatch.alerting.smtp.")
                .hasMessageContaining(says)
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void eachSecurityHasItsPort() {
        assertThat(with(0, "starttls", null).usedPort()).isEqualTo(587);
        assertThat(with(0, "TLS", null).usedPort()).isEqualTo(465);
        assertThat(with(0, "none", null).usedPort()).isEqualTo(25);
        assertThat(with(2525, "none", null).usedPort()).isEqualTo(2525);
    }

    @Test
    void withoutAHostNothingElseNeedBeSet() {
        assertThat(new SmtpConfig("", 0, "starttls", "", "", "", "").isSet()).isFalse();
    }

    @Test
    void aReaderGetsOffTheListByMailOrWeb() {
        assertThat(with(0, "tls", "").unsubscribeLink()).isEmpty();
        assertThat(with(0, "tls", "off@example.org").unsubscribeLink()).contains("mailto:off@example.org");
        assertThat(with(0, "tls", "mailto:off@example.org").unsubscribeLink()).contains("mailto:off@example.org");
        assertThat(with(0, "tls", "https://example.org/off?a=b").unsubscribeLink())
                .contains("https://example.org/off?a=b");
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(new SmtpConfig("mail.example.org", 0, "tls", "u", "s3cret", "a@example.org", null))
                .asString()
                .doesNotContain("s3cret")
                .contains("mail.example.org:465");
    }
}
