package io.wirewatch.core.net;

import io.wirewatch.core.net.RefusedTargetException.Reason;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which IP addresses a target that a user gave may have: global ones, and those in blocks that the operator allows
 * ({@code --allow-targets}, {@code WIREWATCH_ALLOW_TARGETS}).
 *
 * @param allowed blocks that are allowed although they are not global
 */
public record AddressPolicy(List<Cidr> allowed) {
    /** Global addresses alone. */
    public static final AddressPolicy GLOBAL_ONLY = new AddressPolicy(List.of());

    private static final List<InetAddress> LOOPBACK =
            List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

    public AddressPolicy {
        allowed = List.copyOf(allowed);
    }

    /**
     * Reads the setting.
     *
     * @param cidrs blocks with commas between; blank for none
     * @throws IllegalArgumentException when one is no block
     */
    public static AddressPolicy allowing(String cidrs) {
        return new AddressPolicy(Arrays.stream(cidrs.split(","))
                .map(String::strip)
                .filter(cidr -> !cidr.isEmpty())
                .map(Cidr::parse)
                .toList());
    }

    /**
     * Reads an address and checks what can be checked without looking up a name.
     *
     * @throws RefusedTargetException when it is not taken
     */
    public TargetUrl check(String url) {
        TargetUrl target = TargetUrl.parse(url);
        if (target.literal().isPresent()) {
            admit(target.host(), List.of(target.literal().get()));
        } else if (target.isLocalhost()) {
            admit(target.host(), LOOPBACK);
        }
        return target;
    }

    /**
     * The addresses of a host that may be connected to. Where the operator allows some of them by name, those alone;
     * otherwise all, if all are global: a name with one private address among public ones is a trick.
     *
     * @throws RefusedTargetException when there is none, naming the address, its block and the setting
     */
    public List<InetAddress> admit(String host, List<InetAddress> addresses) {
        List<InetAddress> named = addresses.stream().filter(this::allows).toList();
        if (!named.isEmpty()) {
            return named;
        }
        for (InetAddress address : addresses) {
            SpecialAddresses.blockOf(address).ifPresent(block -> {
                throw refused(host, address, block);
            });
        }
        return addresses;
    }

    /** Whether the operator names the address, or a block that it is in. */
    public boolean allows(InetAddress address) {
        return allowed.stream().anyMatch(cidr -> cidr.contains(address));
    }

    private static RefusedTargetException refused(String host, InetAddress address, SpecialAddresses.Block block) {
        String ip = address.getHostAddress();
        String leads = host.equals(ip) ? ip : host + " leads to " + ip + ", which";
        return new RefusedTargetException(
                Reason.ADDRESS,
                leads + " is not a global address (" + block.what() + ", " + block.cidr()
                        + "). To allow it, start with --allow-targets " + ip + " or set WIREWATCH_ALLOW_TARGETS=" + ip);
    }
}
