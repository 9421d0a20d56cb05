package io.wirewatch.formats.site;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** How an address looks: what a release's has that others lack, and which ones are alike. */
final class LinkShape {
    private static final Pattern DAY =
            Pattern.compile(".*(?:19|20)\\d\\d[/_-]?(?:0?[1-9]|1[0-2])(?:[/_-]?\\d{1,2})?(?:\\D.*)?");
    private static final Pattern NUMBER = Pattern.compile(".*\\d{3,}.*");
    private static final int WORDS_OF_A_SLUG = 3;

    private LinkShape() {}

    /** From 0 to 2: whether the address names a day, carries a number, or is made of the words of a title. */
    static int points(URI uri) {
        String path = path(uri);
        String last = path.substring(path.lastIndexOf('/', Math.max(0, path.length() - 2)) + 1);
        int words = last.split("[-_+]|%20").length;
        boolean day = DAY.matcher(path).matches();
        boolean slug = words >= WORDS_OF_A_SLUG + 1;
        if (day || slug) {
            return 2;
        }
        return words >= WORDS_OF_A_SLUG || NUMBER.matcher(last).matches() || hasNumber(uri.getRawQuery()) ? 1 : 0;
    }

    /** Whether a query names one thing by its number: {@code ?id=4711}. */
    static boolean hasNumber(String query) {
        return query != null && query.matches("(?i).*(?:id|nr|no|news|article|artikel|release|doc|item|p)=\\d{3,}.*");
    }

    /** Addresses of one shape differ in words and numbers only. */
    static String of(URI uri) {
        StringBuilder shape = new StringBuilder();
        String[] segments = path(uri).split("/");
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            String segment = segments[i];
            shape.append('/')
                    .append(last ? "*" : segment.matches("\\d+") ? "#" : segment.length() > 20 ? "*" : segment);
        }
        return shape.toString();
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null ? "" : uri.getRawPath().toLowerCase(Locale.ROOT);
    }
}
