package io.wirewatch.gateway.source;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.PassedDate;
import io.wirewatch.runtime.json.AlertJson;
import java.util.List;

/**
 * What a page would be as a release.
 *
 * @param removed kinds of lines and elements left out, with their count
 * @param parts how many releases are cut out of it; their text is not in {@code text}
 */
record TrialJson(
        String title,
        String text,
        String publishedAt,
        String publishedPrecision,
        String dateSource,
        List<PassedDate> datesPassedOver,
        List<String> selectorNotes,
        String language,
        List<String> removed,
        int parts) {
    static TrialJson of(CleanRelease release) {
        return new TrialJson(
                release.head().title(),
                release.text().text(),
                AlertJson.time(release.head().publishedAt()),
                release.head().publishedPrecision().text(),
                release.dateSource(),
                release.datesPassedOver(),
                release.selectorNotes(),
                release.head().language(),
                release.removed(),
                release.head().parts().size());
    }

    /**
     * A page to try selectors on.
     *
     * @param source whose selectors are tried where none are given, or null
     */
    record Wanted(
            String html,
            String url,
            String title,
            String publishedAt,
            String language,
            String source,
            SelectorsJson selectors) {
        Wanted {
            if (html == null || html.isBlank()) {
                throw new IllegalArgumentException("a page is needed: html");
            }
        }
    }
}
