package io.wirewatch.formats.office;

import io.wirewatch.formats.office.OfficeException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Looks at the names of a document's parts before it is read. Runs in the worker only. */
final class OfficeParts {
    private static final String LOCKED = "EncryptedPackage";
    private static final String WORD = "WordDocument";
    private static final String MACROS = "Macros";
    private static final int FLAGS = 0x0a;
    private static final int ENCRYPTED = 0x01;

    /** What files from before 2007 are, by a part that only they have. */
    private static final Map<String, String> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put("Workbook", "an Excel workbook");
        OTHERS.put("Book", "an Excel workbook");
        OTHERS.put("PowerPoint Document", "a PowerPoint presentation");
        OTHERS.put("VisioDocument", "a Visio drawing");
        OTHERS.put("Quill", "a Publisher document");
        OTHERS.put("__properties_version1.0", "a mail of Outlook (.msg)");
    }

    private OfficeParts() {}

    /**
     * A file in the form of Office before 2007.
     *
     * @throws ParsingException if it is not of Word, locked, or holds macros
     */
    static void checkOld(byte[] bytes) throws ParsingException {
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            DirectoryEntry root = file.getRoot();
            if (root.hasEntryCaseInsensitive(LOCKED)) {
                throw new ParsingException(Problem.LOCKED, null, null);
            }
            for (Map.Entry<String, String> other : OTHERS.entrySet()) {
                if (!root.hasEntryCaseInsensitive(WORD) && root.hasEntryCaseInsensitive(other.getKey())) {
                    throw new ParsingException(Problem.OTHER_KIND, other.getValue(), null);
                }
            }
            if (!root.hasEntryCaseInsensitive(WORD)) {
                throw new ParsingException(Problem.OTHER_KIND, "a file of a program that nothing tells", null);
            }
            if (isLocked(file)) {
                throw new ParsingException(Problem.LOCKED, null, null);
            }
            if (root.hasEntryCaseInsensitive(MACROS)) {
                throw new ParsingException(Problem.MACROS, null, null);
            }
        } catch (IOException | RuntimeException e) {
            throw new ParsingException(Problem.DAMAGED, "it has no list of its parts", e);
        }
    }

    /** A bit in the head of the text says so ([MS-DOC] 2.5.2). */
    private static boolean isLocked(POIFSFileSystem file) throws IOException {
        try (InputStream text = file.createDocumentInputStream(WORD)) {
            byte[] head = text.readNBytes(FLAGS + 2);
            return head.length == FLAGS + 2 && (head[FLAGS + 1] & ENCRYPTED) != 0;
        }
    }

    /**
     * An OpenDocument text.
     *
     * @throws ParsingException if it holds macros
     */
    static void checkOpen(byte[] bytes) throws ParsingException {
        try (ZipFile file = ZipFile.builder().setByteArray(bytes).get()) {
            boolean hasMacros = Collections.list(file.getEntries()).stream()
                    .anyMatch(part -> part.getName().startsWith("Basic/")
                            || part.getName().startsWith("Scripts/"));
            if (hasMacros) {
                throw new ParsingException(Problem.MACROS, null, null);
            }
        } catch (IOException | RuntimeException e) {
            throw new ParsingException(Problem.DAMAGED, "it has no list of its parts", e);
        }
    }
}
