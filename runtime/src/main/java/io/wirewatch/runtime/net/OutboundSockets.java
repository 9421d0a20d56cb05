package io.wirewatch.runtime.net;

import io.wirewatch.core.net.AddressPolicy;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/**
 * Connections to hosts that users give, for what does not speak HTTP. As in {@link OutboundHttp}, a name is looked up once,
 * its addresses are checked, and connections go to just those. Safe for many threads.
 */
public interface OutboundSockets {
    /**
     * Looks a host up and checks its addresses. Nothing is sent.
     *
     * @throws OutboundException where it does not resolve, or leads to an address that is not allowed
     */
    OutboundRoute route(String host, int port, SocketLimits limits) throws OutboundException;

    /**
     * Checks a host as a user gives it, without sending anything.
     *
     * @return whether its name resolves now
     * @throws io.wirewatch.core.net.RefusedTargetException when it is not taken; the message is for the user
     */
    boolean checkTarget(String host);

    /** Sockets under this policy, with the system's resolver and the authorities that Java trusts. */
    static OutboundSockets guarded(AddressPolicy policy) {
        try {
            return guarded(policy, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the trust store of Java cannot be read: " + e.getMessage(), e);
        }
    }

    /** The same, with other authorities. */
    static OutboundSockets guarded(AddressPolicy policy, SSLContext trust) {
        return new GuardedSockets(policy, GuardedResolver.Lookup.SYSTEM, trust);
    }
}
