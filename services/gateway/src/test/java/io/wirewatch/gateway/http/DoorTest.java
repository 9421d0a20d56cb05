package io.wirewatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.wirewatch.runtime.PublicUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
    private static final String HUB_CALL = "/api/v1/websub/ministry/" + "x".repeat(43);
    private static final String TOKEN = "a token of the desk";

    private final Door door = new Door(new DoorPolicy("127.0.0.1", TOKEN), new PublicUrl("https://wire.example"));

    @Test
    void hubsNeedNoTokenAndCallByThePublicName() {
        assertThat(refusal(HUB_CALL, "wire.example")).isZero();
        assertThat(refusal(HUB_CALL, "localhost:8080")).isZero();
        assertThat(refusal(HUB_CALL, "elsewhere.example")).isEqualTo(403);
        assertThat(refusal(HUB_CALL, null)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sources",
                "/api/v1/websub",
                "/api/v1/websub/a",
                "/api/v1/websub/a/b/c",
                "/api/v1/websub/../sources/b",
                "/api/v1/websub/a/%2e%2e",
                "/api/v1/websub/a;/b",
                "//api/v1/websub/a/b"
            })
    void nothingElseIsLetInByTheirPath(String path) {
        assertThat(refusal(path, "localhost")).isEqualTo(401);
        assertThat(refusal(path, "wire.example")).isEqualTo(403);
    }

    @Test
    void pagesOfOtherOriginsMayNotCallAsHubsEither() {
        HttpRequest<?> request = HttpRequest.GET(HUB_CALL)
                .header(HttpHeaders.HOST, "wire.example")
                .header(HttpHeaders.ORIGIN, "https://page.example");

        assertThat(catchThrowableOfType(ProblemException.class, () -> door.check(request))
                        .status())
                .isEqualTo(403);
    }

    /** The status of the refusal; 0 where it is let in. */
    private int refusal(String path, String host) {
        var request = HttpRequest.GET(path);
        if (host != null) {
            request.header(HttpHeaders.HOST, host);
        }
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> door.check(request));
        return refusal == null ? 0 : refusal.status();
    }
}
