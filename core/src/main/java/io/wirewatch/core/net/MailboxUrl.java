package io.wirewatch.core.net;

import io.wirewatch.core.net.RefusedTargetException.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a folder in a mailbox that a user gave, {@code imaps://mail.example:993/INBOX}, read as strictly as a
 * {@link TargetUrl}.
 *
 * @param tls whether the connection is TLS from its begin ({@code imaps}); otherwise it becomes so by STARTTLS
 * @param host name in lower case, or address without brackets
 * @param port the port, given or by scheme
 * @param folder name of the folder, decoded; INBOX where none is given
 */
public record MailboxUrl(boolean tls, String host, int port, String folder) {
    private static final int MAX_LENGTH = 4096;
    private static final int TLS_PORT = 993;
    private static final int PORT = 143;
    private static final Pattern URL = Pattern.compile("(?i)(imaps?)://([^/?#]*)(?:/([^?#]*))?");
    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    /**
     * Reads an address.
     *
     * @throws RefusedTargetException with reason {@code SYNTAX}; the message says what is taken
     */
    public static MailboxUrl parse(String text) {
        String url = text.strip();
        Matcher parts = URL.matcher(url);
        if (url.length() > MAX_LENGTH || !parts.matches()) {
            throw refused(
                    "the address of a mailbox is written imaps://HOST/FOLDER, or imap://HOST/FOLDER where the server"
                            + " has only STARTTLS; ? and # in a folder's name as %3F and %23");
        }
        boolean tls = parts.group(1).toLowerCase(Locale.ROOT).equals("imaps");
        TargetUrl server = TargetUrl.parse("https://" + parts.group(2));
        int given = server.uri().getPort();
        return new MailboxUrl(tls, server.host(), given < 0 ? tls ? TLS_PORT : PORT : given, folder(parts.group(3)));
    }

    /** Whether a password for the one may be sent to the other. */
    public boolean isSameServer(MailboxUrl other) {
        return tls == other.tls && host.equals(other.host) && port == other.port;
    }

    private static String folder(String path) {
        if (path == null || path.isEmpty()) {
            return "INBOX";
        }
        // A plus is a plus in a path, and a percent sign that encodes nothing is one.
        String encoded = LONE_PERCENT.matcher(path).replaceAll("%25").replace("+", "%2B");
        String folder = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        if (folder.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\uFFFD')) {
            throw refused("control characters are not taken in a folder's name; letters are encoded as UTF-8");
        }
        return folder;
    }

    private static RefusedTargetException refused(String message) {
        return new RefusedTargetException(Reason.SYNTAX, message);
    }
}
