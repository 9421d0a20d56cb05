package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.ReleaseText;
import io.wirewatch.core.release.Zone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What {@link Cleaner} does with plain text, stage by stage, for one thread: it stands in its package to call the very same code. */
public final class PlainTextStages {
    private static final String LANGUAGE = "en";

    private PlainTextStages() {}

    /** Decoded, normalised, taken apart, boilerplate told from text, lines joined; the zone of each paragraph. */
    public static List<Zone> zones(byte[] body) {
        List<Zone> zones = new ArrayList<>();
        titled(body).forEach(release -> release.paragraphs.forEach(paragraph -> zones.add(paragraph.zone())));
        return zones;
    }

    /** The same with the sentences of each paragraph. */
    public static List<ReleaseText> texts(byte[] body) {
        return titled(body).stream()
                .map(release -> Layout.of(release.title, release.paragraphs, LANGUAGE))
                .toList();
    }

    private static List<Titled> titled(byte[] body) {
        String text = Decoder.decode(body, StandardCharsets.UTF_8.name(), false);
        Boilerplate boilerplate = new Boilerplate();
        Parts page = Parts.of(PlainText.pieces(text), boilerplate);
        List<Titled> titled = new ArrayList<>();
        titled.add(Titled.of(null, page.carrier(), boilerplate));
        page.parts().forEach(part -> titled.add(Titled.of(part.title(), part.paragraphs(), boilerplate)));
        return titled;
    }

    /** A release with the zones of its paragraphs. */
    private record Titled(String title, List<Zoned> paragraphs) {
        static Titled of(String known, List<String> paragraphs, Boilerplate boilerplate) {
            ZonedText zoned = ZonedText.of(paragraphs, true, boilerplate);
            Headline headline = Headline.of(known, zoned.news(), true);
            return new Titled(headline.title(), zoned.without(headline));
        }
    }
}
