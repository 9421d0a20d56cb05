package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.Zone;
import io.wirewatch.core.rules.TestRules;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random releases over the actors of {@link TestRules}. */
public final class TestReleases {
    private TestReleases() {}

    public static Arbitrary<TaggedRelease> any() {
        Arbitrary<String> words = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just("word")),
                net.jqwik.api.Tuple.of(1, Arbitraries.just("{kind:person|Jane Doe}")),
                net.jqwik.api.Tuple.of(
                        4, Arbitraries.of(TestRules.ACTORS).map(actor -> "{" + actor + "|Name " + actor + "}")));
        Arbitrary<String> sentences = words.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join(" ", list) + ".");
        Arbitrary<String> paragraphs =
                sentences.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(" ", list));
        Arbitrary<String> texts = paragraphs.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join("\n\n", list));
        return Combinators.combine(
                        sentences,
                        texts,
                        Arbitraries.of(Zone.class)
                                .filter(zone -> zone != Zone.HEADLINE)
                                .list()
                                .ofSize(3),
                        Arbitraries.of("en", "en-GB", "de"),
                        Arbitraries.of("https://www.state.gov/x", "https://example.org/", "not an address"))
                .as((title, text, zones, language, url) -> TestRelease.release("rel_1")
                        .title(title)
                        .zones(zones)
                        .text(text)
                        .language(language)
                        .url(url)
                        .build());
    }
}
