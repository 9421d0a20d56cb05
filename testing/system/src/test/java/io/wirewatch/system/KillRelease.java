package io.wirewatch.system;

import io.wirewatch.core.ids.Ids;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A release made for counting: its text tells which subscriptions it meets, and shares little with any other's.
 *
 * @param together it names Norway and Sweden in one paragraph
 * @param anywhere it names Chile and Argentina, in different paragraphs
 */
record KillRelease(String source, String identity, String text, boolean together, boolean anywhere) {
    /** Met by {@link #together}. */
    static final String TOGETHER = "PARAGRAPH(Norway AND Sweden)";

    /** Met by {@link #anywhere}. */
    static final String ANYWHERE = "Chile AND Argentina";

    /** Rules over several releases: over all of these each begins to hold once and goes on. */
    static final List<String> ONE_OCCURRENCE = List.of(
            "COUNT >= 100 OF (Argentina) WITHIN 30d",
            "FIRST (Argentina) IN 30d",
            "(Norway AND Chile AND NOT Peru) WITHIN 30d");

    private static final List<String> SYLLABLES = List.of(
            "ba", "lor", "min", "tes", "ka", "vul", "rin", "so", "dem", "pra", "gil", "hu", "fen", "wo", "zad", "que",
            "tir", "nop", "ela", "cru");

    static KillRelease of(String source, int index, Random random) {
        boolean together = index % 3 == 0;
        boolean anywhere = index % 5 == 0;
        String first = "The council of " + word(random) + " met " + word(random) + ". " + sentence(random);
        String second = together ? "Norway and Sweden sent observers. " : "Sweden sent an observer. ";
        String third = anywhere ? "Chile wrote a letter. " : "A letter was read. ";
        String text = Stream.of(
                        first,
                        second + sentence(random),
                        third + sentence(random),
                        "Argentina voted. " + sentence(random))
                .collect(Collectors.joining("\n\n"));
        return new KillRelease(source, "release-" + index, text, together, anywhere);
    }

    private static String sentence(Random random) {
        return IntStream.range(0, 12).mapToObj(i -> word(random)).collect(Collectors.joining(" ", "They said: ", "."));
    }

    private static String word(Random random) {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(i -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining());
    }

    /** The id that the gateway will give it. */
    String id() {
        return Ids.release("main", source, "id", identity);
    }

    /** What is pushed. */
    Map<String, String> body() {
        return Map.of("source", source, "id", identity, "text", text);
    }
}
