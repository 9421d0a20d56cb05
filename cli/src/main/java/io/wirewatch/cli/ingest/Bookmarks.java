package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.core.ids.Ids;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * How far files were read whose reading was cut off: for each a small file that says up to which place the gateway has
 * acknowledged all, and how many bytes of the file were read for that. It is written after the acknowledgement, so it may lag and what is behind it be sent again, which
 * does no harm; it never leads. A file that changed, another gateway, label or mark are another reading.
 */
public final class Bookmarks {
    private static final int LONGEST_NUMBER = Long.toString(Long.MAX_VALUE).length();

    private final Path folder;
    private final String reading;
    private final Consumer<String> notice;
    private boolean isBroken;
    private boolean isForgetful;

    /**
     * @param folder where they lie
     * @param door who takes the releases in
     * @param source the label that is put on releases, or null
     * @param notice told in a sentence what is the matter with them
     */
    public Bookmarks(Path folder, URI door, String source, boolean historical, Consumer<String> notice) {
        this.folder = folder;
        this.reading = door + " " + historical + " " + (source == null ? "" : source);
        this.notice = notice;
    }

    /** The same, of which none knows how far its file was read before. */
    public Bookmarks forgetful() {
        isForgetful = true;
        return this;
    }

    /** The bookmark of a file as it is now. */
    Bookmark of(Path file) throws IOException {
        Path real = file.toRealPath();
        String state = real + " " + Files.size(real) + " " + Files.getLastModifiedTime(real);
        return new Bookmark(folder.resolve(Ids.hashed("bmk", reading, state)), state);
    }

    /** How far one file was read. */
    final class Bookmark {
        private final Path path;
        private final String state;

        private Bookmark(Path path, String state) {
            this.path = path;
            this.state = state;
        }

        /** The place up to which all was acknowledged, a byte where the file is not packed; 0 where nothing is known. */
        long position() {
            return Math.max(0, known().path("position").asLong());
        }

        /** How many bytes of the file were read for that. */
        long read() {
            JsonNode known = known();
            return Math.max(0, known.path("read").asLong(known.path("position").asLong()));
        }

        private JsonNode known() {
            if (isForgetful || !Files.exists(path)) {
                return MissingNode.getInstance();
            }
            try {
                JsonNode known = Gateway.JSON.readTree(path.toFile());
                return known.path("file").asText().equals(state) ? known : MissingNode.getInstance();
            } catch (IOException e) {
                // Cut off while it was written: then the file is read from its beginning.
                return MissingNode.getInstance();
            }
        }

        void acknowledged(long position, long read) {
            if (isBroken) {
                return;
            }
            try {
                Files.createDirectories(folder);
                // Written over, at the same length: it is done after each batch, and a file made anew and moved costs
                // more than the batch does.
                Files.write(path, padded(position, read), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            } catch (IOException e) {
                isBroken = true;
                notice.accept("cannot remember in " + folder + " how far this is (" + e.getMessage()
                        + "): if it is cut off, it begins anew");
            }
        }

        private byte[] padded(long position, long read) throws IOException {
            byte[] written = Gateway.JSON.writeValueAsBytes(Gateway.JSON
                    .createObjectNode()
                    .put("file", state)
                    .put("position", position)
                    .put("read", read));
            int digits = Long.toString(position).length() + Long.toString(read).length();
            byte[] padded = Arrays.copyOf(written, written.length + 2 * LONGEST_NUMBER - digits);
            Arrays.fill(padded, written.length, padded.length, (byte) ' ');
            return padded;
        }

        /** Nothing is left to be read. */
        void done() {
            if (isBroken) {
                return;
            }
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                notice.accept("cannot remove " + path + " (" + e.getMessage() + "): remove it to read the file again");
            }
        }
    }
}
