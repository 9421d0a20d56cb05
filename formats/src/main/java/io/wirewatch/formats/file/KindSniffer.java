package io.wirewatch.formats.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wirewatch.formats.file.FileException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Tells what a file is: by how it begins, then by what it is said to be, then by its name. */
final class KindSniffer {
    /** So much of a file is looked at. */
    static final int HEAD = 64 * 1024;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FEED = Pattern.compile("(?s)(<\\?xml.{0,900}?)?<(rss|feed|rdf:RDF)\\b.*");
    private static final Pattern HTML =
            Pattern.compile("(?is)(<\\?xml.{0,200}?\\?>\\s*)?(<!--.{0,900}?-->\\s*)*<(!doctype\\s+html|html)\\b.*");
    private static final Pattern FIELD = Pattern.compile("(?m)^([!-9;-~]{1,60}):[ \\t]?");
    private static final Pattern MAIL_FIELD =
            Pattern.compile("(?im)^(received|message-id|mime-version|return-path|delivered-to):");
    private static final Pattern MAILBOX = Pattern.compile("(?s)From \\S.{0,500}?\\r?\\n[!-9;-~]{1,60}:.*");
    private static final Set<FileKind> BINARY = EnumSet.of(
            FileKind.PDF,
            FileKind.DOCX,
            FileKind.DOC,
            FileKind.ODT,
            FileKind.RTF,
            FileKind.ZIP,
            FileKind.TAR,
            FileKind.PACKED);
    private static final int PDF_WITHIN = 1024;

    private KindSniffer() {}

    /**
     * The kind of a file.
     *
     * @param name its name, or null
     * @param mediaType what it is said to be, or null
     * @param head how it begins
     */
    static FileKind kind(String name, String mediaType, byte[] head) throws FileException {
        if (head.length == 0) {
            throw new FileException(Problem.EMPTY, "is empty: there is nothing in it to read.");
        }
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        FileKind promised = promised(name, mediaType);
        FileKind binary = binary(latin, head, promised);
        if (binary != null) {
            return binary;
        }
        String text = latin.startsWith("\u00ef\u00bb\u00bf") ? latin.substring(3) : latin;
        FileKind shown = text(text, promised);
        if (shown != null) {
            return shown;
        }
        if (promised != null && !BINARY.contains(promised)) {
            return promised;
        }
        if (promised == null && (name == null || name.lastIndexOf('.') <= 0) && mediaType == null) {
            return FileKind.TEXT;
        }
        throw unknown(promised);
    }

    private static FileKind promised(String name, String mediaType) {
        FileKind typed = FileKind.ofMediaType(mediaType);
        FileKind named = FileKind.ofName(name);
        // Servers and mail programs call everything text/plain that they do not know.
        return typed == null || typed == FileKind.TEXT && named != null ? named : typed;
    }

    private static FileKind binary(String latin, byte[] head, FileKind promised) throws FileException {
        if (latin.substring(0, Math.min(PDF_WITHIN, latin.length())).contains("%PDF-")) {
            return FileKind.PDF;
        }
        if (latin.startsWith("{\\rtf")) {
            return FileKind.RTF;
        }
        if (latin.startsWith("PK\3\4")) {
            return zip(head, promised);
        }
        if (latin.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            // What it is of the office files before 2007, or a newer one that is locked, stands anywhere in it.
            return FileKind.DOC;
        }
        PackedForm form = PackedForm.of(head);
        if (form != null) {
            return form == PackedForm.ZIP ? FileKind.ZIP : form == PackedForm.TAR ? FileKind.TAR : FileKind.PACKED;
        }
        if (latin.startsWith("\u001f\u008b")) {
            return FileKind.WARC;
        }
        boolean wide = latin.startsWith("\u00ff\u00fe") || latin.startsWith("\u00fe\u00ff");
        boolean mayHoldOthers = promised == FileKind.MAIL || promised == FileKind.MBOX || latin.startsWith("WARC/");
        if (!wide && !mayHoldOthers && latin.indexOf('\0') >= 0) {
            throw unknown(null);
        }
        return null;
    }

    private static FileKind zip(byte[] head, FileKind promised) throws FileException {
        ZipDocument document = ZipDocument.of(head);
        if (document == null) {
            boolean isSaid = promised == FileKind.DOCX || promised == FileKind.ODT;
            return isSaid ? promised : FileKind.ZIP;
        }
        if (document.refusal() != null) {
            throw new FileException(Problem.UNKNOWN_KIND, document.refusal());
        }
        return document == ZipDocument.WORD ? FileKind.DOCX : FileKind.ODT;
    }

    /** Whether a file that is packed with gzip is a web archive, which is packed record by record. */
    static boolean isPackedWarc(byte[] head) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            return new String(in.readNBytes(5), StandardCharsets.ISO_8859_1).equals("WARC/");
        } catch (IOException notEnough) {
            return false;
        }
    }

    private static FileKind text(String text, FileKind promised) {
        String start = text.stripLeading();
        if (start.startsWith("WARC/")) {
            return FileKind.WARC;
        }
        if (MAILBOX.matcher(text).matches()) {
            return FileKind.MBOX;
        }
        if (FEED.matcher(start).matches()) {
            return FileKind.FEED;
        }
        if (HTML.matcher(start).matches()) {
            return FileKind.HTML;
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(start, promised);
        }
        return isMail(text) ? FileKind.MAIL : null;
    }

    private static FileKind json(String start, FileKind promised) {
        boolean said = promised == FileKind.JSON || promised == FileKind.JSON_LINES || promised == FileKind.FEED;
        if (!said && (promised != null || !start.matches("(?s)(\\[\\s*)?\\{\\s*\".*"))) {
            return null;
        }
        if (promised == FileKind.JSON_LINES) {
            return promised;
        }
        if (start.startsWith("{") && start.contains("jsonfeed.org/version")) {
            return FileKind.FEED;
        }
        int end = start.indexOf('\n');
        boolean more = end > 0 && start.substring(end).stripLeading().startsWith("{");
        return more && isWhole(start.substring(0, end)) ? FileKind.JSON_LINES : FileKind.JSON;
    }

    private static boolean isWhole(String line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Whether a text begins with the header of a mail that went through the post. */
    private static boolean isMail(String text) {
        int end = text.indexOf("\n\n") < 0 ? text.indexOf("\r\n\r\n") : text.indexOf("\n\n");
        String header = text.substring(0, end < 0 ? text.length() : end);
        for (String line : header.split("\\r?\\n", -1)) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (!folded && !FIELD.matcher(line).lookingAt() && !line.isEmpty()) {
                return false;
            }
        }
        return MAIL_FIELD.matcher(header).find()
                && header.toLowerCase(Locale.ROOT).contains("from:");
    }

    private static FileException unknown(FileKind promised) {
        return new FileException(
                promised == null ? Problem.UNKNOWN_KIND : Problem.UNREADABLE,
                promised == null
                        ? "is of a kind that is not read: " + FileKind.READ + " are."
                        : "is no "
                                + (promised == FileKind.PACKED
                                        ? "packed file"
                                        : promised.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '))
                                + " although it is called one: check what it is.");
    }
}
