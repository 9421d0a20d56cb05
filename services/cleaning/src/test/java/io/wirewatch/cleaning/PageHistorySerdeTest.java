package io.wirewatch.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.cleaning.PageHistory;
import io.wirewatch.core.cleaning.PageVersion;
import io.wirewatch.core.cleaning.TextVersion;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.PublishedPrecision;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class PageHistorySerdeTest {
    private static final PageHistory HISTORY = new PageHistory(List.of(
            new PageVersion(7, List.of(text(1, false), text(1, false))),
            new PageVersion(9, "rel_notice 1", List.of(text(2, false), text(2, true))),
            new PageVersion(12, 7, null, List.of(text(3, false), text(2, true)))));

    private final PageHistorySerde serde = new PageHistorySerde();

    @Test
    void readsWhatItWrote() {
        byte[] bytes = serde.serializer().serialize("store", HISTORY);

        assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo(HISTORY);
        assertThat(serde.deserializer().deserialize("store", null)).isNull();
    }

    @Test
    void readsTheLayoutBeforeNotices() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            out.writeInt(1);
            out.writeLong(7);
            out.writeInt(1);
            out.writeInt(3);
            out.writeUTF("cd");
            out.writeUTF("ab");
            out.writeBoolean(true);
            out.writeUTF("Title");
            out.writeLong(1000);
            out.writeUTF("day");
            out.writeUTF("de");
        }

        assertThat(serde.deserializer().deserialize("store", bytes.toByteArray()))
                .isEqualTo(new PageHistory(List.of(new PageVersion(
                        7,
                        List.of(new TextVersion(
                                3,
                                "cd",
                                "ab",
                                true,
                                "Title",
                                Instant.ofEpochSecond(1),
                                PublishedPrecision.DAY,
                                "de",
                                null,
                                0))))));
    }

    @Test
    void refusesALayoutOfALaterVersion() {
        byte[] bytes = serde.serializer().serialize("store", HISTORY);
        bytes[0] = 9;

        assertThatThrownBy(() -> serde.deserializer().deserialize("store", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("layout 9");
    }

    @Test
    void refusesBytesThatEndTooEarly() {
        assertThatThrownBy(() -> serde.deserializer().deserialize("store", new byte[] {1, 0, 0, 0, 1, 0}))
                .isInstanceOf(SerializationException.class);
    }

    private static TextVersion text(int version, boolean withdrawn) {
        return new TextVersion(
                version,
                "cd".repeat(32),
                "ab".repeat(32),
                withdrawn,
                "Überschrift",
                Instant.parse("2026-01-02T03:04:05.678Z"),
                PublishedPrecision.DAY,
                "de",
                withdrawn ? Notice.KILL : null,
                version);
    }
}
