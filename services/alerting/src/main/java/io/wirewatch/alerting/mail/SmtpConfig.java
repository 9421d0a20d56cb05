package io.wirewatch.alerting.mail;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.wirewatch.core.delivery.MailtoUrl;
import io.wirewatch.core.net.TargetUrl;
import java.util.Arrays;
import java.util.Optional;

/**
 * The mail server that alerts go out by, under {@code wirewatch.alerting.smtp}.
 *
 * @param host name or address; empty where there is none, and then no mail is sent
 * @param port 0 for the usual one: 587 with STARTTLS, 465 with TLS, 25 without
 * @param security {@code starttls} (required, not merely tried), {@code tls} from the begin, or {@code none}
 * @param user login; empty where the server wants none
 * @param password of the user
 * @param from address that mails come from, and that word of those that do not arrive goes to
 * @param unsubscribe address or https URL where a reader gets off the list; empty where there is none
 */
@ConfigurationProperties("wirewatch.alerting.smtp")
public record SmtpConfig(
        @Nullable String host,
        @Bindable(defaultValue = "0") int port,
        @Bindable(defaultValue = "starttls") String security,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @Nullable String unsubscribe) {
    private static final String PREFIX = "wirewatch.alerting.smtp.";
    private static final int LAST_PORT = 65_535;

    public SmtpConfig {
        host = orEmpty(host);
        user = orEmpty(user);
        password = password == null ? "" : password;
        from = orEmpty(from);
        unsubscribe = orEmpty(unsubscribe);
        Security kind = Security.of(security);
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException(PREFIX + "port must be from 1 to 65535, or 0 for the usual one");
        }
        if (!host.isEmpty()) {
            check("host", host, given -> checkHost(given));
            check("from", from, MailtoUrl::checked);
        }
        if (user.isEmpty() != password.isEmpty()) {
            throw new IllegalArgumentException(PREFIX + "user and password are set together, or neither");
        }
        if (!user.isEmpty() && kind == Security.NONE) {
            throw new IllegalArgumentException(
                    PREFIX + "user needs security starttls or tls: no password is sent in the clear");
        }
        if (!unsubscribe.isEmpty()) {
            check("unsubscribe", unsubscribe, SmtpConfig::link);
        }
    }

    /** How a connection is kept from readers on its way. */
    public enum Security {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        private static Security of(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            PREFIX + "security takes starttls, tls, none, not \"" + name + "\""));
        }
    }

    private interface Check {
        void of(String value);
    }

    private static void check(String name, String value, Check check) {
        try {
            check.of(value);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(PREFIX + name + ": " + e.getMessage(), e);
        }
    }

    private static void checkHost(String host) {
        if (!host.matches("[-.:\\w]+")) {
            throw new IllegalArgumentException("is a name or an IP address, not \"" + host + "\"");
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }

    /** Whether there is a server. */
    public boolean isSet() {
        return !host.isEmpty();
    }

    /** How the connection is secured. */
    Security kind() {
        return Security.of(security);
    }

    /** The port that is connected to. */
    int usedPort() {
        return port == 0 ? kind().port : port;
    }

    /** The domain that mails come from. */
    public String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    /** Where a reader gets off the list, as a URL in ASCII. */
    public Optional<String> unsubscribeLink() {
        return unsubscribe.isEmpty() ? Optional.empty() : Optional.of(link(unsubscribe));
    }

    private static String link(String unsubscribe) {
        if (unsubscribe.startsWith("https://")) {
            return TargetUrl.parse(unsubscribe).uri().toASCIIString();
        }
        return "mailto:" + MailtoUrl.checked(unsubscribe.replaceFirst("(?i)^mailto:", ""));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmtpConfig[" + host + ":" + usedPort() + ", " + security + ", from " + from + "]";
    }
}
