package io.wirewatch.gateway.endpoint;

import io.wirewatch.core.net.TargetUrl;

/** An address that is a secret, as it is shown: its host, and enough of its end to tell it from another. */
final class ShownAddress {
    private static final String LEFT_OUT = "…";
    private static final int END = 4;
    /** Of a secret at the end, most stays unseen also where it is short. */
    private static final int OF_THE_LAST_PART = 3;

    private ShownAddress() {}

    static String of(String url) {
        String last = url.substring(url.lastIndexOf('/') + 1);
        int shown = Math.min(END, last.length() / OF_THE_LAST_PART);
        return "https://" + TargetUrl.parse(url).host() + "/" + LEFT_OUT + url.substring(url.length() - shown);
    }

    static boolean isOne(String url) {
        return url.contains(LEFT_OUT);
    }
}
