package io.wirewatch.alerting.mail;

import io.wirewatch.alerting.mail.MailReply.Refusal;
import io.wirewatch.alerting.mail.SmtpConfig.Security;
import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundException.Reason;
import io.wirewatch.runtime.net.OutboundRoute;
import io.wirewatch.runtime.net.OutboundSockets;
import io.wirewatch.runtime.net.SocketLimits;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Hands mails to the mail server of the installation (RFC 5321), one connection for each. The whole of it has a deadline,
 * at which the connection is cut. Safe for many threads.
 */
public final class MailServer {
    /** The operator names this server, and it is often one on the same network. */
    private static final AddressPolicy ANYWHERE = AddressPolicy.allowing("0.0.0.0/0,::/0");

    private static final int FIRST_REFUSAL = 400;

    private final SmtpConfig config;
    private final OutboundSockets sockets;
    private final SocketLimits limits;

    MailServer(SmtpConfig config, OutboundSockets sockets, SocketLimits limits) {
        this.config = config;
        this.sockets = sockets;
        this.limits = limits;
    }

    /** The server of these settings, with the authorities that Java trusts. */
    public static MailServer of(SmtpConfig config, SocketLimits limits) {
        return new MailServer(config, OutboundSockets.guarded(ANYWHERE), limits);
    }

    /** Its settings. */
    public SmtpConfig config() {
        return config;
    }

    /**
     * Sends a mail in one envelope. What a server says is a reply, whatever it is.
     *
     * @param to plain addresses
     * @param mail header and body in ASCII
     * @throws OutboundException where no reply settled it
     */
    public MailReply send(List<String> to, byte[] mail) throws OutboundException {
        try (OutboundRoute route = sockets.route(config.host(), config.usedPort(), limits)) {
            Session session = Session.getInstance(settings(route));
            SMTPTransport transport = new SMTPTransport(session, login());
            try {
                connect(transport, route);
                transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(mail)), addresses(to));
                return new MailReply(transport.getLastReturnCode(), said(transport), to.size(), List.of());
            } catch (IOException | MessagingException e) {
                return settled(transport, route, to.size(), e);
            } finally {
                close(transport);
            }
        }
    }

    private Properties settings(OutboundRoute route) {
        Properties settings = new Properties();
        settings.put("mail.smtp.ssl.socketFactory", route.upgrade(BoundedReplies::new));
        boolean upgrades = config.kind() == Security.STARTTLS;
        settings.put("mail.smtp.starttls.enable", Boolean.toString(upgrades));
        settings.put("mail.smtp.starttls.required", Boolean.toString(upgrades));
        settings.put("mail.smtp.auth", Boolean.toString(!config.user().isEmpty()));
        settings.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        settings.put("mail.smtp.from", config.from());
        settings.put("mail.smtp.sendpartial", "true");
        // The mail goes out as it was made.
        settings.put("mail.smtp.allow8bitmime", "false");
        // It was taken or not by then.
        settings.put("mail.smtp.quitwait", "false");
        return settings;
    }

    private URLName login() {
        return config.user().isEmpty()
                ? new URLName("smtp", config.host(), config.usedPort(), null, null, null)
                : new URLName("smtp", config.host(), config.usedPort(), null, config.user(), config.password());
    }

    private void connect(SMTPTransport transport, OutboundRoute route) throws IOException, MessagingException {
        Socket socket =
                route.plain(config.kind() == Security.TLS, BoundedReplies::new).createSocket();
        // What this machine is called, nobody outside need be able to look up.
        transport.setLocalHost(literal(route.localAddress()));
        transport.connect(socket);
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
    }

    private static Address[] addresses(List<String> to) throws MessagingException {
        Address[] addresses = new Address[to.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = new InternetAddress(to.get(i), true);
        }
        return addresses;
    }

    private MailReply settled(SMTPTransport transport, OutboundRoute route, int recipients, Exception e)
            throws OutboundException {
        List<Refusal> refused = refusals(e);
        if (e instanceof SendFailedException sent
                && sent.getValidSentAddresses() != null
                && sent.getValidSentAddresses().length > 0) {
            return new MailReply(transport.getLastReturnCode(), said(transport), recipients, refused);
        }
        int code = e instanceof SMTPSendFailedException failed && failed.getReturnCode() >= FIRST_REFUSAL
                ? failed.getReturnCode()
                : transport.getLastReturnCode();
        if (code >= FIRST_REFUSAL) {
            return new MailReply(code, said(transport), recipients, refused);
        }
        throw failure(transport, route, e);
    }

    private static List<Refusal> refusals(Exception e) {
        List<Refusal> refusals = new ArrayList<>();
        Exception next = e;
        while (next instanceof MessagingException one) {
            if (one instanceof SMTPAddressFailedException failed) {
                refusals.add(new Refusal(failed.getAddress().getAddress(), clean(failed.getMessage())));
            }
            next = one.getNextException();
        }
        return refusals;
    }

    private OutboundException failure(SMTPTransport transport, OutboundRoute route, Exception e) {
        if (route.isExpired()) {
            return new OutboundException(
                    Reason.TIMEOUT,
                    "the mail server " + config.host() + " was not done within "
                            + limits.deadline().toMillis() + " ms",
                    e);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutboundException known) {
                return known;
            }
        }
        if (config.kind() == Security.STARTTLS
                && transport.getLastReturnCode() > 0
                && !transport.supportsExtension("STARTTLS")) {
            return new OutboundException(
                    Reason.TLS,
                    "the mail server " + config.host() + " has no STARTTLS, and no mail is sent in the clear; set"
                            + " WIREWATCH_ALERTING_SMTP_SECURITY to tls if it has that, to none in a network of your own",
                    e);
        }
        return new OutboundException(
                Reason.PROTOCOL, "the talk with the mail server " + config.host() + " broke off: " + clean(why(e)), e);
    }

    /** The client tells of trouble with a connection in a second exception. */
    private static String why(Exception e) {
        return e instanceof MessagingException told && told.getNextException() != null
                ? why(told.getNextException())
                : e.getMessage();
    }

    private static String said(SMTPTransport transport) {
        return clean(transport.getLastServerResponse());
    }

    private static String clean(String text) {
        return text == null ? "" : text.replace("\r\n", "\n").strip().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The route cuts the connection.
        }
    }
}
