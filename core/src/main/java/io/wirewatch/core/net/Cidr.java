package io.wirewatch.core.net;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of IP addresses, as in RFC 4632: {@code 10.0.0.0/8}, {@code fd00::/8}; one address alone is a block of one. */
public final class Cidr {
    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");

    private final String text;
    private final byte[] prefix;
    private final int length;

    private Cidr(String text, byte[] prefix, int length) {
        this.text = text;
        this.prefix = prefix;
        this.length = length;
    }

    /**
     * Reads a block.
     *
     * @throws IllegalArgumentException when it is none; the message shows the form
     */
    public static Cidr parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            byte[] address = literal(form.group(1));
            if (address.length > 0) {
                int bits = address.length * 8;
                int length = form.group(2) == null ? bits : Integer.parseInt(form.group(2));
                if (length <= bits) {
                    return new Cidr(text.strip(), address, length);
                }
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a block of addresses; write it like 10.0.0.0/8, 192.168.1.20 or fd00::/8");
    }

    /** Whether it holds this address; a block of IPv4 holds no IPv6 address and the other way round. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }

    /** The bytes of a literal, none where it is not one. Only the strict forms pass, never a look-up. */
    private static byte[] literal(String text) {
        if (text.indexOf(':') < 0) {
            return HostName.isDottedQuad(text) ? InetAddress.ofLiteral(text).getAddress() : new byte[0];
        }
        try {
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException notOne) {
            return new byte[0];
        }
    }
}
