package io.wirewatch.core.extraction;

/** Web and mail addresses in running text. Names inside them ("www.summit.example") are no mentions. */
final class Addresses {
    private Addresses() {}

    /** Whether the characters from {@code start} to {@code end}, which hold no space, are or hold an address. */
    static boolean isAddress(String text, int start, int end) {
        for (int i = start + 1; i < end - 1; i++) {
            char c = text.charAt(i);
            if (c == '@' && Words.isPart(text.charAt(i - 1)) && Words.isPart(text.charAt(i + 1))) {
                return true;
            }
            if (c == ':' && text.startsWith("://", i) && Words.isPart(text.charAt(i - 1))) {
                return true;
            }
            if (c == '.' && i >= start + 3 && text.regionMatches(true, i - 3, "www", 0, 3)) {
                return true;
            }
        }
        return false;
    }
}
