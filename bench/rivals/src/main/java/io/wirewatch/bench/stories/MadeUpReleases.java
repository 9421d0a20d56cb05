package io.wirewatch.bench.stories;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.ReleaseText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Releases of made-up words, as often as words are in texts (Zipf): each of one of 2,000 offices, 150 to 650 words with names and numbers
 * among them, and the 40 words that the office ends all of its releases with. Release number n is the same whenever it is made.
 */
final class MadeUpReleases {
    private static final int WORDS = 40_000;
    private static final int OFFICES = 2_000;
    private static final int PARAGRAPH = 60;
    private static final Instant DAY = Instant.parse("2026-11-24T00:00:00Z");

    private final long seed;
    private final String[] words = new String[WORDS];
    private final double[] upTo = new double[WORDS];

    MadeUpReleases(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            words[i] = random.ints(2 + random.nextInt(9), 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            sum += 1.0 / (i + 2);
            upTo[i] = sum;
        }
    }

    /** Release number n. */
    CleanRelease release(int n) {
        return release(n, "rel_" + n, n % OFFICES, text(n));
    }

    /** Another office's copy of release number n, with an opening and an ending of its own. */
    CleanRelease copy(int n) {
        Random random = new Random(seed ^ ~n);
        String[] paragraphs = text(n).split("\n\n");
        String kept = Arrays.stream(paragraphs, 0, paragraphs.length - 1).collect(Collectors.joining("\n\n"));
        int office = (n + 1) % OFFICES;
        return release(n, "rel_copy" + n, office, some(random, 20) + "\n\n" + kept + "\n\n" + ending(office));
    }

    private CleanRelease release(int n, String id, int office, String text) {
        ReleaseHead head = new ReleaseHead(
                id,
                1,
                false,
                false,
                some(new Random(seed + n), 9),
                null,
                "office-" + office,
                DAY,
                PublishedPrecision.DAY,
                DAY,
                "en",
                "",
                null,
                List.of());
        ReleaseText body = new ReleaseText(head.title(), text, List.of());
        return new CleanRelease(head, body, null, "given", List.of(), Ids.sha256Hex(text));
    }

    private String text(int n) {
        Random random = new Random(seed * 31 + n);
        StringBuilder text = new StringBuilder();
        for (int left = 150 + random.nextInt(500); left > 0; left -= PARAGRAPH) {
            text.append(some(random, Math.min(left, PARAGRAPH))).append("\n\n");
        }
        return text + ending(n % OFFICES);
    }

    private String ending(int office) {
        return some(new Random(seed * 17 + office), 40);
    }

    private String some(Random random, int count) {
        StringBuilder some = new StringBuilder();
        for (int i = 0; i < count; i++) {
            some.append(i == 0 ? "" : " ");
            int kind = random.nextInt(40);
            String word = words[draw(random)];
            if (kind == 0) {
                some.append(random.nextInt(1, 1_000_000));
            } else if (kind < 5) {
                some.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            } else {
                some.append(word);
            }
        }
        return some.append('.').toString();
    }

    private int draw(Random random) {
        int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return at < 0 ? -at - 1 : at;
    }
}
