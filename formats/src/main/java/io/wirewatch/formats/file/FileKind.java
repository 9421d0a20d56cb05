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
    JSON_LINES(true, List.of("jsonl", "ndjson"), List.of("application/x-ndjson", "application/jsonl"));

    /** What is read, for sentences. */
    public static final String READ = "text, Markdown, HTML, mail (.eml), mailboxes (.mbox), PDF, Word (.docx), RTF,"
            + " web archives (.warc, .warc.gz), feeds (.rss, .atom, .xml) and releases as JSON (.json, .jsonl)";

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
        return this == MBOX || this == WARC || this == JSON_LINES;
    }

    /** Whether its text is made by a converter, and would be another with another one. */
    public boolean isConverted() {
        return this == PDF || this == DOCX || this == RTF;
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
