package io.wirewatch.formats.office;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files of Office before 2007 for tests. {@code bridge.doc} is a text of ours that a word processor saved as such. */
public final class OldOfficeFile {
    private static final int FLAGS = 0x0a;
    private static final int LOCKED = 0x01;

    private OldOfficeFile() {}

    public static byte[] document() {
        try (InputStream in = OldOfficeFile.class.getResourceAsStream("/office/bridge.doc")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose text says that a password is needed. */
    static byte[] locked() {
        return changed(file -> {
            byte[] text;
            try (InputStream in = file.createDocumentInputStream("WordDocument")) {
                text = in.readAllBytes();
            }
            text[FLAGS + 1] |= LOCKED;
            file.getRoot().getEntry("WordDocument").delete();
            file.createDocument(new ByteArrayInputStream(text), "WordDocument");
        });
    }

    static byte[] withMacros() {
        return changed(file -> file.getRoot().createDirectory("Macros"));
    }

    /** One that is no document of Word but has a part of this name. */
    static byte[] other(String part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            file.createDocument(new ByteArrayInputStream(new byte[5000]), part);
            file.writeFilesystem(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Change {
        void to(POIFSFileSystem file) throws IOException;
    }

    private static byte[] changed(Change change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(document()))) {
            change.to(file);
            file.writeFilesystem(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
