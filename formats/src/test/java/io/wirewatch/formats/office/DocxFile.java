package io.wirewatch.formats.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes Word documents for tests. */
public final class DocxFile {
    private static final String WORD = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private DocxFile() {}

    /** One with a heading, if not null, and paragraphs; markup of the format may be in them. */
    public static byte[] of(String title, String heading, String... paragraphs) {
        StringBuilder body = new StringBuilder();
        if (heading != null) {
            body.append("<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>" + heading + "</w:t></w:r></w:p>");
        }
        for (String paragraph : paragraphs) {
            body.append("<w:p><w:r><w:t>" + paragraph + "</w:t></w:r></w:p>");
        }
        return file("", title, body.toString().getBytes(StandardCharsets.UTF_8), 1);
    }

    /** One whose text unpacks to a hundred times so many megabytes as its size. */
    static byte[] bomb(int megabytes) {
        byte[] run = "<w:p><w:r><w:t>aaaaaaaaaaaaaaaa</w:t></w:r></w:p>"
                .repeat(20_000)
                .getBytes(StandardCharsets.UTF_8);
        return file("", null, run, megabytes);
    }

    /** One with entities that stand for each other, a billion in all. */
    static byte[] laughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE w:document [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            dtd.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        byte[] body = "<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>".getBytes(StandardCharsets.UTF_8);
        return file(dtd + "]>", null, body, 1);
    }

    private static byte[] file(String dtd, String title, byte[] body, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + PACKAGE
                            + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + override("/word/document.xml", MAIN + "document.main+xml")
                            + override("/word/styles.xml", MAIN + "styles+xml")
                            + override(
                                    "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
                            + "</Types>");
            put(
                    zip,
                    "_rels/.rels",
                    relations(
                            OFFICE + "officeDocument",
                            "word/document.xml",
                            PACKAGE + "relationships/metadata/core-properties",
                            "docProps/core.xml"));
            put(zip, "word/_rels/document.xml.rels", relations(OFFICE + "styles", "styles.xml"));
            put(
                    zip,
                    "word/styles.xml",
                    "<w:styles " + WORD
                            + "><w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>");
            put(
                    zip,
                    "docProps/core.xml",
                    "<cp:coreProperties xmlns:cp=\"" + PACKAGE
                            + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                            + (title == null ? "" : "<dc:title>" + title + "</dc:title>") + "</cp:coreProperties>");
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            write(zip, "<?xml version=\"1.0\"?>" + dtd + "<w:document " + WORD + "><w:body>");
            for (int i = 0; i < times; i++) {
                zip.write(body);
            }
            write(zip, "</w:body></w:document>");
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relations(String... typesAndTargets) {
        StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Id=\"r" + i + "\" Type=\"" + typesAndTargets[i] + "\" Target=\""
                    + typesAndTargets[i + 1] + "\"/>");
        }
        return xml + "</Relationships>";
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, text);
        zip.closeEntry();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
