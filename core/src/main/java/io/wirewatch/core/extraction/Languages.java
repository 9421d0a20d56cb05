package io.wirewatch.core.extraction;

import java.util.Locale;

/**
 * Which language-bound aliases a release takes: those of its primary language, all where its language is unknown.
 *
 * @param release BCP 47 of the release, {@code und} or null where unknown
 */
record Languages(String release) {
    Languages {
        release = release == null ? "und" : primary(release);
    }

    boolean admit(Entry entry) {
        return entry.language() == null
                || release.equals("und")
                || release.isEmpty()
                || entry.language().equals(release);
    }

    /** Whether the release is, or may be, in English. */
    boolean admitEnglish() {
        return release.equals("en") || release.equals("und") || release.isEmpty();
    }

    /** The primary language of a BCP 47 tag. */
    static String primary(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
