package io.wirewatch.formats.file;

import java.io.IOException;

/** Who is shown the files in a packed file, in their order. */
public interface InnerFiles {
    /**
     * A file, to be read before this returns.
     *
     * @throws FileException if it cannot be read; then it is {@link #refused}, or all of the packed file is where that is but
     *     this one made smaller
     */
    void file(InnerFile file) throws IOException, FileException, InterruptedException;

    /**
     * A file, or what is left of the packed file, that cannot be read.
     *
     * @param place as of {@link InnerFile#place}; of an archive itself where the rest of it is meant, which may be empty
     * @param reason goes on after its name: what is the matter, and what to do about it
     */
    void refused(String place, String reason) throws InterruptedException;

    /** All before this place was told, and reading can go on from here. */
    default void reached(long position) throws InterruptedException {}
}
