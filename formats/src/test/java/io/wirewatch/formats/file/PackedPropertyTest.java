package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.formats.file.Archives.Packed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** What is packed comes out, in order, however it is packed; and what is cut off or changed harms nothing. */
class PackedPropertyTest {
    /** A member: a file, or an archive with files. */
    record Member(String name, List<Packed> files, Layout layout) {
        Packed packed() {
            return layout == null ? new Packed(name, files.getFirst().bytes()) : new Packed(name, layout.pack(files));
        }

        List<String> out(String place) {
            String here = place + "!/" + name;
            return layout == null
                    ? List.of(here + ":" + text(files.getFirst()))
                    : files.stream()
                            .map(file -> here + "!/" + file.name() + ":" + text(file))
                            .toList();
        }
    }

    enum Layout {
        ZIP,
        ZIP_STORED,
        ZIP_IN_FILE,
        TAR_GNU,
        TAR_POSIX,
        TAR_GZ;

        byte[] pack(List<Packed> files) {
            return switch (this) {
                case ZIP -> Archives.zip(files);
                case ZIP_STORED -> Archives.zipInFile(ZipArchiveEntry.STORED, files);
                case ZIP_IN_FILE -> Archives.zipInFile(ZipArchiveEntry.DEFLATED, files);
                case TAR_GNU -> Archives.tar(TarArchiveOutputStream.LONGFILE_GNU, files);
                case TAR_POSIX -> Archives.tar(TarArchiveOutputStream.LONGFILE_POSIX, files);
                case TAR_GZ -> Archives.gzip(Archives.tar(TarArchiveOutputStream.LONGFILE_POSIX, files));
            };
        }
    }

    private static String text(Packed file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<List<Packed>> files() {
        Arbitrary<String> parts =
                Arbitraries.strings().withChars("abcäΩ 中").ofMinLength(1).ofMaxLength(60);
        Arbitrary<String> names = parts.map(part -> part.strip() + "n")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(all -> String.join("/", all) + ".txt");
        Arbitrary<byte[]> texts = Combinators.combine(
                        Arbitraries.strings().ofMaxLength(20).map(text -> text.replaceAll("[^\\p{L}]", "")),
                        Arbitraries.integers().between(1, 9000))
                .as((text, times) -> ("Text " + text + ".")
                        .repeat(Math.max(1, times / (text.length() + 6)))
                        .getBytes(StandardCharsets.UTF_8));
        return Combinators.combine(names, texts)
                .as(Packed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Member>> members() {
        Arbitrary<Layout> layouts = Arbitraries.of(Layout.values()).injectNull(0.7);
        return Combinators.combine(files(), layouts)
                .as((files, layout) ->
                        new Member(layout == null ? files.getFirst().name() : "inner." + layout.name(), files, layout))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Property(tries = 100)
    void whatIsPackedComesOutInOrder(@ForAll("members") List<Member> members, @ForAll Layout layout) throws Exception {
        byte[] archive = layout.pack(members.stream().map(Member::packed).toList());

        Unpacked unpacked = Unpacked.of("a", archive);

        List<String> expected = new ArrayList<>();
        members.forEach(member -> expected.addAll(member.out("")));
        assertThat(unpacked.files()).isEqualTo(expected);
        assertThat(unpacked.refusals()).isEmpty();
    }

    @Property(tries = 100)
    void readingGoesOnFromAnyPlace(@ForAll("members") List<Member> members, @ForAll Layout layout, @ForAll int pick)
            throws Exception {
        byte[] archive = layout.pack(members.stream().map(Member::packed).toList());
        Unpacked whole = Unpacked.of("a", archive);
        long place = whole.places().get(Math.floorMod(pick, whole.places().size()));

        List<String> rest = Unpacked.from(archive, place).files();

        int told = InnerFile.ordinal(place);
        assertThat(rest).isEqualTo(whole.files().subList(told, whole.files().size()));
    }

    @Property(tries = 100)
    void ofWhatIsCutOffCountsWhatCameBeforeAndTheRestIsTold(
            @ForAll("members") List<Member> members, @ForAll Layout layout, @ForAll int at) throws Exception {
        byte[] archive = layout.pack(members.stream().map(Member::packed).toList());
        List<String> whole = Unpacked.of("a", archive).files();
        byte[] cut = Arrays.copyOf(archive, Math.floorMod(at, archive.length));
        try {
            Unpacked unpacked = Unpacked.of("a", cut);
            List<String> files = unpacked.files().stream()
                    .filter(file -> file.startsWith("!/"))
                    .toList();

            assertThat(whole.subList(0, Math.min(files.size(), whole.size()))).isEqualTo(files);
            assertThat(files.size() == whole.size() || !unpacked.refusals().isEmpty() || cut.length < TarHeader.BLOCK)
                    .isTrue();
        } catch (FileException e) {
            assertThat(e.getMessage()).contains(":");
        }
    }

    @Property(tries = 100)
    void whatHasChangedIsNotTakenForWhatItWas(
            @ForAll("members") List<Member> members,
            @ForAll("withChecksums") Layout layout,
            @ForAll int at,
            @ForAll byte change)
            throws Exception {
        byte[] archive = layout.pack(members.stream().map(Member::packed).toList());
        List<String> whole = texts(Unpacked.of("a", archive).files());
        archive[Math.floorMod(at, archive.length)] ^= change;
        try {
            Unpacked unpacked = Unpacked.of("a", archive);
            // An archive in it shows its members before what it is in comes to its checksum.
            assertThat(whole.containsAll(texts(unpacked.files()))
                            || !unpacked.refusals().isEmpty())
                    .isTrue();
        } catch (FileException e) {
            assertThat(e.getMessage()).contains(":");
        }
    }

    @Provide
    Arbitrary<Layout> withChecksums() {
        return Arbitraries.of(Layout.ZIP, Layout.ZIP_STORED, Layout.ZIP_IN_FILE, Layout.TAR_GZ);
    }

    private static List<String> texts(List<String> files) {
        return files.stream()
                .filter(file -> file.startsWith("!/"))
                .map(file -> file.substring(file.indexOf(':')))
                .toList();
    }
}
