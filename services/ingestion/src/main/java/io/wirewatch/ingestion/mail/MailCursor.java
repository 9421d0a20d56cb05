package io.wirewatch.ingestion.mail;

import io.wirewatch.core.ids.Ids;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * How far a mailbox is read.
 *
 * @param mailbox hash of its address and user: the place in one says nothing of another
 * @param validity UIDVALIDITY; with another one, UIDs mean other mails
 * @param done the highest UID that is done
 * @param first the highest UID there was when the first reading began
 * @param since a mail of the first reading that is older is historical
 */
record MailCursor(String mailbox, long validity, long done, long first, Instant since) {
    private static final int PARTS = 5;

    /** At the begin of a mailbox. */
    static MailCursor begin(String mailbox, long validity, long last, Instant since) {
        return new MailCursor(mailbox, validity, 0, last, since);
    }

    /** The name of a mailbox in cursors. */
    static String mailbox(String url, String user) {
        return Ids.hashed("mbx", url, user);
    }

    /** Reads what {@link #text} wrote; null for anything else. */
    static MailCursor parse(String text) {
        String[] parts = text == null ? new String[0] : text.split(" ");
        if (parts.length != PARTS) {
            return null;
        }
        try {
            return new MailCursor(
                    parts[0],
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]),
                    Instant.parse(parts[4]));
        } catch (NumberFormatException | DateTimeException e) {
            // Another version's; reading all again sends nothing twice.
            return null;
        }
    }

    String text() {
        return String.join(
                " ", mailbox, Long.toString(validity), Long.toString(done), Long.toString(first), since.toString());
    }

    MailCursor upTo(long uid) {
        return new MailCursor(mailbox, validity, Math.max(done, uid), first, since);
    }

    /** Whether a mail was there before anybody wanted to hear of it. */
    boolean isHistorical(long uid, Instant received, Instant sent) {
        return uid <= first && (received != null && received.isBefore(since) || sent != null && sent.isBefore(since));
    }
}
