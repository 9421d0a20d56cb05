package io.wirewatch.ingestion.mail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A mail as the server lists it.
 *
 * @param uid its UID
 * @param size bytes, as the server says
 * @param received when the server got it; null where it does not say
 */
record MailItem(long uid, long size, Instant received) {
    /** What it is called in a sentence. */
    String label() {
        return "The mail with UID " + uid
                + (received == null ? "" : ", received " + received.truncatedTo(ChronoUnit.SECONDS));
    }
}
