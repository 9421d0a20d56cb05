package io.wirewatch.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.runtime.WirewatchConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
    private static final byte[] SECRET = "whsec_abc".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path data;

    private SecretBox box(String key) {
        return new SecretBox(new WirewatchConfig("gateway", 0, data, "main"), key);
    }

    @Test
    void opensWhatAnotherServiceOfTheInstallationSealed() {
        byte[] sealed = box("").seal("end_1", SECRET);

        assertThat(box("").open("end_1", sealed)).isEqualTo(SECRET);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("whsec");
    }

    @Test
    void doesNotOpenForAnotherOwner() {
        byte[] sealed = box("").seal("end_1", SECRET);

        assertThatThrownBy(() -> box("").open("end_2", sealed)).hasMessageContaining("WIREWATCH_SECRET_KEY");
    }

    @Test
    void doesNotOpenUnderAnotherKey() {
        byte[] sealed = box("").seal("end_1", SECRET);

        assertThatThrownBy(() ->
                        box("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").open("end_1", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsTheKeyFileToItsOwner() throws IOException {
        box("").seal("end_1", SECRET);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("secret.key"));
        }
    }

    @Test
    void refusesAKeyOfTheWrongLength() {
        assertThatThrownBy(() -> box("AAAA").seal("end_1", SECRET)).hasMessageContaining("32 bytes");
    }
}
