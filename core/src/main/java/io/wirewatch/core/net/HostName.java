package io.wirewatch.core.net;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a host may be written: a name, or a dotted address. Bracketed addresses are {@link TargetUrl}'s. */
final class HostName {
    private static final Pattern QUAD =
            Pattern.compile("(?:(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(?:\\.(?!$)|$)){4}");
    private static final Pattern NAME = Pattern.compile(
            "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.?");
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");
    private static final int MAX_LENGTH = 253;
    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);

    private HostName() {}

    static boolean isDottedQuad(String host) {
        return QUAD.matcher(host).matches();
    }

    /** Whether it names this very machine without any look-up (RFC 6761, section 6.3). */
    static boolean isLocalhost(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    /**
     * The host in lower-case ASCII.
     *
     * @throws RefusedTargetException when it is neither a name nor a dotted address
     */
    static String normalise(String written) {
        String host = ascii(written);
        if (isDottedQuad(host)) {
            if (!host.equals(written)) {
                throw refused(written, "an address is written in plain digits and dots, like 93.184.216.34");
            }
            return host;
        }
        if (NUMBER.matcher(lastLabel(host)).matches()) {
            throw refused(written, "an address is written in full, like 93.184.216.34: no short, octal or hex forms");
        }
        if (host.length() > MAX_LENGTH || !NAME.matcher(host).matches()) {
            throw refused(written, "a host is a name, a dotted address or an IPv6 address in brackets");
        }
        return host;
    }

    private static String ascii(String written) {
        if (written.chars().allMatch(c -> c < 0x80)) {
            return written.toLowerCase(Locale.ROOT);
        }
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        UTS46.nameToASCII(written, ascii, info);
        if (info.hasErrors()) {
            throw refused(written, "this is no valid internationalised name");
        }
        return ascii.toString();
    }

    private static String lastLabel(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static RefusedTargetException refused(String host, String rule) {
        return new RefusedTargetException(RefusedTargetException.Reason.SYNTAX, "host '" + host + "': " + rule);
    }
}
