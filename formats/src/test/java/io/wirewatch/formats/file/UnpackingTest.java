package io.wirewatch.formats.file;

import static io.wirewatch.formats.file.Archives.file;
import static io.wirewatch.formats.file.Archives.gzip;
import static io.wirewatch.formats.file.Archives.tar;
import static io.wirewatch.formats.file.Archives.zip;
import static io.wirewatch.formats.file.Archives.zipInFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class UnpackingTest {
    private static final int LINES = 4_000;
    private static final int READ_AHEAD = 512 * 1024;

    private static final List<Archives.Packed> TWO = List.of(file("a/one.txt", "First."), file("b/two.txt", "Second."));

    @Test
    void archivesOfAllFormsAreReadMemberByMember() throws Exception {
        byte[] tar = tar(TWO.toArray(Archives.Packed[]::new));
        for (byte[] archive : List.of(
                zip(TWO),
                zipInFile(ZipArchiveEntry.DEFLATED, TWO),
                zipInFile(ZipArchiveEntry.STORED, TWO),
                tar,
                gzip(tar),
                bzip2(tar),
                xz(tar, 1),
                zstd(tar),
                gzip(zip(TWO)))) {
            Unpacked unpacked = Unpacked.of("a", archive);
            assertThat(unpacked.files()).containsExactly("!/a/one.txt:First.", "!/b/two.txt:Second.");
            assertThat(unpacked.refusals()).isEmpty();
        }
    }

    @Test
    void aFileThatWasMadeSmallerIsItselfHoweverManyPiecesItHas() throws Exception {
        byte[] file = "First. ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        byte[] pieces = Archives.bytes(out -> {
            out.write(gzip("First. "));
            out.write(gzip("Second."));
        });

        assertThat(Unpacked.of("a.txt.gz", pieces).files()).containsExactly(":First. Second.");
        for (byte[] packed : List.of(gzip(file), bzip2(file), xz(file, 6), zstd(file))) {
            assertThat(Unpacked.of("a.txt.gz", packed).files())
                    .containsExactly(":" + new String(file, StandardCharsets.UTF_8));
        }
    }

    @Test
    void archivesInAnArchiveAreOpenedOneDeep() throws Exception {
        byte[] inner = zip(file("c.txt", "Inner."));
        byte[] archive = zip(
                file("a.tgz", gzip(tar(file("b.txt", "In a tar."), file("deep.zip", inner)))),
                file("c.zip", inner),
                file("d.txt.gz", gzip("Smaller.")),
                file("e.txt.gz", gzip(gzip("Twice."))));

        Unpacked unpacked = Unpacked.of("a.zip", archive);

        assertThat(unpacked.files())
                .containsExactly("!/a.tgz!/b.txt:In a tar.", "!/c.zip!/c.txt:Inner.", "!/d.txt.gz:Smaller.");
        assertThat(unpacked.refusals())
                .hasSize(2)
                .satisfiesExactly(
                        deep -> assertThat(deep).contains("!/a.tgz!/deep.zip is an archive in an archive", "unpack it"),
                        twice -> assertThat(twice).contains("!/e.txt.gz is packed twice", "unpack it"));
    }

    @Test
    void namesAreLabelsAndNothingElse() throws Exception {
        String endless = "x".repeat(5000) + ".txt";
        Unpacked unpacked = Unpacked.of(
                "a.zip",
                zip(
                        file("../../etc/passwd", "up"),
                        file("/abs.txt", "root"),
                        file("a\\b.txt", "windows"),
                        file("bell\7\u202e\u0085name.txt", "hidden"),
                        file("same.txt", "1"),
                        file("same.txt", "2"),
                        file(endless, "long"),
                        file("", "nameless")));

        assertThat(unpacked.files())
                .startsWith(
                        "!/../../etc/passwd:up",
                        "!/abs.txt:root",
                        "!/a/b.txt:windows",
                        "!/bell\ufffd\ufffd\ufffdname.txt:hidden",
                        "!/same.txt:1",
                        "!/same.txt:2")
                .endsWith("!/member 8:nameless");
        assertThat(unpacked.files().get(6))
                .hasSizeLessThan(350)
                .endsWith(":long")
                .contains("…");
        assertThat(unpacked.refusals()).isEmpty();
    }

    @Test
    void longNamesOfTarAreReadInBothWaysOfWritingThem() throws Exception {
        String name = "folder/".repeat(20) + "späť.txt";
        for (int mode : new int[] {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX}) {
            assertThat(Unpacked.of("a.tar", tar(mode, List.of(file(name, "x")))).files())
                    .containsExactly("!/" + name + ":x");
        }
    }

    @Test
    void whatFileManagersPutThereLinksAndDevicesArePassedOver() throws Exception {
        byte[] zip = zip(
                file("__MACOSX/._a.txt", "x"),
                file("b/.DS_Store", "x"),
                file("b/Thumbs.db", "x"),
                file(".git/config", "x"),
                file("b/", ""),
                file("a.txt", "Kept."));

        assertThat(Unpacked.of("a.zip", zip).files()).containsExactly("!/a.txt:Kept.");
        Unpacked tar = Unpacked.of("a.tar", Archives.tarWithLinks(file("a.txt", "Kept.")));
        assertThat(tar.files()).containsExactly("!/a.txt:Kept.");
        assertThat(tar.refusals()).isEmpty();
    }

    @Test
    void anArchiveWithoutFilesSaysSo() throws Exception {
        for (byte[] empty : List.of(zip(), gzip(zip()))) {
            assertThatExceptionOfType(FileException.class)
                    .isThrownBy(() -> Unpacked.of("a", empty))
                    .withMessageContaining("is an archive without files");
        }
        assertThat(Unpacked.of("a.zip", zip(file("a/", ""), file("b.zip", zip())))
                        .refusals())
                .singleElement()
                .asString()
                .contains("!/b.zip is an archive without files");
    }

    @Test
    void aBombIsDefusedByItsRatio() {
        byte[] zeros = new byte[8 * 1024 * 1024];
        PackedLimits limits = new PackedLimits(1L << 40, 100, 200, 1024 * 1024);
        for (byte[] bomb : List.of(
                gzip(zeros),
                bzip2(zeros),
                xz(zeros, 1),
                zstd(zeros),
                zip(file("a.txt", zeros)),
                zip(file(".hidden", zeros)),
                zip(file("a.zip", zip(file("b.txt", zeros)))),
                gzip(tar(file("__MACOSX/a", zeros))))) {
            assertThatExceptionOfType(FileException.class)
                    .isThrownBy(() -> Unpacked.of(limits, bomb))
                    .withMessageContaining("200 times its size")
                    .withMessageContaining("unpack it");
        }
    }

    @Test
    void noMoreIsUnpackedThanMayBe() throws Exception {
        PackedLimits limits = new PackedLimits(10, 2, 200, 1024);

        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> Unpacked.of(limits, zip(file("a", "12345"), file("b", "123456"))))
                .withMessageContaining("unpacks to more than 10 bytes");
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> Unpacked.of(limits, tar(file("a", "1"), file("b", "2"), file("c", "3"))))
                .withMessageContaining("more than 2 files");
    }

    @Test
    void aLockedMemberCostsNoOther() throws Exception {
        for (byte[] zip :
                List.of(zipInFile(ZipArchiveEntry.STORED, TWO), zipInFile(ZipArchiveEntry.DEFLATED, TWO), zip(TWO))) {
            byte[] locked = zip.clone();
            locked[6] |= 1;

            Unpacked unpacked = Unpacked.of("a.zip", locked);

            assertThat(unpacked.files()).containsExactly("!/b/two.txt:Second.");
            assertThat(unpacked.refusals())
                    .singleElement()
                    .asString()
                    .contains("!/a/one.txt is locked with a password", "without");
        }
    }

    @Test
    void aWayOfPackingThatIsNotReadCostsNoOther() throws Exception {
        byte[] zip = zipInFile(ZipArchiveEntry.STORED, TWO);
        zip[8] = 14;

        Unpacked unpacked = Unpacked.of("a.zip", zip);

        assertThat(unpacked.files()).containsExactly("!/b/two.txt:Second.");
        assertThat(unpacked.refusals()).singleElement().asString().contains("method 14", "pack it anew");
    }

    @Test
    void aMemberThatIsNotAsItSaysCostsNoOther() throws Exception {
        byte[] zip = zipInFile(ZipArchiveEntry.STORED, TWO);
        for (int lie : new int[] {14, 18, 22, indexOf(zip, "First.")}) {
            byte[] lying = zip.clone();
            lying[lie]++;

            Unpacked unpacked = Unpacked.of("a.zip", lying);

            assertThat(unpacked.files()).as("at %d", lie).contains("!/b/two.txt:Second.");
            assertThat(unpacked.refusals()).as("at %d", lie).first().asString().contains("!/a/one.txt is damaged");
        }
    }

    @Test
    void membersThatOverlapAreTold() throws Exception {
        // The list at the end names the one member twice, as bombs do whose members share what they hold.
        byte[] zip = zipInFile(ZipArchiveEntry.STORED, List.of(file("a.txt", "x")));
        int list = indexOf(zip, "PK\1\2");
        int end = indexOf(zip, "PK\5\6");
        byte[] overlapping = Archives.bytes(out -> {
            out.write(zip, 0, end);
            out.write(zip, list, end - list);
            out.write(zip, end, zip.length - end);
        });

        Unpacked unpacked = Unpacked.of("a.zip", overlapping);

        assertThat(unpacked.files()).containsExactly("!/a.txt:x");
        assertThat(unpacked.refusals()).singleElement().asString().contains("lists 2 members, and 1 are in it");
    }

    @Test
    void ofACutArchiveCountsWhatCameBefore() throws Exception {
        for (byte[] whole :
                List.of(zip(TWO), zipInFile(ZipArchiveEntry.STORED, TWO), tar(TWO.toArray(Archives.Packed[]::new)))) {
            for (int cut = indexOf(whole, "b/two.txt") + 1; cut < whole.length - 1024 - 22; cut++) {
                Unpacked unpacked = Unpacked.of("a", Arrays.copyOf(whole, cut));
                assertThat(unpacked.files()).as("cut at %d", cut).startsWith("!/a/one.txt:First.");
                assertThat(unpacked.refusals())
                        .as("cut at %d", cut)
                        .isNotEmpty()
                        .allMatch(told -> told.contains("is damaged"));
            }
        }
        byte[] lines = gzip("{\"id\":\"1\",\"text\":\"x\"}\n".repeat(20) + "y".repeat(70_000));
        Told told = Told.of("a.jsonl.gz", Arrays.copyOf(lines, lines.length - 9));
        assertThat(told.identities()).hasSize(20);
        assertThat(told.refusals()).last().asString().contains("“the rest” is damaged", "anew");
    }

    @Test
    void aDamagedHeadOfATarCostsThatMemberAlone() throws Exception {
        byte[] tar = tar(file("one.txt", "First."), file("two.txt", "Second."), file("three.txt", "Third."));
        tar[indexOf(tar, "two.txt")] = 'x';

        Unpacked unpacked = Unpacked.of("a.tar", tar);

        assertThat(unpacked.files()).containsExactly("!/one.txt:First.", "!/three.txt:Third.");
        assertThat(unpacked.refusals()).singleElement().asString().contains("is damaged");
    }

    @Test
    void readingGoesOnFromEveryPlaceItReached() throws Exception {
        List<Archives.Packed> files = List.of(
                file("a.txt", "First."),
                file("b.zip", zip(file("c.txt", "Inner."), file("d.jsonl.gz", gzip("{}\n{}\n")))),
                file("e.bin", new byte[] {0, 1}),
                file("f.txt", "Last."));
        for (byte[] archive : List.of(zip(files), gzip(tar(files.toArray(Archives.Packed[]::new))))) {
            Unpacked whole = Unpacked.of("a", archive);
            assertThat(whole.places()).isSorted().hasSizeGreaterThanOrEqualTo(5);
            for (int i = 0; i < whole.places().size(); i++) {
                List<String> rest =
                        Unpacked.from(archive, whole.places().get(i)).files();
                assertThat(whole.files()).endsWith(rest.toArray(String[]::new));
            }
            assertThat(Unpacked.from(archive, whole.places().getLast()).files()).isEmpty();
        }
    }

    @Test
    void readingGoesOnWithinAMember() throws Exception {
        String lines = "{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"x\"}\n{\"id\":\"3\",\"text\":\"x\"}\n";
        byte[] archive = zip(file("a.txt", "First."), file("b.jsonl", lines), file("c.txt", "Last."));
        Told whole = Told.of("a.zip", archive);
        assertThat(whole.places()).isSorted().doesNotHaveDuplicates().hasSize(6);

        List<String> rest = new ArrayList<>();
        for (long place : whole.places()) {
            Told told = new Told();
            Told.READER.unpack(
                    "a.zip", new ByteArrayInputStream(archive), place, new PackedDocuments(Told.READER, told));
            rest.add(told.documents().size() + " " + told.places().size());
        }

        assertThat(rest).containsExactly("4 5", "3 4", "2 3", "1 2", "1 1", "0 0");
    }

    @Test
    void eachReleaseIsToldAsSoonAsItIsUnpacked() throws Exception {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(7);
        for (int i = 0; i < LINES; i++) {
            lines.append("{\"id\":\"").append(i).append("\",\"text\":\"");
            random.ints(1000, 'a', 'z').forEach(one -> lines.append((char) one));
            lines.append("\"}\n");
        }
        for (byte[] packed : List.of(
                gzip(lines.toString()),
                zip(file("a.jsonl", lines.toString())),
                zip(file("a.tgz", gzip(tar(file("b.jsonl", lines.toString()))))))) {
            CountedStream read = new CountedStream(new ByteArrayInputStream(packed));
            int[] told = new int[1];
            Told.READER.readPacked("a.jsonl.gz", read, new DocumentSink() {
                @Override
                public void document(Document document) {
                    told[0]++;
                    assertThat(read.count()).isLessThan((long) packed.length * told[0] / LINES + READ_AHEAD);
                }

                @Override
                public void refused(String part, String reason) {
                    throw new AssertionError(part + reason);
                }
            });
            assertThat(told[0]).isEqualTo(LINES);
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static byte[] bzip2(byte[] file) {
        return Archives.bytes(out -> {
            try (BZip2CompressorOutputStream packed = new BZip2CompressorOutputStream(out)) {
                packed.write(file);
            }
        });
    }

    private static byte[] xz(byte[] file, int preset) {
        return Archives.bytes(out -> {
            try (XZOutputStream packed = new XZOutputStream(out, new LZMA2Options(preset))) {
                packed.write(file);
            }
        });
    }

    private static byte[] zstd(byte[] file) {
        return Archives.bytes(out -> {
            try (var packed = new com.github.luben.zstd.ZstdOutputStreamNoFinalizer(out)) {
                packed.write(file);
            }
        });
    }
}
