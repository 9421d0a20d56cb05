package io.wirewatch.formats.feed;

import java.net.URI;

/** Addresses as feeds give them. */
final class WebAddress {
    private WebAddress() {}

    /** The absolute http(s) address that a link stands for; null where it stands for none. */
    static String resolve(URI base, String link) {
        try {
            URI absolute = base.resolve(link.strip().replace(" ", "%20"));
            String scheme = absolute.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return web && absolute.getHost() != null ? absolute.toString() : null;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
