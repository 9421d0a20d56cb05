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
        headlines(body).forEach(headline -> zones.addAll(Zones.of(headline.paragraphs(), true)));
        return zones;
    }

    /** The same with the sentences of each paragraph. */
    public static List<ReleaseText> texts(byte[] body) {
        return headlines(body).stream()
                .map(headline -> Layout.of(headline.title(), headline.paragraphs(), LANGUAGE))
                .toList();
    }

    private static List<Headline> headlines(byte[] body) {
        String text = Decoder.decode(body, StandardCharsets.UTF_8.name(), false);
        Parts page = Parts.of(PlainText.pieces(text), new Boilerplate());
        List<Headline> headlines = new ArrayList<>();
        headlines.add(Headline.of(null, page.carrier(), true));
        page.parts().forEach(part -> headlines.add(Headline.of(part.title(), part.paragraphs(), true)));
        return headlines;
    }
}
