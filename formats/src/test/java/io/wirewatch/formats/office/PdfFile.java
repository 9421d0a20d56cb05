package io.wirewatch.formats.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Makes PDFs for tests. */
public final class PdfFile {
    private static final float SIZE = 11;
    private static final float LEADING = 13;

    private PdfFile() {}

    /** Pages of lines; an empty line parts paragraphs. */
    public static byte[] of(String title, String... pages) {
        return of(title, null, pages);
    }

    /** The same, to be opened with a password; with an empty one by everybody, though not to be changed. */
    static byte[] locked(String password, String... pages) {
        return of(null, password, pages);
    }

    private static byte[] of(String title, String password, String... pages) {
        try (PDDocument document = new PDDocument()) {
            for (String page : pages) {
                add(document, page.lines().toList());
            }
            document.getDocumentInformation().setTitle(title);
            if (password != null) {
                AccessPermission permission = new AccessPermission();
                permission.setCanModify(false);
                StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, permission);
                policy.setEncryptionKeyLength(256);
                document.protect(policy);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(PDDocument document, List<String> lines) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), SIZE);
            content.setLeading(LEADING);
            content.beginText();
            content.newLineAtOffset(72, 730);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
                if (line.isEmpty()) {
                    content.newLine();
                }
            }
            content.endText();
        }
    }

    /** One page that shows one text of so many letters, packed to a thousandth. */
    static byte[] bomb(long letters) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
                byte[] block = "a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
                deflate.write(ascii("BT ("));
                for (long written = 0; written < letters; written += block.length) {
                    deflate.write(block);
                }
                deflate.write(ascii(") Tj ET"));
            }
            return raw("<</Type/Pages/Kids[3 0 R]/Count 1>>", packed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A hundred thousand pages that are all the same one, which shows nothing, many times. */
    static byte[] endless() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            deflate.write(ascii("BT " + "0 0 Td () Tj ".repeat(200_000) + "ET"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return raw("<</Type/Pages/Kids[" + "3 0 R ".repeat(100_000) + "]/Count 100000>>", packed.toByteArray());
    }

    /** A tree of pages that has itself as a branch. */
    static byte[] loop() {
        return raw("<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R/Count 99999999>>", new byte[0]);
    }

    private static byte[] raw(String tree, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj" + tree + "endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
                + "4 0 obj<</Filter/FlateDecode/Length " + content.length + ">>stream\n"));
        out.writeBytes(content);
        out.writeBytes(ascii("\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n"));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
