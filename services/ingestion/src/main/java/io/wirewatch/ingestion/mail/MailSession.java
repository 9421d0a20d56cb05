package io.wirewatch.ingestion.mail;

import io.wirewatch.core.net.MailboxUrl;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.runtime.net.OutboundRoute;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * One connection to an IMAP server, for looking at one folder. Only commands that change nothing are sent: EXAMINE, and
 * FETCH with PEEK.
 */
final class MailSession implements AutoCloseable {
    /** For what a server says besides mails. */
    private static final int SLACK = 8 * 1024 * 1024;

    private static final int FOLDERS_NAMED = 8;

    private final MailboxUrl url;
    private final OutboundRoute route;
    private final MailLimits limits;
    private final IMAPProtocol protocol;
    private MailboxInfo folder;
    private long lastUid;
    private boolean more;

    MailSession(MailboxUrl url, OutboundRoute route, MailLimits limits) throws IOException, ProtocolException {
        this.url = url;
        this.route = route;
        this.limits = limits;
        UnaryOperator<InputStream> bounded =
                in -> new BoundedResponses(in, limits.mail() + 1L, (long) limits.bytes() + limits.mail() + SLACK);
        Properties settings = new Properties();
        settings.put("mail.imap.socketFactory", route.plain(url.tls(), bounded));
        settings.put("mail.imap.socketFactory.fallback", "false");
        settings.put("mail.imap.ssl.socketFactory", route.upgrade(bounded));
        // The address, not the name: the client would look it up once more.
        this.protocol = new IMAPProtocol(
                "imap",
                route.address().getHostAddress(),
                url.port(),
                settings,
                false,
                new MailLogger(MailSession.class, null, false, System.err));
    }

    /**
     * Logs in, over TLS. Without it only where the operator names the address and the server has none.
     *
     * @throws SourceException where the server has no TLS, or refuses the login
     */
    void login(String user, String password, MailCures cures) throws ProtocolException, SourceException {
        if (!url.tls()) {
            secure();
        }
        if (protocol.isAuthenticated()) {
            return;
        }
        try {
            if (protocol.hasCapability("AUTH=PLAIN")) {
                protocol.authplain(null, user, password);
            } else if (protocol.hasCapability("LOGINDISABLED")) {
                throw new SourceException("The server takes no password on this connection. Use imaps:// if it has it;"
                        + " servers that take tokens only (OAuth) are not read.");
            } else {
                loginInUtf8(user, password);
            }
        } catch (CommandFailedException e) {
            throw cures.loginRefused(e);
        }
    }

    /** The client's own command would cut letters beyond ASCII to bytes. */
    private void loginInUtf8(String user, String password) throws ProtocolException {
        Argument who = new Argument();
        who.writeString(user, StandardCharsets.UTF_8);
        who.writeString(password, StandardCharsets.UTF_8);
        Response[] said = protocol.command("LOGIN", who);
        protocol.handleCapabilityResponse(said);
        protocol.handleResult(said[said.length - 1]);
    }

    private void secure() throws ProtocolException, SourceException {
        if (protocol.hasCapability("STARTTLS")) {
            protocol.startTLS();
            protocol.capability();
        } else if (!route.isNamedByOperator()) {
            throw new SourceException(
                    "The server has no STARTTLS, and no password is sent in the clear. Use imaps://, or a"
                            + " server with TLS.");
        }
    }

    /**
     * Opens the folder to look at it.
     *
     * @throws SourceException where it is not there
     */
    void examine(MailCures cures) throws ProtocolException, SourceException {
        try {
            folder = protocol.examine(url.folder());
        } catch (CommandFailedException e) {
            throw cures.noFolder(folders(), e);
        }
        lastUid = folder.total == 0 ? 0 : uid(folder.total);
    }

    private List<String> folders() throws ProtocolException {
        List<String> names = new ArrayList<>();
        ListInfo[] all = protocol.list("", "*");
        for (ListInfo info : all == null ? new ListInfo[0] : all) {
            if (info.canOpen && names.size() < FOLDERS_NAMED) {
                names.add(info.name);
            }
        }
        return names;
    }

    /** UIDVALIDITY of the folder. */
    long validity() {
        return folder.uidvalidity;
    }

    /** The highest UID in the folder; 0 where it is empty. */
    long lastUid() {
        return lastUid;
    }

    /** Whether there are mails behind those that {@link #after} gave. */
    boolean hasMore() {
        return more;
    }

    /** The next mails behind a UID, as many as one poll takes, in the order of their UIDs. */
    List<MailItem> after(long done) throws ProtocolException {
        if (lastUid <= done) {
            return List.of();
        }
        int first = firstAfter(done);
        int last = (int) Math.min(folder.total, (long) first + limits.mails() - 1);
        List<MailItem> items = new ArrayList<>();
        for (FetchResponse response : fetched(protocol.fetch(first, last, "UID RFC822.SIZE INTERNALDATE"))) {
            UID uid = response.getItem(UID.class);
            RFC822SIZE size = response.getItem(RFC822SIZE.class);
            INTERNALDATE date = response.getItem(INTERNALDATE.class);
            if (uid != null && uid.uid > done && size != null) {
                items.add(new MailItem(
                        uid.uid,
                        Math.max(0, size.size),
                        date == null || date.getDate() == null
                                ? null
                                : date.getDate().toInstant()));
            }
        }
        items.sort(Comparator.comparingLong(MailItem::uid));
        List<MailItem> taken = bounded(items);
        if (taken.isEmpty()) {
            // Else the same mails would be asked for at every poll, and those behind them never.
            throw new ProtocolException("the server does not list the mails " + first + " to " + last);
        }
        more = last < folder.total || taken.size() < items.size();
        return taken;
    }

    /** As many as have room in one poll; what is too large to be fetched takes none. */
    private List<MailItem> bounded(List<MailItem> items) {
        long bytes = 0;
        for (int i = 0; i < items.size(); i++) {
            long size = items.get(i).size();
            bytes += size > limits.mail() ? 0 : size;
            if (bytes > limits.bytes()) {
                return items.subList(0, i);
            }
        }
        return items;
    }

    /** The number of the first mail behind a UID: numbers have no gaps, and grow as UIDs do. */
    private int firstAfter(long done) throws ProtocolException {
        int low = 1;
        int high = folder.total;
        while (low < high && done > 0) {
            int middle = (low + high) >>> 1;
            if (uid(middle) > done) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private long uid(int number) throws ProtocolException {
        UID uid = protocol.fetchUID(number);
        if (uid == null) {
            throw new ProtocolException("the server does not tell the UID of mail " + number);
        }
        return uid.uid;
    }

    /** Mails, or the begin of those that are longer than is taken; without those that are not there any more. */
    Map<Long, byte[]> fetch(List<MailItem> items) throws ProtocolException {
        String uids = items.stream().map(item -> Long.toString(item.uid())).collect(Collectors.joining(","));
        Response[] responses =
                protocol.command("UID FETCH " + uids + " (UID BODY.PEEK[]<0." + (limits.mail() + 1L) + ">)", null);
        Map<Long, byte[]> mails = new HashMap<>();
        for (FetchResponse response : fetched(responses)) {
            UID uid = response.getItem(UID.class);
            BODY body = response.getItem(BODY.class);
            ByteArray bytes = body == null ? null : body.getByteArray();
            if (uid != null && bytes != null) {
                mails.put(uid.uid, bytes.getNewBytes());
            }
        }
        return mails;
    }

    private List<FetchResponse> fetched(Response[] responses) throws ProtocolException {
        protocol.handleResult(responses[responses.length - 1]);
        List<FetchResponse> fetched = new ArrayList<>();
        for (Response response : responses) {
            if (response instanceof FetchResponse fetch) {
                fetched.add(fetch);
            }
        }
        return fetched;
    }

    @Override
    public void close() {
        try {
            protocol.logout();
        } catch (ProtocolException e) {
            // What was read is read; the route cuts the connection.
        }
    }
}
