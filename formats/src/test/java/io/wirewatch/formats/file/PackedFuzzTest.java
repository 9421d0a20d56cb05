package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wirewatch.formats.file.FileException.Problem;
import io.wirewatch.formats.office.OfficeLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Packed files of any bytes give documents or reasons, soon, and no more than they may. The build runs the inputs in {@code
 * PackedFuzzTestInputs}; {@code JAZZER_FUZZ=1 mvn -pl formats -am test -Dtest=PackedFuzzTest -Djazzer.hooks=true} goes on
 * from them and leaves there what it finds wrong.
 */
class PackedFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MOST = 4L * 1024 * 1024;
    private static final DocumentReader READER = new DocumentReader(
            FileLimits.DEFAULT
                    .withWhole(64 * 1024)
                    .withDeadline(Duration.ofNanos(1))
                    .withPacked(new PackedLimits(MOST, 1000, 200, 64 * 1024)),
            new OfficeLimits(Duration.ofMillis(1), 64, 1000, 1, Duration.ofSeconds(1)));

    @FuzzTest
    void givesDocumentsOrReasons(byte[] input) {
        read(input);
    }

    /** That the checks are of something. */
    @Test
    void thereIsSomethingToCheck() {
        byte[] inner = Archives.gzip(Archives.tar(Archives.file("b.html", "<p>x</p>")));
        assertThat(read(Archives.zip(Archives.file("a.txt", "x"), Archives.file("c.tgz", inner))))
                .isEqualTo(2);
    }

    private static int read(byte[] input) {
        long begun = System.nanoTime();
        Checked checked = new Checked();
        try {
            READER.readPacked("a", new ByteArrayInputStream(input), checked);
        } catch (FileException e) {
            assertThat(e.getMessage()).contains(":");
            assertThat(e.problem()).isNotNull();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        return checked.documents;
    }

    private static final class Checked implements DocumentSink {
        private int documents;
        private long bytes;
        private long reached;

        @Override
        public DocumentSink within(String place, FileKind kind) throws FileException {
            assertThat(place).doesNotContain("\0", "\n").matches("(!/.+)?");
            assertThat(kind.isPacked()).isFalse();
            if (kind.isConverted()) {
                // That is another process, which has tests of its own.
                throw new FileException(Problem.UNKNOWN_KIND, "is a document: read it elsewhere.");
            }
            return this;
        }

        @Override
        public void document(Document document) {
            documents++;
            bytes += document.body().length;
            assertThat(document.text()).isNotNull();
            // A mail may hold what it holds twice, as text and as a page.
            assertThat(bytes).isLessThanOrEqualTo(4 * MOST);
        }

        @Override
        public void refused(String part, String reason) {
            assertThat(part).isNotBlank();
            assertThat(reason).contains(":");
        }

        @Override
        public void reached(long position) {
            assertThat(position).isGreaterThanOrEqualTo(reached);
            reached = position;
        }
    }
}
