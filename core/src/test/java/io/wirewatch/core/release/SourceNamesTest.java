package io.wirewatch.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceNamesTest {
    @Test
    void aSourceGoesByItsIdItsHostAndEachDomainOfThat() {
        assertThat(SourceNames.of("State-7", "https://WWW.State.gov:8443/releases/1"))
                .containsExactly("state-7", "www.state.gov", "state.gov", "gov");
    }

    @Test
    void anAddressThatIsNoneNamesNoHost() {
        assertThat(SourceNames.of("push", null)).containsExactly("push");
        assertThat(SourceNames.of("push", "no address")).containsExactly("push");
        assertThat(SourceNames.of("push", "mailto:desk@example.org")).containsExactly("push");
    }

    @Test
    void aHostThatIsLongerThanAnyNameIsNotTakenApart() {
        assertThat(SourceNames.of("push", "https://" + "a.".repeat(100_000) + "example/"))
                .containsExactly("push");
    }

    @Test
    void upperAndLowerCaseAndBlanksAroundAreOne() {
        assertThat(SourceNames.written(" State.GOV ")).isEqualTo("state.gov");
    }
}
