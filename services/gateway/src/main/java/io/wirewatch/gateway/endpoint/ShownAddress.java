package io.wirewatch.gateway.endpoint;

import io.wirewatch.core.net.TargetUrl;

/** An address that is a secret, as it is shown: its host, and enough of its end to tell it from another. */
final class ShownAddress {
    private static final String LEFT_OUT = "…";
    private static final int END = 4;

    private ShownAddress() {}

    static String of(String url) {
        return "https://" + TargetUrl.parse(url).host() + "/" + LEFT_OUT + url.substring(url.length() - END);
    }

    static boolean isOne(String url) {
        return url.contains(LEFT_OUT);
    }
}
