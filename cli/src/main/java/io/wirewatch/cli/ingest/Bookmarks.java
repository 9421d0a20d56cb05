package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
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
 * How far files were read whose reading was cut off: for each a small file that says up to which byte the gateway has
 * acknowledged all. It is written after the acknowledgement, so it may lag and what is behind it be sent again, which
 * does no harm; it never leads. A file that changed, another gateway, label or mark are another reading.
 */
public final class Bookmarks {
    private static final int LONGEST_POSITION = Long.toString(Long.MAX_VALUE).length();

    private final Path folder;
    private final String reading;
    private final Consumer<String> notice;
    private boolean isBroken;
    private boolean isForgetful;

    /**
     * @param folder where they lie
     * @param source the label that is put on releases, or null
     * @param notice told in a sentence what is the matter with them
     */
    public Bookmarks(Path folder, URI gateway, String source, boolean historical, Consumer<String> notice) {
        this.folder = folder;
        this.reading = gateway + " " + historical + " " + (source == null ? "" : source);
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

        /** The byte up to which all was acknowledged; 0 where nothing is known. */
        long position() {
            if (isForgetful) {
                return 0;
            }
            try {
                JsonNode known = Files.exists(path) ? Gateway.JSON.readTree(path.toFile()) : null;
                boolean isOurs = known != null && known.path("file").asText().equals(state);
                return isOurs ? Math.max(0, known.path("position").asLong()) : 0;
            } catch (IOException e) {
                // Cut off while it was written: then the file is read from its beginning.
                return 0;
            }
        }

        void acknowledged(long position) {
            if (isBroken) {
                return;
            }
            try {
                Files.createDirectories(folder);
                // Written over, at the same length: it is done after each batch, and a file made anew and moved costs
                // more than the batch does.
                Files.write(path, padded(position), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            } catch (IOException e) {
                isBroken = true;
                notice.accept("cannot remember in " + folder + " how far this is (" + e.getMessage()
                        + "): if it is cut off, it begins anew");
            }
        }

        private byte[] padded(long position) throws IOException {
            byte[] written = Gateway.JSON.writeValueAsBytes(
                    Gateway.JSON.createObjectNode().put("file", state).put("position", position));
            byte[] padded = Arrays.copyOf(
                    written,
                    written.length + LONGEST_POSITION - Long.toString(position).length());
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
