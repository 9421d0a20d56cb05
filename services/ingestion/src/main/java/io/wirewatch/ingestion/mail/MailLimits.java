package io.wirewatch.ingestion.mail;

import io.wirewatch.runtime.net.SocketLimits;
import java.time.Duration;

/**
 * What one poll of a mailbox may cost.
 *
 * @param sockets how long its connection may take
 * @param patience no further mail is begun after this
 * @param mail bytes of a mail; a larger one is refused
 * @param mails how many are read in one poll
 * @param bytes bytes of all mails of one poll, and of the text in them
 */
public record MailLimits(SocketLimits sockets, Duration patience, int mail, int mails, int bytes) {
    private static final int MEGABYTE = 1024 * 1024;

    public static final MailLimits DEFAULT = new MailLimits(
            new SocketLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(3)),
            Duration.ofMinutes(1),
            20 * MEGABYTE,
            200,
            64 * MEGABYTE);

    public MailLimits {
        if (!patience.isPositive() || mail < 1 || mails < 1 || bytes < mail) {
            throw new IllegalArgumentException("limits of mailboxes are positive, and a poll has room for one mail");
        }
    }
}
