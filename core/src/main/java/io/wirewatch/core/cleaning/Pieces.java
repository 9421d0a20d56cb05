package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.List;

/**
 * The paragraphs of a page, and which of them are releases of their own.
 *
 * @param paragraphs one-line paragraphs in reading order
 * @param releases stretches of them, in their order; empty where the page is one release
 */
record Pieces(List<String> paragraphs, List<Stretch> releases) {
    /**
     * A release in a page.
     *
     * @param title what the page calls it, or null
     * @param date when its markup says that it was published, as written, or null
     * @param begin index of its first paragraph
     * @param end index after its last
     */
    record Stretch(String title, String date, int begin, int end) {}

    Pieces {
        paragraphs = List.copyOf(paragraphs);
        releases = List.copyOf(releases);
    }

    /** A page that is one release. */
    static Pieces of(List<String> paragraphs) {
        return new Pieces(paragraphs, List.of());
    }

    /** The paragraphs of a bundle; each release was wrapped at a width of its own. */
    static Pieces of(Bundle bundle) {
        List<String> paragraphs = new ArrayList<>(PlainText.paragraphs(bundle.before()));
        List<Stretch> releases = new ArrayList<>();
        for (Bundle.Release release : bundle.releases()) {
            int begin = paragraphs.size();
            paragraphs.addAll(PlainText.paragraphs(release.lines()));
            releases.add(new Stretch(release.title(), null, begin, paragraphs.size()));
        }
        paragraphs.addAll(PlainText.paragraphs(bundle.after()));
        return new Pieces(paragraphs, releases);
    }
}
