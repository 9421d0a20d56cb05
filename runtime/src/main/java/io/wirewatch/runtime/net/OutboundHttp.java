package io.wirewatch.runtime.net;

import io.wirewatch.core.net.AddressPolicy;
import java.net.URI;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;

/**
 * The one client for addresses that users give. A name is looked up once for a connection, its addresses are checked,
 * and the connection goes to just those. Safe for many threads; a call holds the calling thread at most for the
 * deadline.
 */
public interface OutboundHttp extends AutoCloseable {
    /**
     * Fetches, following redirects as far as the limits say.
     *
     * @param headers request headers, for example validators of a conditional request
     * @throws OutboundException when no answer came; an answer of any status is none
     */
    OutboundResponse get(URI uri, Map<String, String> headers, Limits limits) throws OutboundException;

    /**
     * Posts. Redirects are never followed: a 3xx is the answer.
     *
     * @throws OutboundException when no answer came; an answer of any status is none
     */
    OutboundResponse post(URI uri, Map<String, String> headers, byte[] body, Limits limits) throws OutboundException;

    /**
     * Checks an address as a user gives it, without sending anything.
     *
     * @return whether its name resolves now
     * @throws io.wirewatch.core.net.RefusedTargetException when it is not taken; the message is for the user
     */
    boolean checkTarget(String url);

    /** A client under this policy, with the system's resolver; for tools and tests without a context. */
    static OutboundHttp guarded(AddressPolicy policy) {
        return new GuardedHttp(policy, GuardedResolver.Lookup.SYSTEM);
    }

    /** The same, with other authorities. */
    static OutboundHttp guarded(AddressPolicy policy, SSLContext trust) {
        return new GuardedHttp(policy, GuardedResolver.Lookup.SYSTEM, new DefaultClientTlsStrategy(trust));
    }

    @Override
    void close();
}
