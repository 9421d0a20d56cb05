package io.wirewatch.ingestion.mail;

import io.wirewatch.core.cleaning.GivenDate;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.formats.file.Document;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.DocumentSink;
import io.wirewatch.formats.file.FileException;
import io.wirewatch.formats.file.FileKind;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PolledSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The releases in mails. A mail is named by its Message-ID, else by a hash of its bytes, and an attachment by that and its
 * number. A mail never changes: one that is met again, in another folder or as another copy, is the same.
 */
final class MailReleases {
    private static final Instant FIRST_MAILS = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration WRONG_CLOCK = Duration.ofDays(1);

    private final PolledSource source;
    private final DocumentReader reader;
    private final MailLimits limits;
    private final Instant now;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private MailCursor cursor;
    private long text;

    MailReleases(PolledSource source, DocumentReader reader, MailLimits limits, MailCursor cursor, Instant now) {
        this.source = source;
        this.reader = reader;
        this.limits = limits;
        this.cursor = cursor;
        this.now = now;
    }

    /** Whether the text of the mails read so far is as much as one poll takes. */
    boolean isFull() {
        return text >= limits.bytes();
    }

    void refuse(MailItem item, String reason) {
        refusals.add(item.label() + ", " + reason);
        passed(item);
    }

    /** It is done, and gave nothing. */
    void passed(MailItem item) {
        cursor = cursor.upTo(item.uid());
    }

    void add(MailItem item, byte[] mail) throws InterruptedException {
        Sink sink = new Sink(item);
        try {
            reader.read(FileKind.MAIL, null, new ByteArrayInputStream(mail), 0, sink);
        } catch (FileException e) {
            sink.refusedParts.add(item.label() + ", " + e.getMessage());
        } catch (IOException e) {
            // Bytes in memory can be read.
            throw new UncheckedIOException(e);
        }
        candidates.addAll(sink.found);
        refusals.addAll(sink.refusedParts);
        passed(item);
    }

    /** @param more whether there are mails left to read */
    Harvest harvest(boolean more) {
        return new Harvest(false, null, null, candidates, refusals, refusals.size(), more).upTo(cursor.text());
    }

    /** The parts of one mail. */
    private final class Sink implements DocumentSink {
        private final MailItem item;
        private final List<Candidate> found = new ArrayList<>();
        private final List<String> refusedParts = new ArrayList<>();
        private long size;

        private Sink(MailItem item) {
            this.item = item;
        }

        @Override
        public void document(Document document) {
            size += document.body().length;
            text += document.body().length;
            if (size > limits.bytes()) {
                refused("a part", "holds more text than one poll takes: send it alone.");
                return;
            }
            String id = Ids.release(source.tenant(), source.id(), "guid", document.identity());
            if (ids.add(id)) {
                // Its id says all that there is to say of its content.
                found.add(
                        new Candidate(release(id, item, document), document.identity(), Ids.hashed("hsh", "mail", id)));
            }
        }

        @Override
        public void refused(String part, String reason) {
            refusedParts.add(item.label() + ": “" + part + "” " + reason);
        }
    }

    private RawRelease release(String id, MailItem item, Document document) {
        Instant sent = plausible(document.published(), item.received());
        return new RawRelease(
                id,
                source.id(),
                document.contentType(),
                document.charset(),
                document.body(),
                document.title(),
                document.url(),
                sent != null || item.received() == null
                        ? document.published()
                        : item.received().toString(),
                document.language(),
                false,
                cursor.isHistorical(item.uid(), item.received(), sent),
                now);
    }

    /** When a mail was sent; null where it does not say, or says what cannot be. */
    private Instant plausible(String published, Instant received) {
        Instant latest = (received == null ? now : received).plus(WRONG_CLOCK);
        return GivenDate.read(published)
                .filter(sent -> sent.isAfter(FIRST_MAILS) && sent.isBefore(latest))
                .orElse(null);
    }
}
