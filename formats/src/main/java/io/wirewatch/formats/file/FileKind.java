package io.wirewatch.formats.file;

import java.util.List;
import java.util.Locale;

/** Kinds of files that are read. */
public enum FileKind {
    TEXT(false, List.of("txt", "md", "text"), List.of("text/plain", "text/markdown")),
    HTML(false, List.of("html", "htm", "xhtml"), List.of("text/html", "application/xhtml+xml")),
    MAIL(false, List.of("eml"), List.of("message/rfc822")),
    MBOX(true, List.of("mbox", "mbx"), List.of("application/mbox")),
    PDF(false, List.of("pdf"), List.of("application/pdf")),
    DOCX(false, List.of("docx"), List.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
    DOC(false, List.of("doc"), List.of("application/msword")),
    ODT(false, List.of("odt"), List.of("application/vnd.oasis.opendocument.text")),
    RTF(false, List.of("rtf"), List.of("application/rtf", "text/rtf")),
    WARC(true, List.of("warc", "warc.gz"), List.of("application/warc")),
    FEED(
            true,
            List.of("rss", "atom", "rdf", "xml"),
            List.of(
                    "application/rss+xml",
                    "application/atom+xml",
                    "application/feed+json",
                    "application/rdf+xml",
                    "application/xml",
                    "text/xml")),
    JSON(true, List.of("json"), List.of("application/json")),
    JSON_LINES(true, List.of("jsonl", "ndjson"), List.of("application/x-ndjson", "application/jsonl")),
    ZIP(true, List.of("zip"), List.of("application/zip", "application/x-zip-compressed")),
    TAR(true, List.of("tar"), List.of("application/x-tar")),
    /** A file that was made smaller; it may be an archive. */
    PACKED(
            true,
            List.of("gz", "tgz", "bz2", "tbz2", "tbz", "xz", "txz", "zst", "tzst"),
            List.of(
                    "application/gzip",
                    "application/x-gzip",
                    "application/x-bzip2",
                    "application/x-xz",
                    "application/zstd"));

    /** What is read, for sentences. */
    public static final String READ = "text, Markdown, HTML, mail (.eml), mailboxes (.mbox), PDF, Word (.docx, .doc),"
            + " OpenDocument texts (.odt), RTF, web archives (.warc, .warc.gz), feeds (.rss, .atom, .xml), releases as JSON"
            + " (.json, .jsonl), and these packed (.zip, .tar, .gz, .bz2, .xz, .zst)";

    private final boolean several;
    private final List<String> endings;
    private final List<String> mediaTypes;

    FileKind(boolean several, List<String> endings, List<String> mediaTypes) {
        this.several = several;
        this.endings = endings;
        this.mediaTypes = mediaTypes;
    }

    /** Whether a file of this kind is a collection, of which no document is the file itself. */
    public boolean holdsSeveral() {
        return several;
    }

    /** Whether it is read as it comes, and reading can go on where it ended. */
    public boolean isStreamed() {
        return this == MBOX || this == WARC || this == JSON_LINES || isPacked();
    }

    /** Whether it holds other files, which are read as if they lay where it does. */
    public boolean isPacked() {
        return this == ZIP || this == TAR || this == PACKED;
    }

    /** Whether its text is made by a converter, and would be another with another one. */
    public boolean isConverted() {
        return this == PDF || this == DOCX || this == DOC || this == ODT || this == RTF;
    }

    /** The kind that a file's name promises; null for others. */
    public static FileKind ofName(String name) {
        String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        for (FileKind kind : values()) {
            for (String ending : kind.endings) {
                if (lower.endsWith("." + ending)) {
                    return kind;
                }
            }
        }
        return null;
    }

    /** The kind that a media type names, parameters aside; null for others. */
    public static FileKind ofMediaType(String mediaType) {
        String bare = mediaType == null
                ? ""
                : mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        for (FileKind kind : values()) {
            if (kind.mediaTypes.contains(bare)) {
                return kind;
            }
        }
        return null;
    }

    /** Its media types; the first is the usual one. */
    public List<String> mediaTypes() {
        return mediaTypes;
    }
}
