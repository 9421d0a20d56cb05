package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.formats.office.OfficeLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;

/**
 * What reading a file keeps whatever its bytes are: it gives documents or reasons, soon. Attached PDF and Word files are not
 * read here: that is another process, and the deadline of a nanosecond keeps them away.
 */
final class Fuzzed implements DocumentSink {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int WHOLE = 64 * 1024;
    private static final DocumentReader READER = new DocumentReader(
            FileLimits.DEFAULT.withWhole(WHOLE).withDeadline(Duration.ofNanos(1)),
            new OfficeLimits(Duration.ofMillis(1), 64, 1000, 1, Duration.ofSeconds(1)));

    private final long end;
    private int documents;
    private long reached;

    private Fuzzed(long end) {
        this.end = end;
    }

    /** How many documents are in a file of a kind. */
    static int read(FileKind kind, byte[] file) {
        long begun = System.nanoTime();
        Fuzzed fuzzed = new Fuzzed(file.length);
        try {
            READER.read(kind, null, new ByteArrayInputStream(file), 0, fuzzed);
        } catch (FileException e) {
            assertThat(e.getMessage()).contains(":");
            assertThat(e.problem()).isNotNull();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        return fuzzed.documents;
    }

    @Override
    public void document(Document document) {
        documents++;
        assertThat(document.contentType()).isIn("text/plain", "text/html");
        assertThat(document.body().length).isLessThanOrEqualTo(FileLimits.DEFAULT.document());
        assertThat(document.identity()).isNotBlank();
        assertThat(document.text()).isNotNull();
    }

    @Override
    public void refused(String part, String reason) {
        assertThat(part).isNotBlank();
        assertThat(reason).contains(":");
    }

    @Override
    public void reached(long position) {
        assertThat(position).isBetween(reached, end);
        reached = position;
    }
}
