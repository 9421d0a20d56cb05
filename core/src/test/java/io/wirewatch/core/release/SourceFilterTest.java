package io.wirewatch.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFilterTest {
    @Test
    void aSourceIsMeantByItsIdOrAHost() {
        SourceFilter sources = SourceFilter.of(List.of("src_Harbours", " vestby.example "));

        assertThat(sources.takes("src_harbours", null)).isTrue();
        assertThat(sources.takes("push", "https://press.Vestby.example/pier")).isTrue();
        assertThat(sources.takes("push", "https://nordhavn.example/vestby.example"))
                .isFalse();
        assertThat(sources.takes("src_harbours2", null)).isFalse();
    }

    @Test
    void whereNoneIsNamedAllAre() {
        assertThat(SourceFilter.of(List.of()).takes("push", null)).isTrue();
    }
}
