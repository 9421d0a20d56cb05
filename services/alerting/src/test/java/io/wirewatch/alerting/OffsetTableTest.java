package io.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OffsetTableTest {
    @Property
    void itIsAMapWhateverIsPutAndTakenOut(@ForAll @Size(max = 300) List<@IntRange(min = -60, max = 60) Integer> steps) {
        OffsetTable table = new OffsetTable();
        Map<String, Long> map = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String name = "dlv_" + Math.abs(steps.get(i));
            if (steps.get(i) >= 0) {
                table.put(name, i);
                map.put(name, (long) i);
            } else {
                table.remove(name);
                map.remove(name);
            }
            assertThat(table.size()).isEqualTo(map.size());
        }
        for (int i = 0; i <= 60; i++) {
            assertThat(table.get("dlv_" + i)).isEqualTo(map.getOrDefault("dlv_" + i, OffsetTable.NONE));
        }
    }

    @Test
    void namesThatHardlyDifferAreToldApart() {
        OffsetTable table = new OffsetTable();
        int count = 200_000;
        for (int i = 0; i < count; i++) {
            table.put("end/alr_" + i, i);
        }

        assertThat(table.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(table.get("end/alr_" + i)).isEqualTo(i);
        }
        assertThat(table.contains("end/alr_" + count)).isFalse();
        assertThat(table.contains("end/alr_")).isFalse();
        assertThat(table.contains("")).isFalse();
    }

    @Test
    void aValueIsZeroOrMore() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OffsetTable().put("a", -1));
    }
}
