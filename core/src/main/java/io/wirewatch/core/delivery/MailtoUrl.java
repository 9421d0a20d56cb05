package io.wirewatch.core.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Mail addresses as an endpoint names them, {@code mailto:desk@example.org,night@example.org}: plain ones in ASCII, and
 * nothing that would come to a header of a mail or to a command for a mail server.
 *
 * @param addresses in the order given, none twice
 */
public record MailtoUrl(List<String> addresses) {
    private static final String SCHEME = "mailto:";
    private static final int MOST_ADDRESSES = 20;
    private static final int LONGEST_ADDRESS = 254;
    private static final String ATOM = "[A-Za-z0-9!#$&'*+/=^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?";
    private static final Pattern ADDRESS =
            Pattern.compile("(?=.{1,64}@)" + ATOM + "(\\." + ATOM + ")*@" + LABEL + "(\\." + LABEL + ")*");

    public MailtoUrl {
        addresses = List.copyOf(addresses);
    }

    /** Whether a text begins as such an address does. */
    public static boolean isOne(String url) {
        return url.strip().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException where it is none; the message says what is taken
     */
    public static MailtoUrl parse(String text) {
        String url = text.strip();
        if (!isOne(url)) {
            throw new IllegalArgumentException(
                    "the address of a mail endpoint is mailto:NAME@HOST, several with commas between");
        }
        if (url.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "a mail endpoint takes addresses alone, no subject or other header after a ?");
        }
        List<String> addresses = Arrays.stream(url.substring(SCHEME.length()).split(",", -1))
                .map(MailtoUrl::checked)
                .distinct()
                .toList();
        if (addresses.size() > MOST_ADDRESSES) {
            throw new IllegalArgumentException("a mail endpoint takes at most " + MOST_ADDRESSES
                    + " addresses; use a distribution list, or several endpoints");
        }
        return new MailtoUrl(addresses);
    }

    /**
     * A plain mail address as it is.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static String checked(String address) {
        // Converting names is no way: the older rules, which Java has, lead some of them to another domain.
        if (address.chars().anyMatch(c -> c > 0x7f)) {
            throw new IllegalArgumentException(
                    "mail addresses are taken in ASCII; write a host with other letters as xn--…");
        }
        if (address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "a mail address is written NAME@HOST, without blanks, quotes, brackets or"
                            + " percent signs, with at most 64 characters before the @ and " + LONGEST_ADDRESS
                            + " in all");
        }
        return address;
    }
}
