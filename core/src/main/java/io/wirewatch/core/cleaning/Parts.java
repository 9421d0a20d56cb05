package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Embargo;
import java.util.ArrayList;
import java.util.List;

/**
 * A page taken apart, without boilerplate: its own words, and the releases that it quotes or holds; end marks are still there.
 *
 * @param carrier paragraphs outside every part
 * @param parts at most {@value #MOST}; what further ones would hold stays with the carrier
 * @param bundle whether the parts are releases that have nothing to do with each other, and are not quoted
 */
record Parts(List<String> carrier, List<Part> parts, boolean bundle) {
    static final int MOST = 100;

    /**
     * A release in a page.
     *
     * @param title what the page calls it, or null
     * @param date when its markup says that it was published, as written, or null
     * @param paragraphs never empty
     * @param embargo its own, or null
     */
    record Part(String title, String date, List<String> paragraphs, Embargo embargo) {}

    /** Takes a page apart; what is left out is counted with the boilerplate. The embargoes of a bundle's releases are taken out of them. */
    static Parts of(Pieces page, Boilerplate boilerplate) {
        return page.releases().isEmpty() ? quoted(page.paragraphs(), boilerplate) : bundled(page, boilerplate);
    }

    private static Parts quoted(List<String> paragraphs, Boilerplate boilerplate) {
        QuotedParts.Split split = QuotedParts.split(boilerplate.strip(paragraphs));
        boilerplate.count("marker", split.markers());
        List<Part> parts = split.parts().stream()
                .map(part -> new Part(null, null, part, null))
                .toList();
        return new Parts(split.carrier(), parts, false);
    }

    private static Parts bundled(Pieces page, Boilerplate boilerplate) {
        List<String> carrier = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        int end = 0;
        for (Pieces.Stretch release : page.releases()) {
            carrier.addAll(own(page.paragraphs().subList(end, release.begin()), boilerplate));
            List<String> written = page.paragraphs().subList(release.begin(), release.end());
            EmbargoLines lines = EmbargoLines.take(release.title(), written, true);
            boilerplate.count("embargo", lines.lines());
            List<String> paragraphs = own(lines.paragraphs(), boilerplate);
            if (parts.size() == MOST || paragraphs.stream().allMatch(EndMark::is)) {
                if (release.title() != null) {
                    carrier.add(release.title());
                }
                carrier.addAll(paragraphs);
            } else {
                parts.add(new Part(lines.title(), release.date(), paragraphs, lines.embargo()));
            }
            end = release.end();
        }
        carrier.addAll(own(page.paragraphs().subList(end, page.paragraphs().size()), boilerplate));
        return new Parts(List.copyOf(carrier), List.copyOf(parts), true);
    }

    /** What some paragraphs hold without boilerplate, and without markers: a release of a bundle keeps what it quotes. */
    private static List<String> own(List<String> paragraphs, Boilerplate boilerplate) {
        List<String> own = new ArrayList<>();
        for (String paragraph : boilerplate.strip(paragraphs)) {
            if (QuotedParts.isMarker(paragraph)) {
                boilerplate.count("marker", 1);
            } else {
                own.add(paragraph);
            }
        }
        return own;
    }
}
