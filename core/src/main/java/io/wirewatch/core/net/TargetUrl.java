package io.wirewatch.core.net;

import io.wirewatch.core.net.RefusedTargetException.Reason;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of http or https that a user gave, read strictly: what passes is read the same way by every program.
 *
 * @param uri the address in ASCII, without a fragment; what a URI must not hold is percent-encoded
 * @param host name in lower case, or address without brackets
 * @param port the port, given or by scheme
 * @param literal the address, where the host is one
 */
public record TargetUrl(URI uri, String host, int port, Optional<InetAddress> literal) {
    private static final int MAX_LENGTH = 4096;
    private static final Pattern URL = Pattern.compile("(?i)(https?)://([^/?#]*)([^#]*)(?:#.*)?");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::(\\d{1,5}))?");
    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final String TAKEN_AS_IS = "-._~:/?@!$&'()*+,;=[]";

    /**
     * Reads an address.
     *
     * @throws RefusedTargetException with reason {@code SYNTAX}; the message says what is taken
     */
    public static TargetUrl parse(String text) {
        String url = text.strip();
        if (url.length() > MAX_LENGTH) {
            throw refused("an address has at most " + MAX_LENGTH + " characters");
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw refused("'" + shown(url) + "' is not an address that is taken; it begins with http:// or https://");
        }
        return of(parts.group(1).toLowerCase(Locale.ROOT), parts.group(2), parts.group(3));
    }

    /** Whether the host is this very machine by name. */
    boolean isLocalhost() {
        return HostName.isLocalhost(host);
    }

    private static TargetUrl of(String scheme, String authority, String rest) {
        if (authority.indexOf('@') >= 0) {
            throw refused("user names and passwords are not taken in an address");
        }
        if (authority.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == '%' || c == 0x7f)) {
            throw refused("'" + shown(authority) + "' has characters that no host has");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw refused("'" + shown(authority) + "' is not a host, or a host with a port");
        }
        int port = port(parts.group(2), scheme);
        String written = parts.group(1);
        Optional<InetAddress> literal = literal(written);
        String host = literal.isPresent() && written.startsWith("[")
                ? written.substring(1, written.length() - 1).toLowerCase(Locale.ROOT)
                : HostName.normalise(written);
        return new TargetUrl(
                uri(scheme, written.startsWith("[") ? "[" + host + "]" : host, parts.group(2), rest),
                host,
                port,
                literal);
    }

    private static int port(String written, String scheme) {
        int port = written == null ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(written);
        if (port < 1 || port > 65_535) {
            throw refused("port " + written + " does not exist; ports go from 1 to 65535");
        }
        return port;
    }

    private static Optional<InetAddress> literal(String host) {
        if (!host.startsWith("[")) {
            return HostName.isDottedQuad(host) ? Optional.of(InetAddress.ofLiteral(host)) : Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(host.substring(1, host.length() - 1));
            if (address instanceof Inet6Address) {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException notOne) {
            throw refused("'" + host + "' is not an IPv6 address");
        }
        throw refused("'" + host + "' is an IPv4 address in IPv6 clothes; write the IPv4 address itself");
    }

    private static URI uri(String scheme, String host, String port, String rest) {
        String path = rest.isEmpty() || rest.startsWith("?") ? "/" + rest : rest;
        return URI.create(scheme + "://" + host + (port == null ? "" : ":" + Integer.parseInt(port)) + encoded(path));
    }

    /** People paste addresses with spaces and accents in them; browsers encode those, so this does too. */
    private static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length() + 16);
        path.codePoints().forEach(c -> {
            if (c < 0x80 && (Character.isLetterOrDigit(c) || TAKEN_AS_IS.indexOf(c) >= 0 || c == '%')) {
                out.append((char) c);
            } else if (c < ' ' || c == 0x7f) {
                throw refused("control characters are not taken in an address");
            } else {
                percent(out, c);
            }
        });
        return LONE_PERCENT.matcher(out).replaceAll("%25");
    }

    private static void percent(StringBuilder out, int codePoint) {
        for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
        }
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static RefusedTargetException refused(String message) {
        return new RefusedTargetException(Reason.SYNTAX, message);
    }
}
