package io.wirewatch.runtime.net;

import io.wirewatch.core.net.AddressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up and checks in one step: the client connects to what this returns and asks nobody else, so a name that
 * answers differently a moment later (DNS rebinding) gains nothing.
 */
final class GuardedResolver implements DnsResolver {
    private final AddressPolicy policy;
    private final Lookup lookup;

    GuardedResolver(AddressPolicy policy, Lookup lookup) {
        this.policy = policy;
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return policy.admit(host, List.of(lookup.addresses(host))).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        // Only Kerberos asks, which is not used here; a look-up would be one more than was checked.
        return host;
    }

    /** Asks for the addresses of a name; a literal address is its own answer. */
    interface Lookup {
        /** The system's resolver. */
        Lookup SYSTEM = InetAddress::getAllByName;

        InetAddress[] addresses(String host) throws UnknownHostException;
    }
}
