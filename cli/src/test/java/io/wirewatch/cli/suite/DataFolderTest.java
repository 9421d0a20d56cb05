package io.wirewatch.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    void aFolderInUseIsRefusedWithTheProcessThatHasIt() throws Exception {
        Path data = parent.resolve("data");
        try (DataFolder held = DataFolder.hold(data)) {
            assertThat(held.path()).isDirectory();
            assertThatThrownBy(() -> DataFolder.hold(data))
                    .isInstanceOf(SuiteException.class)
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data");
        }
        assertThatCode(() -> DataFolder.hold(data).close()).doesNotThrowAnyException();
    }

    @Test
    void whatIsNoFolderIsRefused() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.hold(file)).isInstanceOf(SuiteException.class);
    }

    @Test
    void aSuiteThatWasKilledIsNotTakenForARunningOne() throws Exception {
        new SuiteFile("http://127.0.0.1:1", "127.0.0.1:2", "http://127.0.0.1:3", Long.MAX_VALUE).write(parent);
        assertThat(SuiteFile.read(parent)).isEmpty();
        SuiteFile own = new SuiteFile("u", "b", "r", ProcessHandle.current().pid());
        own.write(parent);
        assertThat(SuiteFile.read(parent)).contains(own);
    }
}
