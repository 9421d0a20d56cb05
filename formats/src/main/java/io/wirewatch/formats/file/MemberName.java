package io.wirewatch.formats.file;

import io.wirewatch.core.ids.Ids;
import java.util.regex.Pattern;

/** What a member of an archive is called. Its name is shown and told apart by; nothing is ever opened or written by it. */
final class MemberName {
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}]");
    private static final Pattern PASSED_OVER = Pattern.compile(
            "(.*/)?(\\.(?!\\.?(/|$)).*|__MACOSX(/.*)?|thumbs\\.db|desktop\\.ini)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 300;
    private static final int DIGITS = 16;

    private MemberName() {}

    /** The name as a label: with slashes between its parts, without what cannot be shown; a long one is cut and a hash added. */
    static String label(String name, int number) {
        String label = UNSHOWN.matcher(name.replace('\\', '/')).replaceAll("\ufffd");
        label = label.substring(start(label));
        if (label.isBlank()) {
            return "member " + number;
        }
        if (label.length() <= LONGEST) {
            return label;
        }
        int cut = Character.isHighSurrogate(label.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return label.substring(0, cut) + "…" + Ids.sha256Hex(name).substring(0, DIGITS);
    }

    /** Where a path begins that lies below where it is: behind slashes, and dots that mean here. */
    private static int start(String path) {
        int start = 0;
        while (path.startsWith("/", start) || path.startsWith("./", start)) {
            start++;
        }
        return start;
    }

    /** Whether a label is of a hidden file, or one that a file manager put there. */
    static boolean isPassedOver(String label) {
        return PASSED_OVER.matcher(label).matches();
    }

    /** The file's name alone. */
    static String last(String label) {
        return label.substring(label.lastIndexOf('/') + 1);
    }
}
