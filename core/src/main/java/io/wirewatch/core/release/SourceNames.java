package io.wirewatch.core.release;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The names by which people ask for what came from a source, as {@code source:} in an expression takes them. */
public final class SourceNames {
    /** No name in the DNS is longer. */
    private static final int LONGEST_HOST = 253;

    private SourceNames() {}

    /**
     * Every name that a release's source goes by: its id or label, the host of the release's address, and each domain that this host
     * is in.
     *
     * @param source source id or label
     * @param url address of the release, or null
     */
    public static Set<String> of(String source, String url) {
        Set<String> names = new LinkedHashSet<>();
        names.add(written(source));
        for (String rest = host(url); !rest.isEmpty(); rest = behindDot(rest)) {
            names.add(rest);
        }
        return names;
    }

    /** A name as names are compared: upper and lower case are one. */
    public static String written(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String behindDot(String host) {
        int at = host.indexOf('.');
        return at < 0 ? "" : host.substring(at + 1);
    }

    private static String host(String url) {
        if (url == null) {
            return "";
        }
        try {
            String host = URI.create(url).getHost();
            return host == null || host.length() > LONGEST_HOST ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            // An address that is none names no host; the release is still found by its source.
            return "";
        }
    }
}
