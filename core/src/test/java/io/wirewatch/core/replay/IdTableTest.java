package io.wirewatch.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdTableTest {

    @Test
    void idsAreNumberedInTheOrderInWhichTheyCome() {
        IdTable table = new IdTable();
        for (int i = 0; i < 100_000; i++) {
            assertThat(table.add("sty_" + i)).isEqualTo(i);
        }

        assertThat(table.size()).isEqualTo(100_000);
        assertThat(table.add("sty_77")).isEqualTo(77);
        assertThat(table.find("sty_99999")).isEqualTo(99_999);
        assertThat(table.find("sty_100000")).isEqualTo(-1);
        assertThat(table.contains("")).isFalse();
    }

    @Test
    void anIdIsTheSameInEveryTable() {
        IdTable one = new IdTable();
        IdTable other = new IdTable();
        one.add("a");
        one.add("b");
        other.add("c");
        other.add("b");

        assertThat(one.add(other, 1)).isOne();
        assertThat(one.add(other, 0)).isEqualTo(2);
        assertThat(one.find("c")).isEqualTo(2);
    }
}
