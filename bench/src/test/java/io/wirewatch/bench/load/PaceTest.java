package io.wirewatch.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void peersAreSentHalfWayBetween() {
        Pace pace = new Pace(1_000, Duration.ofNanos(200));

        assertThat(pace.intended(0)).isEqualTo(1_000);
        assertThat(pace.between(0)).isEqualTo(1_100);
        assertThat(pace.intended(3)).isEqualTo(1_600);
        assertThat(Pace.perSecond(50).period()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void nothingIsLeftOutWhenTheSenderIsLate() {
        List<String> sent = new ArrayList<>();
        // All of these moments have passed.
        Pace pace = new Pace(System.nanoTime() - Duration.ofSeconds(1).toNanos(), Duration.ofMillis(1));

        pace.run(3, number -> sent.add("send " + number), number -> sent.add("peer " + number));

        assertThat(sent).containsExactly("send 0", "peer 0", "send 1", "peer 1", "send 2", "peer 2");
        assertThat(pace.intended(2) - pace.begin())
                .isEqualTo(Duration.ofMillis(2).toNanos());
    }
}
