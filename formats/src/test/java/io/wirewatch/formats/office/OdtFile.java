package io.wirewatch.formats.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes OpenDocument texts for tests. */
public final class OdtFile {
    private static final String TYPE = "application/vnd.oasis.opendocument.text";
    private static final String NAMESPACES = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/'";

    private OdtFile() {}

    /** One with a heading, if not null, and paragraphs; markup of the format may be in them. */
    public static byte[] of(String title, String heading, String... paragraphs) {
        StringBuilder body = new StringBuilder();
        if (heading != null) {
            body.append("<text:h text:outline-level='1'>" + heading + "</text:h>");
        }
        for (String paragraph : paragraphs) {
            body.append("<text:p>" + paragraph + "</text:p>");
        }
        return file(TYPE, "", title, body.toString(), 1, null, "");
    }

    /** One of another kind of OpenDocument. */
    public static byte[] ofKind(String kind) {
        return file(TYPE.replace("text", kind), "", null, "", 1, null, "");
    }

    /** One whose text unpacks to a hundred times so many megabytes as its size. */
    static byte[] bomb(int megabytes) {
        String run = "<text:p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</text:p>".repeat(20_000);
        return file(TYPE, "", null, run, megabytes, null, "");
    }

    /** One with entities that stand for each other, a billion in all. */
    static byte[] laughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE office:document-content [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            dtd.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        return file(TYPE, dtd + "]>", null, "<text:p>&l9;</text:p>", 1, null, "");
    }

    static byte[] withMacros() {
        return file(TYPE, "", null, "<text:p>Text.</text:p>", 1, "Basic/Standard/script-lb.xml", "");
    }

    static byte[] locked() {
        return file(
                TYPE,
                "",
                null,
                "",
                1,
                null,
                "<manifest:encryption-data manifest:checksum='x'><manifest:algorithm"
                        + " manifest:algorithm-name='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/></manifest:encryption-data>");
    }

    private static byte[] file(
            String type, String dtd, String title, String body, int times, String more, String encryption) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            stored(zip, "mimetype", type);
            put(
                    zip,
                    "META-INF/manifest.xml",
                    "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
                            + "<manifest:file-entry manifest:full-path='/' manifest:media-type='" + type + "'/>"
                            + "<manifest:file-entry manifest:full-path='content.xml' manifest:media-type='text/xml'>"
                            + encryption + "</manifest:file-entry></manifest:manifest>");
            put(
                    zip,
                    "meta.xml",
                    "<office:document-meta " + NAMESPACES + "><office:meta>"
                            + (title == null ? "" : "<dc:title>" + title + "</dc:title>")
                            + "</office:meta></office:document-meta>");
            if (more != null) {
                put(zip, more, "<x/>");
            }
            zip.putNextEntry(new ZipEntry("content.xml"));
            write(
                    zip,
                    "<?xml version='1.0' encoding='UTF-8'?>" + dtd + "<office:document-content " + NAMESPACES
                            + "><office:body><office:text>");
            for (int i = 0; i < times; i++) {
                write(zip, body);
            }
            write(zip, "</office:text></office:body></office:document-content>");
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void stored(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, text);
        zip.closeEntry();
    }

    private static void write(ZipOutputStream zip, String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
