package io.wirewatch.formats.site;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses of pages, so that one page has one. */
public final class WebLink {
    private static final int LONGEST = 2048;
    private static final Pattern TRACKING =
            Pattern.compile("(?i)(?:utm_\\w*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid)(?:=.*)?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*|.*:.*");

    /** What browsers let stand in an address and the standard does not. */
    private static final String STRAY = "\"<>\\^`{|} ";

    private WebLink() {}

    /**
     * The address that names a page: scheme and host in lower case, without default port, fragment and the parameters of campaigns.
     *
     * @param address absolute
     * @return null for what is no http(s) address, or one of more than 2,048 characters
     */
    public static String normalise(String address) {
        if (address.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = URI.create(escaped(address.strip()));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
                return null;
            }
            boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("http") ? 80 : 443);
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort()) + path
                    + query(uri.getRawQuery());
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /** Whether two addresses are of one site: the same name, or below the same registered one ({@code news.x.gov.uk}, {@code www.x.gov.uk}). */
    public static boolean isSameSite(URI one, URI other) {
        return one.getHost() != null && other.getHost() != null && site(one).equals(site(other));
    }

    /** Whether a page may be a release by the look of its address: not a front page, a tag, a page of a list, a file, a form. */
    public static boolean mayBeRelease(String url) {
        return !Furniture.isFurniture(URI.create(url));
    }

    private static String site(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (ADDRESS.matcher(host).matches()) {
            return host;
        }
        String registered = EffectiveTldFinder.getAssignedDomain(host, false, false);
        return registered == null ? host : registered;
    }

    private static String query(String query) {
        if (query == null) {
            return "";
        }
        String kept = Arrays.stream(query.split("&"))
                .filter(parameter ->
                        !parameter.isEmpty() && !TRACKING.matcher(parameter).matches())
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static String escaped(String address) {
        StringBuilder escaped = new StringBuilder(address.length());
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (STRAY.indexOf(c) >= 0) {
                escaped.append('%').append(String.format("%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
