package io.wirewatch.bench.rivals;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.ReleaseText;
import io.wirewatch.core.release.Sentence;
import io.wirewatch.core.release.Zone;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Made-up actors with many aliases, and releases that mention some of them among words that are no names. Names share their
 * first words as those of institutions do; text has curly quotes, dashes, accents and fixed spaces.
 */
final class TaggingWorkload {
    private static final int VOCABULARY = 30_000;
    /** The words that stand in texts; a name of one word is never one of them. */
    private static final int COMMON = 20_000;

    /** The most frequent words begin no names. */
    private static final int FUNCTION_WORDS = 500;

    private static final int HEADS = 1_000;
    private static final int ALIASES = 2;
    private static final int WORDS_A_MENTION = 25;
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final List<String> words;
    private final Zipf common = new Zipf(COMMON, 1.0);
    private final Zipf heads = new Zipf(HEADS, 0.8);
    private final List<Actor> actors = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<CleanRelease> releases = new ArrayList<>();
    private long bytes;

    /**
     * @param aliases all together
     * @param documents how many releases of about 3 kB
     */
    TaggingWorkload(int aliases, int documents, long seed) {
        this.random = new Random(seed);
        this.words = vocabulary();
        Set<String> taken = new LinkedHashSet<>();
        while (taken.size() < aliases) {
            taken.add(name());
        }
        names.addAll(taken);
        for (int i = 0; i < names.size(); i += ALIASES) {
            List<ActorAlias> own = names.subList(i, Math.min(i + ALIASES, names.size())).stream()
                    .map(ActorAlias::name)
                    .toList();
            actors.add(new Actor("actor-" + i, names.get(i), "organisation", own));
        }
        for (int i = 0; i < documents; i++) {
            releases.add(release(i));
        }
    }

    List<Actor> actors() {
        return actors;
    }

    List<CleanRelease> releases() {
        return releases;
    }

    /** Words of texts, the frequent ones first. */
    List<String> words() {
        return words.subList(0, COMMON);
    }

    /** UTF-8 bytes of a release, on average. */
    double bytes() {
        return bytes / (double) releases.size();
    }

    /** Words that differ without their accents too; none is the plural of another. */
    private List<String> vocabulary() {
        Map<String, String> made = new LinkedHashMap<>();
        while (made.size() < VOCABULARY) {
            StringBuilder word = new StringBuilder();
            int syllables = 1 + random.nextInt(4);
            for (int i = 0; i < syllables; i++) {
                word.append("bcdfghjklmnprstvwz".charAt(random.nextInt(18)));
                word.append(
                        random.nextInt(40) == 0
                                ? "éüöñå".charAt(random.nextInt(5))
                                : "aeiou".charAt(random.nextInt(5)));
                if (random.nextBoolean()) {
                    word.append("lnrt".charAt(random.nextInt(4)));
                }
            }
            made.putIfAbsent(Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", ""), word.toString());
        }
        return List.copyOf(made.values());
    }

    /** One to four words, each with a capital. */
    private String name() {
        int length = 1 + random.nextInt(4);
        if (length == 1) {
            return capital(words.get(COMMON + random.nextInt(VOCABULARY - COMMON)));
        }
        StringBuilder name = new StringBuilder(capital(words.get(FUNCTION_WORDS + heads.draw(random))));
        for (int i = 1; i < length; i++) {
            name.append(' ').append(capital(words.get(random.nextInt(VOCABULARY))));
        }
        return name.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private CleanRelease release(int number) {
        StringBuilder text = new StringBuilder();
        List<Paragraph> paragraphs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            text.append(i == 0 ? "" : "\n\n");
            int start = text.length();
            List<Sentence> sentences = new ArrayList<>();
            for (int j = 0; j < 4; j++) {
                text.append(j == 0 ? "" : " ");
                int from = text.length();
                text.append(sentence());
                sentences.add(new Sentence(from, text.length()));
            }
            paragraphs.add(new Paragraph(start, text.length(), i == 0 ? Zone.LEAD : Zone.BODY, sentences));
        }
        String title = capital(words.get(common.draw(random))) + " " + names.get(random.nextInt(names.size()));
        bytes += (title + text).getBytes(StandardCharsets.UTF_8).length;
        ReleaseHead head = new ReleaseHead(
                "rel_" + number,
                1,
                false,
                false,
                title,
                null,
                "bench",
                TIME,
                PublishedPrecision.INSTANT,
                TIME,
                "en",
                "sty_" + number,
                null,
                List.of());
        return new CleanRelease(
                head, new ReleaseText(title, text.toString(), paragraphs), null, "given", List.of(), "");
    }

    private String sentence() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            said.add(
                    random.nextInt(WORDS_A_MENTION) == 0
                            ? names.get(random.nextInt(names.size()))
                            : words.get(common.draw(random)));
        }
        said.set(6, "“" + said.get(6) + "”");
        said.set(9, said.get(9) + ",");
        said.set(12, said.get(12) + " –");
        String sentence = said.stream().collect(Collectors.joining(" ", "", "."));
        return random.nextInt(10) == 0 ? sentence.replaceFirst(" ", "\u00A0") : sentence;
    }
}
