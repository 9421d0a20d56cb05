package io.wirewatch.gateway.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class NudgesTest {
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<String> written = new ArrayList<>();
    private final Nudges nudges = new Nudges(later::add);

    @Test
    void theFirstIsPassedOnAtOnce() {
        assertThat(pass("a", "1")).isTrue();
        assertThat(pass("b", "1")).isTrue();

        assertThat(written).containsExactly("a1", "b1");
    }

    @Test
    void aStormIsTwoAndTheLastIsAmongThem() {
        for (int i = 1; i <= 1_000; i++) {
            pass("a", Integer.toString(i));
        }
        assertThat(written).containsExactly("a1");
        assertThat(later).hasSize(1);

        later.remove().run();

        assertThat(written).containsExactly("a1", "a1000");
    }

    @Test
    void aStormThatGoesOnIsOneEachTime() {
        pass("a", "1");
        pass("a", "2");
        later.remove().run();
        pass("a", "3");
        pass("a", "4");
        later.remove().run();

        assertThat(written).containsExactly("a1", "a2", "a4");
        later.remove().run();
        assertThat(later).isEmpty();
        assertThat(written).hasSize(3);
    }

    @Test
    void afterASilenceTheNextIsTheFirstAgain() {
        pass("a", "1");
        later.remove().run();

        assertThat(pass("a", "2")).isTrue();
        assertThat(written).containsExactly("a1", "a2");
    }

    @Test
    void oneThatCouldNotBeWrittenIsSaidSoAndComesWithTheNext() {
        assertThatThrownBy(() -> nudges.pass("a", () -> {
                    throw new IllegalStateException("the broker is away");
                }))
                .hasMessage("the broker is away");
        pass("a", "2");

        later.remove().run();

        assertThat(written).containsExactly("a2");
    }

    @Test
    void oneThatFailsLaterStopsNothing() {
        pass("a", "1");
        nudges.pass("a", () -> {
            throw new IllegalStateException("the broker is away");
        });
        later.remove().run();
        later.remove().run();

        assertThat(pass("a", "2")).isTrue();
    }

    private boolean pass(String source, String what) {
        return nudges.pass(source, () -> written.add(source + what));
    }
}
