package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Embargo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        Set<String> titles = page.releases().stream()
                .filter(release -> release.title() != null)
                .map(release -> Fingerprint.fold(release.title()))
                .collect(Collectors.toSet());
        int end = 0;
        for (Pieces.Stretch release : page.releases()) {
            carrier.addAll(around(page.paragraphs().subList(end, release.begin()), titles, boilerplate));
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
        carrier.addAll(around(page.paragraphs().subList(end, page.paragraphs().size()), titles, boilerplate));
        return new Parts(List.copyOf(carrier), List.copyOf(parts), true);
    }

    /**
     * The words of a bundle around its releases. An item of its table of contents is the title of a release: said twice, it would be alerted on
     * twice.
     */
    private static List<String> around(List<String> paragraphs, Set<String> titles, Boilerplate boilerplate) {
        List<String> around = own(paragraphs, boilerplate);
        int all = around.size();
        around.removeIf(paragraph -> titles.contains(Fingerprint.fold(Contents.withoutNumber(paragraph))));
        boilerplate.count("contents", all - around.size());
        return around;
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
