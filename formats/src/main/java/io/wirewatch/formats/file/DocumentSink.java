package io.wirewatch.formats.file;

/** Who is told what a file holds, in its order. */
public interface DocumentSink {
    /**
     * A file in a packed file is read next.
     *
     * @param place where it is: {@code !/folder/member.eml}, to be written behind the name of the packed file; empty where
     *     that is but this one made smaller
     * @param kind what it is
     * @return who is told what it holds
     * @throws FileException if files of its kind are not taken here
     */
    default DocumentSink within(String place, FileKind kind) throws FileException {
        return this;
    }

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
     * they come tell it: mailboxes, web archives, lines of JSON, and packed files, of which it is a place but no byte.
     */
    default void reached(long position) throws InterruptedException {}
}
