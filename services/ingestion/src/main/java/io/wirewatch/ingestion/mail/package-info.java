/**
 * Mailboxes as sources: {@link io.wirewatch.ingestion.mail.MailSource} reads the mails of a folder in the order of their
 * UIDs (RFC 3501), a bounded number at a time. Mails are only ever looked at: nothing is marked, moved or deleted.
 */
package io.wirewatch.ingestion.mail;
