package io.wirewatch.formats.file;

import io.wirewatch.formats.office.OfficeLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What was shown of a packed file: each file as its place and its bytes, in order. */
final class Unpacked implements InnerFiles {
    private final List<String> files = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<Long> places = new ArrayList<>();

    static Unpacked of(String name, byte[] file) throws Exception {
        return of(FileLimits.DEFAULT, name, new ByteArrayInputStream(file), 0);
    }

    static Unpacked of(PackedLimits limits, byte[] file) throws Exception {
        return of(FileLimits.DEFAULT.withPacked(limits), "a", new ByteArrayInputStream(file), 0);
    }

    static Unpacked from(byte[] file, long position) throws Exception {
        return of(FileLimits.DEFAULT, "a", new ByteArrayInputStream(file), position);
    }

    private static Unpacked of(FileLimits limits, String name, InputStream in, long position) throws Exception {
        Unpacked unpacked = new Unpacked();
        try (DocumentReader reader = new DocumentReader(limits, OfficeLimits.DEFAULT)) {
            reader.unpack(name, in, position, unpacked);
        }
        return unpacked;
    }

    /** Place, a colon, content. */
    List<String> files() {
        return files;
    }

    List<String> refusals() {
        return refusals;
    }

    List<Long> places() {
        return places;
    }

    @Override
    public void file(InnerFile file) throws IOException {
        String text = new String(file.in().readAllBytes(), StandardCharsets.UTF_8);
        files.add(file.place() + ":" + text);
    }

    @Override
    public void refused(String place, String reason) {
        refusals.add(place + " " + reason);
    }

    @Override
    public void reached(long position) {
        places.add(position);
    }
}
