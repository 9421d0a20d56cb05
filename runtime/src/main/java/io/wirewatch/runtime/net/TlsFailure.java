package io.wirewatch.runtime.net;

import io.wirewatch.runtime.net.OutboundException.Reason;
import java.security.cert.CertificateException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What a failed handshake means: a certificate of another host asks for another cure than one that nobody trusts. */
final class TlsFailure {
    /** Java has no exception of its own for names that do not match. */
    private static final Pattern OTHER_NAMES = Pattern.compile("(?i)no (subject alternative|name matching)");

    private TlsFailure() {}

    static OutboundException of(String host, SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (isOfAnotherHost(cause)) {
                return new OutboundException(
                        Reason.WRONG_HOST, "the certificate that " + host + " shows is of another host", e);
            }
        }
        return new OutboundException(Reason.TLS, "TLS with " + host + " failed: " + e.getMessage(), e);
    }

    private static boolean isOfAnotherHost(Throwable cause) {
        return cause instanceof SSLPeerUnverifiedException
                || cause instanceof CertificateException
                        && cause.getMessage() != null
                        && OTHER_NAMES.matcher(cause.getMessage()).find();
    }
}
