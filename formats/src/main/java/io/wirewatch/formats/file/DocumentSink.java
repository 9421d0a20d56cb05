package io.wirewatch.formats.file;

/** Who is told what a file holds, in its order. */
public interface DocumentSink {
    /** A document. */
    void document(Document document) throws InterruptedException;

    /**
     * A part that is no document.
     *
     * @param part what it is called: a place in the file, or the name of an attachment
     * @param reason goes on after its name: what is the matter, and what to do about it
     */
    void refused(String part, String reason) throws InterruptedException;

    /**
     * All that begins before this byte of the file was told, and reading can go on from here. Only files that are read as
     * they come tell it: mailboxes, web archives and lines of JSON.
     */
    default void reached(long position) throws InterruptedException {}
}
