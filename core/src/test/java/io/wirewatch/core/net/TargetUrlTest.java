package io.wirewatch.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.org/in, hooks.example.org, 443, https://hooks.example.org/in",
        "HTTP://Hooks.Example.ORG, hooks.example.org, 80, http://hooks.example.org/",
        "http://hooks.example.org:8080?x=1, hooks.example.org, 8080, http://hooks.example.org:8080/?x=1",
        "http://hooks.example.org./a#part, hooks.example.org., 80, http://hooks.example.org./a",
        "https://[2001:4860:4860::8888]:8443/, 2001:4860:4860::8888, 8443, https://[2001:4860:4860::8888]:8443/",
        "https://bücher.example/, xn--bcher-kva.example, 443, https://xn--bcher-kva.example/",
        "https://under_score.example/, under_score.example, 443, https://under_score.example/",
        "https://1.example/, 1.example, 443, https://1.example/"
    })
    void hostPortAndAddressAreReadAsBrowsersReadThem(String text, String host, int port, String uri) {
        TargetUrl target = TargetUrl.parse(text);

        assertThat(target.host()).isEqualTo(host);
        assertThat(target.port()).isEqualTo(port);
        assertThat(target.uri()).hasToString(uri);
    }

    @Test
    void whatAUriMustNotHoldIsEncoded() {
        assertThat(TargetUrl.parse("https://example.org/a b/ä|{x}?q=50%&r=%41").uri())
                .hasToString("https://example.org/a%20b/%C3%A4%7C%7Bx%7D?q=50%25&r=%41");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.org/in",
                "ftp://example.org/",
                "https:/example.org/",
                "https://",
                "https:///path",
                "https://user:pass@example.org/",
                "https://example.org@10.0.0.1/",
                "https://exa mple.org/",
                "https://exa%6dple.org/",
                "https://example.org\\@10.0.0.1/",
                "https://-example.org/",
                "https://exa..mple.org/",
                "https://example.org:0/",
                "https://example.org:65536/",
                "https://example.org:80:80/",
                "https://[::1/",
                "https://[fe80::1%25eth0]/",
                "https://[::ffff:8.8.8.8]/",
                "https://[1.2.3.4]/",
                "https://2130706433/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://8.8.8/",
                "https://8.8.8.8./",
                "https://8.8.8.8.8/",
                "https://8.8.8.256/",
                "https://８.8.8.8/",
                "https://8。8。8。8/",
                "https://example.org/\u0000",
                "https://a\u200Bb\u2064.example\u0000/"
            })
    void whatTwoProgramsCouldReadDifferentlyIsRefused(String text) {
        assertThatThrownBy(() -> TargetUrl.parse(text))
                .isInstanceOfSatisfying(
                        RefusedTargetException.class,
                        e -> assertThat(e.reason()).isEqualTo(RefusedTargetException.Reason.SYNTAX));
    }

    @Test
    void aVeryLongAddressIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> TargetUrl.parse("https://example.org/" + "a".repeat(5000)))
                .hasMessageContaining("4096");
    }
}
