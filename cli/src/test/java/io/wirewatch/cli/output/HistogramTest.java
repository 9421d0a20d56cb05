package io.wirewatch.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 28);

    @Test
    void eachDayHasABarAndQuietDaysAreThere() {
        assertThat(new Histogram(Map.of(FIRST, 2000L, FIRST.plusDays(2), 10L)).lines())
                .containsExactly("2026-09-28  " + "#".repeat(50) + " 2,000", "2026-09-29  0", "2026-09-30  # 10");
    }

    @Test
    void monthsGoByWeek() {
        Map<LocalDate, Long> days = new HashMap<>();
        for (int i = 0; i < 70; i++) {
            days.put(FIRST.plusDays(i), 1L);
        }

        List<String> lines = new Histogram(days).lines();

        assertThat(lines)
                .hasSize(10)
                .first()
                .asString()
                .startsWith("week of 2026-09-28  #")
                .endsWith(" 7");
    }

    @Test
    void yearsGoByMonth() {
        Map<LocalDate, Long> days = Map.of(FIRST, 3L, FIRST.plusYears(3), 1L);

        assertThat(new Histogram(days).lines()).hasSize(37).first().asString().startsWith("2026-09  ####");
    }

    @Test
    void nothingHasNoBars() {
        assertThat(new Histogram(Map.of()).lines()).isEmpty();
    }
}
