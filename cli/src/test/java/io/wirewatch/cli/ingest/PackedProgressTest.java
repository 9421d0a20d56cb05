package io.wirewatch.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedProgressTest {
    private static final int LINES = 10_000;

    @TempDir
    private Path folder;

    /** Where reading could go on, after how many releases and how many bytes of the file. */
    private record Mark(long position, long read, int releases) {}

    private static final class Marks implements ReleaseSink {
        private final List<Mark> marks = new ArrayList<>();
        private final List<String> origins = new ArrayList<>();

        @Override
        public void release(PendingRelease release) {
            origins.add(release.origin());
        }

        @Override
        public void reached(long position, long read) {
            marks.add(new Mark(position, read, origins.size()));
        }
    }

    private static String lines() {
        Random random = new Random(3);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append("{\"id\":\"").append(i).append("\",\"text\":\"");
            random.ints(200, 'a', 'z').forEach(one -> lines.append((char) one));
            lines.append("\"}\n");
        }
        return lines.toString();
    }

    private Path gzip() throws Exception {
        Path file = folder.resolve("a.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path zip() throws Exception {
        Path file = folder.resolve("b.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String part : List.of("a.txt", "b/c.jsonl", "d.txt")) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write((part.endsWith("l") ? lines() : "Text.").getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Marks read(Path file, long position) throws Exception {
        Marks marks = new Marks();
        try (ReleaseReader reader = new ReleaseReader(null, false)) {
            reader.file(file, position, marks);
        }
        return marks;
    }

    @Test
    void itIsTheBytesOfThePackedFileThatAreCounted() throws Exception {
        for (Path file : List.of(gzip(), zip())) {
            long size = Files.size(file);
            List<Mark> marks = read(file, 0).marks;

            assertThat(marks).extracting(Mark::read).isSorted().allMatch(read -> read > 0 && read <= size);
            assertThat(marks).extracting(Mark::position).isSorted();
            // Of what was unpacked so much was read, and some hundred kilobytes ahead.
            assertThat(marks)
                    .allSatisfy(mark -> assertThat(mark.read())
                            .isBetween(
                                    size * (mark.releases() - 2) / LINES - 64 * 1024,
                                    size * mark.releases() / LINES + 256 * 1024));
        }
    }

    @Test
    void fromEveryMarkTheRestIsReadAndNothingElse() throws Exception {
        for (Path file : List.of(gzip(), zip())) {
            Marks whole = read(file, 0);
            int all = whole.origins.size();
            for (int i = 0; i < whole.marks.size(); i += 1 + whole.marks.size() / 7) {
                Mark mark = whole.marks.get(i);
                assertThat(read(file, mark.position()).origins).hasSize(all - mark.releases());
            }
            assertThat(read(file, whole.marks.getLast().position()).origins).isEmpty();
        }
    }
}
