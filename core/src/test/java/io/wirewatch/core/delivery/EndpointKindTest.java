package io.wirewatch.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.net.RefusedTargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointKindTest {
    @ParameterizedTest
    @EnumSource
    void everyKindHasAName(EndpointKind kind) {
        assertThat(EndpointKind.of(kind.text())).isSameAs(kind);
    }

    @Test
    void anUnknownKindIsRefusedWithThoseThereAre() {
        assertThat(EndpointKind.known("pager")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EndpointKind.of("pager"))
                .withMessage("kind takes webhook, ntfy, not \"pager\"");
    }

    @ParameterizedTest
    @CsvSource({
        "webhook, https://hooks.example.org",
        "webhook, http://hooks.example.org:8080/a?b=c",
        "ntfy, https://ntfy.example.org/desk-1",
        "ntfy, https://example.org/push/desk_2/",
    })
    void addressesOfTheKindAreTaken(String kind, String url) {
        assertThatCode(() -> EndpointKind.of(kind).checkAddress(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "ntfy, https://ntfy.example.org",
        "ntfy, https://ntfy.example.org/",
        "ntfy, https://ntfy.example.org/desk.one",
    })
    void othersAreRefused(String kind, String url) {
        assertThatThrownBy(() -> EndpointKind.of(kind).checkAddress(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoAddressIsRefusedForAnyKind(EndpointKind kind) {
        assertThatThrownBy(() -> kind.checkAddress("javascript:alert(1)"))
                .isInstanceOfAny(RefusedTargetException.class, IllegalArgumentException.class);
    }
}
