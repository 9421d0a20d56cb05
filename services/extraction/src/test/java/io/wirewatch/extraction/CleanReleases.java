package io.wirewatch.extraction;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.ReleaseText;
import io.wirewatch.core.release.Sentence;
import io.wirewatch.core.release.Zone;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import java.time.Instant;
import java.util.List;

/** Clean releases of one paragraph and one sentence, as they are on the topic. */
final class CleanReleases {
    static final Instant RECEIVED = Instant.parse("2026-11-24T10:00:00Z");

    private CleanReleases() {}

    static CleanRelease of(String identity, String text) {
        return of(identity, text, false);
    }

    static CleanRelease withdrawn(String identity) {
        return of(identity, "", true);
    }

    private static CleanRelease of(String identity, String text, boolean withdrawn) {
        String id = Ids.release("main", "push", "id", identity);
        ReleaseHead head = new ReleaseHead(
                id,
                withdrawn ? 2 : 1,
                withdrawn,
                false,
                "Of " + identity,
                null,
                "push",
                RECEIVED,
                PublishedPrecision.ARRIVAL,
                RECEIVED,
                "en",
                Ids.story(id),
                null,
                List.of());
        List<Paragraph> layout = text.isEmpty()
                ? List.of()
                : List.of(new Paragraph(0, text.length(), Zone.LEAD, List.of(new Sentence(0, text.length()))));
        ReleaseText body = new ReleaseText(head.title(), text, layout);
        return CleanReleaseMapper.toAvro(
                new io.wirewatch.core.release.CleanRelease(head, body, null, "arrival", List.of(), identity), "main");
    }
}
