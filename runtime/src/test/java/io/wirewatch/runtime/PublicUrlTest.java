package io.wirewatch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    @Test
    void itIsTakenWithoutTheSlashAtItsEnd() {
        assertThat(new PublicUrl(" https://wire.example/desk// ").base()).contains("https://wire.example/desk");
        assertThat(new PublicUrl("").base()).isEmpty();
    }

    @Test
    void itsHostIsToldFromOthers() {
        PublicUrl url = new PublicUrl("https://Wire.example:8443");

        assertThat(url.isAt("wire.example:8443")).isTrue();
        assertThat(url.isAt("wire.example")).isFalse();
        assertThat(new PublicUrl("").isAt("wire.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wire.example",
                "ftp://wire.example",
                "https://wire.example/?a=b",
                "https://wire.example/#x",
                "https://user@wire.example",
                "https:///x",
                "https://wire example"
            })
    void whatIsNoSuchAddressIsRefusedWithTheNameOfTheSetting(String setting) {
        assertThatThrownBy(() -> new PublicUrl(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WIREWATCH_PUBLIC_URL")
                .hasMessageContaining(setting);
    }
}
