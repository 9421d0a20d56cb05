package io.wirewatch.ingestion.mail;

import io.wirewatch.core.net.MailboxUrl;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundRoute;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;

/** Says what is the matter with a mailbox, and what to do about it. A password is in no sentence, even if a server says it. */
final class MailCures {
    private static final Pattern LIMIT = Pattern.compile(
            "(?i)too many|\\[LIMIT|\\[INUSE|\\[UNAVAILABLE|(maximum|number|concurrent|simultaneous).{0,40}connections?");
    private static final int LONGEST = 200;

    private final MailboxUrl url;
    private final MailLimits limits;
    private final OutboundRoute route;
    private final String password;

    MailCures(MailboxUrl url, MailLimits limits, OutboundRoute route, String password) {
        this.url = url;
        this.limits = limits;
        this.route = route;
        this.password = password;
    }

    /** No way to the server. */
    static SourceException failure(OutboundException e) throws InterruptedException {
        if (e.reason() == OutboundException.Reason.CANCELLED) {
            throw new InterruptedException("the poll was cancelled");
        }
        return new SourceException(
                sentence(e.getMessage()) + " "
                        + switch (e.reason()) {
                            case REFUSED_URL -> "Give an address that begins with imaps://.";
                            case REFUSED_ADDRESS ->
                                "Addresses that are not public are read only where the operator allows them"
                                        + " (--allow-targets).";
                            case UNRESOLVABLE -> "Check the spelling of the host's name.";
                            case CONNECT -> "Check host and port (993 for imaps, 143 for imap); it is tried again.";
                            case TLS ->
                                "If the port is one for STARTTLS, use imap://; if the server's certificate is of an authority"
                                        + " of your own, add that to the trust store of Java.";
                            case WRONG_HOST ->
                                "Give the host by the name that its certificate is for; the provider's help says it.";
                            case TIMEOUT -> "It is tried again; if it stays so, check host and port.";
                            case TOO_LARGE, REDIRECT, PROTOCOL, CANCELLED -> "It is tried again.";
                        },
                e);
    }

    /** The session with the server came to nothing. */
    SourceException failure(Exception e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the poll was cancelled");
        }
        OutboundException way = find(e, OutboundException.class);
        if (way != null && !route.isExpired()) {
            return failure(way);
        }
        if (route.isExpired() || find(e, SocketTimeoutException.class) != null) {
            return new SourceException(
                    url.host() + " is too slow: no answer within "
                            + limits.sockets().read().toSeconds() + " s, or no end within "
                            + limits.sockets().deadline().toSeconds()
                            + " s. It is tried again; if it stays so, ask the mailbox's provider.",
                    e);
        }
        BoundedResponses.TooMuchException tooMuch = find(e, BoundedResponses.TooMuchException.class);
        if (tooMuch != null) {
            return new SourceException(
                    "The session with " + url.host() + " was ended: " + tooMuch.getMessage()
                            + ". Check that an IMAP server answers there.",
                    e);
        }
        String said = said(e);
        return LIMIT.matcher(said).find()
                ? tooManyConnections(said, e)
                : new SourceException(
                        "The server " + url.host() + " ended the session" + quoted(said)
                                + ". It is tried again; check that an IMAP server answers at this port.",
                        e);
    }

    /** The server takes another view of who may read this. */
    SourceException loginRefused(CommandFailedException e) {
        String said = said(e);
        return LIMIT.matcher(said).find()
                ? tooManyConnections(said, e)
                : new SourceException(
                        "The server " + url.host() + " refuses the login" + quoted(said)
                                + ". Check user and password; many providers want a password made for this program (an app"
                                + " password), and IMAP to be switched on.",
                        e);
    }

    private SourceException tooManyConnections(String said, Exception e) {
        return new SourceException(
                "The server " + url.host() + " takes no further connection now" + quoted(said)
                        + ". It is tried again; close other mail programs, or poll less often (interval).",
                e);
    }

    /** @param folders some that are there */
    SourceException noFolder(List<String> folders, CommandFailedException e) {
        List<String> names = folders.stream().map(this::clean).toList();
        return new SourceException(
                "There is no folder “" + url.folder() + "” that can be read"
                        + quoted(said(e)) + ". "
                        + (names.isEmpty()
                                ? "Check the path in the address."
                                : "There are, among others: " + String.join(", ", names)
                                        + ". Give one of them as the path of the address."),
                e);
    }

    /** What the server said, without its tag. */
    private String said(Exception e) {
        Response response = e instanceof ProtocolException protocol ? protocol.getResponse() : null;
        if (response == null) {
            return clean(e.getMessage());
        }
        return response.getException() == null
                ? clean(response.getRest())
                : clean(response.getException().getMessage());
    }

    private String clean(String text) {
        String plain =
                text == null ? "" : text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
        if (plain.contains(password)) {
            return "";
        }
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }

    private static String quoted(String said) {
        return said.isEmpty() ? "" : " (“" + said + "”)";
    }

    private static <T extends Throwable> T find(Throwable e, Class<T> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            // The client turns a broken connection into an answer of the server.
            if (cause instanceof ProtocolException protocol
                    && protocol.getResponse() != null
                    && protocol.getResponse().getException() != null) {
                T within = find(protocol.getResponse().getException(), type);
                if (within != null) {
                    return within;
                }
            }
        }
        return null;
    }

    private static String sentence(String message) {
        String begun = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
