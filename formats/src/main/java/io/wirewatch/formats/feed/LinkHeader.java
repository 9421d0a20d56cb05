package io.wirewatch.formats.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Links in the header {@code Link} of an answer (RFC 8288, section 3). Safe for any text; the time it takes is linear in
 * its length, and what goes beyond {@value #MOST_CHARACTERS} characters is not read.
 */
public final class LinkHeader {
    static final int MOST_CHARACTERS = 16 * 1024;

    private final String text;
    private final URI address;
    private final List<String> hubs = new ArrayList<>();
    private String self;
    private int at;

    private LinkHeader(String text, URI address) {
        this.text = text;
        this.address = address;
    }

    /**
     * The links to hubs and to the feed itself.
     *
     * @param values of the header, one for each time it came
     * @param address where the answer came from, for relative links
     */
    public static HubLinks hub(List<String> values, URI address) {
        String all = String.join(",", values);
        LinkHeader header =
                new LinkHeader(all.length() > MOST_CHARACTERS ? all.substring(0, MOST_CHARACTERS) : all, address);
        while (header.next()) {
            // Each link is kept as it is met.
        }
        return new HubLinks(header.hubs, header.self);
    }

    /** Reads one link; false at the end, or where what follows is none. */
    private boolean next() {
        skip(" \t,");
        if (!is('<')) {
            return false;
        }
        int end = text.indexOf('>', at);
        if (end < 0) {
            return false;
        }
        String target = text.substring(at + 1, end);
        at = end + 1;
        String rel = parameters();
        if (rel != null) {
            keep(target, rel);
        }
        return true;
    }

    private void keep(String target, String rel) {
        String absolute = WebAddress.resolve(address, target);
        if (absolute == null) {
            return;
        }
        for (String relation : rel.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (relation.equals("hub")) {
                hubs.add(absolute);
            } else if (relation.equals("self") && self == null) {
                self = absolute;
            }
        }
    }

    /** The relations of a link, of which the first parameter counts; null where it has none, or is one of something else. */
    private String parameters() {
        String rel = null;
        boolean ofOther = false;
        skip(" \t");
        while (is(';')) {
            skip("; \t");
            String name = until("=;, \t").toLowerCase(Locale.ROOT);
            skip(" \t");
            String value = "";
            if (is('=')) {
                at++;
                skip(" \t");
                value = is('"') ? quoted() : until(";, \t");
            }
            skip(" \t");
            rel = rel == null && name.equals("rel") ? value : rel;
            ofOther |= name.equals("anchor");
        }
        return ofOther ? null : rel;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && !is('"'); at++) {
            if (is('\\') && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        at = Math.min(text.length(), at + 1);
        return value.toString();
    }

    private String until(String ends) {
        int begin = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at);
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean is(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }
}
