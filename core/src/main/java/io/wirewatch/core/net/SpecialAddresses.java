package io.wirewatch.core.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Blocks of addresses that are not global, from the IANA special-purpose registries (RFC 6890 and its updates),
 * and the ways in which an IPv6 address carries an IPv4 one past a check.
 */
final class SpecialAddresses {
    private static final Block GLOBAL_UNICAST = block("2000::/3", "global");

    private static final List<Block> V4 = List.of(
            block("0.0.0.0/8", "this network"),
            block("10.0.0.0/8", "private"),
            block("100.64.0.0/10", "shared address space of carriers (CGNAT)"),
            block("127.0.0.0/8", "loopback"),
            block("169.254.0.0/16", "link-local"),
            block("172.16.0.0/12", "private"),
            block("192.0.0.0/24", "reserved for protocols"),
            block("192.0.2.0/24", "documentation"),
            block("192.88.99.0/24", "6to4 relay"),
            block("192.168.0.0/16", "private"),
            block("198.18.0.0/15", "benchmarking"),
            block("198.51.100.0/24", "documentation"),
            block("203.0.113.0/24", "documentation"),
            block("224.0.0.0/4", "multicast"),
            block("240.0.0.0/4", "reserved"));

    private static final List<Block> V6 = List.of(
            block("::/128", "unspecified"),
            block("::1/128", "loopback"),
            block("64:ff9b::/96", "NAT64"),
            block("64:ff9b:1::/48", "NAT64"),
            block("100::/64", "discard"),
            block("2001::/32", "Teredo"),
            block("2001::/23", "reserved for protocols"),
            block("2001:db8::/32", "documentation"),
            block("2002::/16", "6to4"),
            block("3fff::/20", "documentation"),
            block("fc00::/7", "private (unique local)"),
            block("fe80::/10", "link-local"),
            block("fec0::/10", "site-local"),
            block("ff00::/8", "multicast"));

    private SpecialAddresses() {}

    /** The block that keeps this address from being global. */
    static Optional<Block> blockOf(InetAddress address) {
        boolean v4 = address.getAddress().length == 4;
        for (Block block : v4 ? V4 : V6) {
            if (block.cidr.contains(address)) {
                return Optional.of(block);
            }
        }
        return v4 || GLOBAL_UNICAST.cidr.contains(address)
                ? Optional.empty()
                : Optional.of(new Block(Cidr.parse("::/0"), "not assigned"));
    }

    private static Block block(String cidr, String what) {
        return new Block(Cidr.parse(cidr), what);
    }

    /** A block and what it is for. */
    record Block(Cidr cidr, String what) {}
}
