package io.wirewatch.ingestion.poll;

/**
 * Who a source is read as.
 *
 * @param user user name
 * @param password sealed, as it lies on the log
 */
public record SealedLogin(String user, byte[] password) {
    @Override
    public String toString() {
        return "SealedLogin[user=" + user + "]";
    }
}
