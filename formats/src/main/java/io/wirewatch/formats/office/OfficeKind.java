package io.wirewatch.formats.office;

/** Kinds of files that a worker reads. */
public enum OfficeKind {
    PDF("PDF"),
    DOCX("Word document"),
    DOC("Word document"),
    ODT("OpenDocument text"),
    RTF("RTF document");

    private final String words;

    OfficeKind(String words) {
        this.words = words;
    }

    /** What it is called in a sentence. */
    public String words() {
        return words;
    }
}
