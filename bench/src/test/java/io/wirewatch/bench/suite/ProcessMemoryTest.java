package io.wirewatch.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
    @Test
    void residentIsReadInMebibytes() throws IOException {
        byte[] ballast = new byte[64 * 1024 * 1024];
        Arrays.fill(ballast, (byte) 1);

        assertThat(new ProcessMemory(ProcessHandle.current().pid()).resident()).isBetween(64.0, 64.0 * 1024);
        assertThat(ballast).hasSize(64 * 1024 * 1024);
    }

    @Test
    void whatIsAliveIsTheTotalOfTheHistogram() throws IOException {
        String histogram = """
                4711:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:        304562       29478800  [B (java.base@25)
                Total       1404562       73400320
                """;

        assertThat(ProcessMemory.live(histogram)).isEqualTo(70);
        assertThatThrownBy(() -> ProcessMemory.live("4711:\nCould not find it")).hasMessageContaining("Could not find");
    }

    @Test
    void theMachineIsDescribedInRoundNumbers() throws IOException {
        assertThat(Machine.describe()).matches("\\d+ cores, \\d+ GiB");
    }
}
