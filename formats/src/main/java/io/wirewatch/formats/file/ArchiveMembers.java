package io.wirewatch.formats.file;

import java.io.IOException;
import java.io.InputStream;

/** The members of an archive, in its order. */
interface ArchiveMembers {
    /**
     * A member.
     *
     * @param name as the archive gives it: any bytes, or nothing
     * @param isFile whether it is a file: not a folder, link or device
     * @param refusal why it cannot be unpacked, with the cure; null where it can
     */
    record Member(String name, boolean isFile, String refusal) {}

    /**
     * Goes to the next one, wherever reading the last one ended.
     *
     * @return null at the end
     * @throws DamageException where the archive is damaged here; it may go on with the next call
     */
    Member next() throws IOException;

    /** What the member that was gone to holds. */
    InputStream content();
}
