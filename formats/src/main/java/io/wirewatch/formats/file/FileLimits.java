package io.wirewatch.formats.file;

import java.time.Duration;

/**
 * What a file may hold.
 *
 * @param document bytes of a document's text
 * @param whole bytes of what is read as a whole: a file of one document, a mail of a mailbox, a record of a web archive, a
 *     line
 * @param parts parts of a mail
 * @param nesting how deep they may be nested, and mails in mails
 * @param deadline how long the attachments of a mail may take; what comes after it is refused
 * @param packed how far packed files and archives are unpacked
 */
public record FileLimits(int document, int whole, int parts, int nesting, Duration deadline, PackedLimits packed) {
    public static final FileLimits DEFAULT =
            new FileLimits(5 * 1024 * 1024, 32 * 1024 * 1024, 1000, 20, Duration.ofMinutes(1), PackedLimits.DEFAULT);

    public FileLimits {
        if (document < 1 || whole < 1 || parts < 1 || nesting < 1 || !deadline.isPositive()) {
            throw new IllegalArgumentException("limits of files are positive");
        }
    }

    /** The same with another deadline. */
    public FileLimits withDeadline(Duration longest) {
        return new FileLimits(document, whole, parts, nesting, longest, packed);
    }

    /** The same with another size of what is read as a whole. */
    public FileLimits withWhole(int bytes) {
        return new FileLimits(document, bytes, parts, nesting, deadline, packed);
    }

    /** The same with others for packed files. */
    public FileLimits withPacked(PackedLimits limits) {
        return new FileLimits(document, whole, parts, nesting, deadline, limits);
    }
}
