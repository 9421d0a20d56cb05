package io.wirewatch.ingestion.mail;

import io.wirewatch.core.net.MailboxUrl;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SealedLogin;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.SourceReader;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundRoute;
import io.wirewatch.runtime.net.OutboundSockets;
import io.wirewatch.runtime.security.LoginBox;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * Reads a folder of a mailbox over IMAP (RFC 3501): the mails behind the last one that is done, oldest first, as many as
 * one poll takes. Its place is kept in the cursor of the state, and moves when the releases are on the log.
 */
public final class MailSource implements SourceReader {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int GROUP = 20;
    /** Megabytes of mail that may be under way at once; a slow server holds no more of it than it has mail to give. */
    private static final int ROOM = 256;

    private final OutboundSockets sockets;
    private final LoginBox logins;
    private final DocumentReader reader;
    private final MailLimits limits;
    private final Semaphore room;

    public MailSource(OutboundSockets sockets, LoginBox logins, DocumentReader reader, MailLimits limits) {
        this.sockets = sockets;
        this.logins = logins;
        this.reader = reader;
        this.limits = limits;
        this.room = new Semaphore(Math.max(ROOM, megabytes(limits.bytes())));
    }

    @Override
    public Harvest read(PolledSource source, PollState state, Instant now)
            throws SourceException, InterruptedException {
        long begun = System.nanoTime();
        MailboxUrl url = url(source);
        SealedLogin login = source.options().login();
        if (login == null) {
            throw new SourceException(
                    "A mailbox is read with a login: PUT the source again with login {user, password}.");
        }
        String password = password(source, login);
        try (OutboundRoute route = sockets.route(url.host(), url.port(), limits.sockets())) {
            MailCures cures = new MailCures(url, limits, route, password);
            try (MailSession session = new MailSession(url, route, limits)) {
                session.login(login.user(), password, cures);
                session.examine(cures);
                return harvest(source, state, now, session, begun);
            } catch (IOException | ProtocolException e) {
                throw cures.failure(e);
            }
        } catch (OutboundException e) {
            throw MailCures.failure(e);
        }
    }

    private static MailboxUrl url(PolledSource source) throws SourceException {
        try {
            return MailboxUrl.parse(source.url());
        } catch (RefusedTargetException e) {
            throw new SourceException(e.getMessage(), e);
        }
    }

    private String password(PolledSource source, SealedLogin login) throws SourceException {
        try {
            return logins.open(source.id(), login.password());
        } catch (IllegalStateException e) {
            throw new SourceException(
                    "The password cannot be opened: " + e.getMessage() + " Set the key, or PUT the password again.", e);
        }
    }

    private Harvest harvest(PolledSource source, PollState state, Instant now, MailSession session, long begun)
            throws ProtocolException, InterruptedException {
        MailCursor cursor = cursor(source, state, session);
        List<MailItem> items = session.after(cursor.done());
        MailReleases releases = new MailReleases(source, reader, limits, cursor, now);
        if (items.isEmpty()) {
            // What was refused stays told until there is other mail.
            return new Harvest(false, null, null, List.of(), state.refusals(), 0, false).upTo(cursor.text());
        }
        int share = megabytes(
                items.stream().mapToLong(MailItem::size).filter(this::isTaken).sum());
        room.acquire(share);
        try {
            boolean whole = read(items, session, releases, begun);
            return releases.harvest(!whole || session.hasMore());
        } finally {
            room.release(share);
        }
    }

    /** The place of the last poll, or the begin of a mailbox that is new or whose UIDs mean other mails now. */
    private static MailCursor cursor(PolledSource source, PollState state, MailSession session) {
        String mailbox =
                MailCursor.mailbox(source.url(), source.options().login().user());
        MailCursor known = MailCursor.parse(state.cursor());
        if (known == null || !known.mailbox().equals(mailbox)) {
            Instant since = state.lastSuccessAt() == null ? source.createdAt() : source.updatedAt();
            return MailCursor.begin(mailbox, session.validity(), session.lastUid(), since);
        }
        return known.validity() == session.validity()
                ? known
                : MailCursor.begin(mailbox, session.validity(), session.lastUid(), known.since());
    }

    /** @return whether all of them are done; what is, counts also where the connection breaks off */
    private boolean read(List<MailItem> items, MailSession session, MailReleases releases, long begun)
            throws ProtocolException, InterruptedException {
        int done = 0;
        while (done < items.size()) {
            boolean late = System.nanoTime() - begun > limits.patience().toNanos();
            if (done > 0 && (late || releases.isFull())) {
                return false;
            }
            List<MailItem> group = group(items.subList(done, items.size()));
            try {
                read(group, session, releases);
            } catch (ProtocolException e) {
                if (done == 0) {
                    throw e;
                }
                return false;
            }
            done += group.size();
        }
        return true;
    }

    /** Small mails are fetched together, for the sake of far servers; a large one alone, for that of memory. */
    private static List<MailItem> group(List<MailItem> items) {
        long bytes = 0;
        for (int i = 0; i < Math.min(GROUP, items.size()); i++) {
            bytes += items.get(i).size();
            if (i > 0 && bytes > MEGABYTE) {
                return items.subList(0, i);
            }
        }
        return items.subList(0, Math.min(GROUP, items.size()));
    }

    private void read(List<MailItem> group, MailSession session, MailReleases releases)
            throws ProtocolException, InterruptedException {
        List<MailItem> taken =
                group.stream().filter(item -> isTaken(item.size())).toList();
        try {
            Map<Long, byte[]> mails = taken.isEmpty() ? Map.of() : session.fetch(taken);
            for (MailItem item : group) {
                add(item, mails.get(item.uid()), releases);
            }
        } catch (CommandFailedException e) {
            if (group.size() == 1) {
                releases.refuse(
                        group.getFirst(),
                        "is not given out by the server: open it in a mail program, and push it through the API.");
                return;
            }
            // One of them may be the reason.
            for (MailItem item : group) {
                read(List.of(item), session, releases);
            }
        }
    }

    private void add(MailItem item, byte[] mail, MailReleases releases) throws InterruptedException {
        if (!isTaken(item.size()) || mail != null && mail.length > limits.mail()) {
            releases.refuse(item, tooLarge());
        } else if (mail == null) {
            // It was deleted or moved meanwhile.
            releases.passed(item);
        } else {
            releases.add(item, mail);
        }
    }

    private boolean isTaken(long size) {
        return size <= limits.mail();
    }

    private String tooLarge() {
        return "is larger than "
                + (limits.mail() >= MEGABYTE ? limits.mail() / MEGABYTE + " MB" : limits.mail() + " bytes")
                + ": save it and push the release in it with wirewatch ingest.";
    }

    private static int megabytes(long bytes) {
        return Math.toIntExact(1 + bytes / MEGABYTE);
    }
}
