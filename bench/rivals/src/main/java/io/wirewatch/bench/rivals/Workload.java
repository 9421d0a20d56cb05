package io.wirewatch.bench.rivals;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Made-up subscriptions and releases: 2 to 4 actors each, drawn from {@value #ACTORS}; {@value #MENTIONED} in a release, one
 * mention each, in sentences of five in two paragraphs of several.
 */
final class Workload {
    static final int ACTORS = 5_000;
    static final int MENTIONED = 15;

    private static final int PER_SENTENCE = 5;
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    private final String name;
    private final int[][] subscriptions;
    private final int[][] documents;
    private final String[] ids;
    private final List<TaggedRelease> releases = new ArrayList<>();

    private Workload(String name, int[][] subscriptions, int[][] documents) {
        this.name = name;
        this.subscriptions = subscriptions;
        this.documents = documents;
        this.ids = IntStream.range(0, subscriptions.length)
                .mapToObj(i -> Ids.hashed("sub", Integer.toString(i)))
                .toArray(String[]::new);
        for (int i = 0; i < documents.length; i++) {
            releases.add(release(i, documents[i]));
        }
    }

    /**
     * Draws a workload; the same every time.
     *
     * @param exponent of the distribution that actors are drawn from
     */
    static Workload of(String name, double exponent, int subscriptions, int documents, long seed) {
        Random random = new Random(seed);
        Zipf zipf = new Zipf(ACTORS, exponent);
        int[][] all = new int[subscriptions][];
        for (int i = 0; i < subscriptions; i++) {
            all[i] = zipf.draw(random, 2 + random.nextInt(3));
        }
        int[][] texts = new int[documents][];
        for (int i = 0; i < documents; i++) {
            texts[i] = zipf.draw(random, MENTIONED);
        }
        return new Workload(name, all, texts);
    }

    private static TaggedRelease release(int number, int[] actors) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < actors.length; i++) {
            int sentence = i / PER_SENTENCE;
            int start = 20 * i;
            mentions.add(new Mention(
                    actor(actors[i]),
                    "organisation",
                    "Name",
                    Strength.STRONG,
                    sentence == 0 ? Zone.LEAD : Zone.BODY,
                    sentence == 0 ? 0 : 1,
                    sentence == 0 ? 0 : sentence - 1,
                    start,
                    start + 4,
                    4 * i,
                    4 * i));
        }
        return new TaggedRelease(head(number), mentions, List.of(), 1);
    }

    private static ReleaseHead head(int number) {
        String id = Ids.hashed("rel", Integer.toString(number));
        return new ReleaseHead(
                id,
                1,
                false,
                false,
                "Title",
                "https://www.example.org/releases/" + number,
                "push",
                TIME,
                PublishedPrecision.INSTANT,
                TIME,
                "en",
                Ids.story(id),
                null,
                List.of());
    }

    /** The id of an actor by its number. */
    static String actor(int number) {
        return "actor-number-" + number;
    }

    /** The id of a subscription, such as the product makes. */
    String id(int subscription) {
        return ids[subscription];
    }

    String name() {
        return name;
    }

    /** The actors of each subscription. */
    int[][] subscriptions() {
        return subscriptions;
    }

    /** The actors of each release. */
    int[][] documents() {
        return documents;
    }

    List<TaggedRelease> releases() {
        return releases;
    }
}
