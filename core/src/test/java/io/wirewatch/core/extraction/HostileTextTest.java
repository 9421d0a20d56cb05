package io.wirewatch.core.extraction;

import static io.wirewatch.core.extraction.Actors.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Unicode does to names: whoever wants to hide one, or whose editor does it by itself, finds his case here. */
class HostileTextTest {
    private static final ActorIndex INDEX = ActorIndex.of(List.of(
            named("nato", "NATO", "北約", "나토", "นาโต"),
            named("office", "liaison office"),
            named("istanbul", "Istanbul"),
            named("strasse", "Wilhelmstraße")));

    static Stream<Arguments> found() {
        return Stream.of(
                Arguments.of("high half before", "\uD83DNATO", "NATO"),
                Arguments.of("halves in the wrong order around", "\uDE00NATO\uD83D", "NATO"),
                Arguments.of("emoji around", "\uD83D\uDE00NATO\uD83D\uDE00", "NATO"),
                Arguments.of("a run of marks", "NATO" + "\u0301".repeat(50) + "!", "NATO" + "\u0301".repeat(50)),
                Arguments.of("marks on every letter", "N\u0301A\u0302T\u0303O\u0304", "N\u0301A\u0302T\u0303O\u0304"),
                Arguments.of("text turned round", "\u202ENATO\u202C met", "NATO"),
                Arguments.of("turned round inside", "NA\u202ETO", "NA\u202ETO"),
                Arguments.of("isolates", "\u2066NATO\u2069", "NATO"),
                Arguments.of("NUL around", "\u0000NATO\u0000", "NATO"),
                Arguments.of("tag inside", "NA\uDB40\uDC41TO", "NA\uDB40\uDC41TO"),
                Arguments.of("zero width inside", "N\u200BA\u200CT\u200DO", "N\u200BA\u200CT\u200DO"),
                Arguments.of("word joiner inside", "NA\u2060TO", "NA\u2060TO"),
                Arguments.of("byte order mark before", "\uFEFFNATO", "NATO"),
                Arguments.of("soft hyphen inside", "NA\u00ADTO", "NA\u00ADTO"),
                Arguments.of("full width", "ＮＡＴＯ", "ＮＡＴＯ"),
                Arguments.of(
                        "mathematical letters",
                        "\uD835\uDC0D\uD835\uDC00\uD835\uDC13\uD835\uDC0E",
                        "\uD835\uDC0D\uD835\uDC00\uD835\uDC13\uD835\uDC0E"),
                Arguments.of("ligature", "a liaison oﬃce", "liaison oﬃce"),
                Arguments.of("no-break spaces", "a liaison\u00A0\u202Foffice", "liaison\u00A0\u202Foffice"),
                Arguments.of("capital I with dot", "İstanbul", "İstanbul"),
                Arguments.of("capital I and a dot", "I\u0307stanbul", "I\u0307stanbul"),
                Arguments.of("capitals", "ISTANBUL", "ISTANBUL"),
                Arguments.of("sharp s in capitals", "WILHELMSTRASSE", "WILHELMSTRASSE"),
                Arguments.of("capital sharp s", "WILHELMSTRAẞE", "WILHELMSTRAẞE"),
                Arguments.of("Chinese", "與北約會談", "北約"),
                Arguments.of("Korean with a particle", "나토는", "나토"),
                Arguments.of("Thai", "และนาโตใน", "นาโต"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("found")
    void theNameIsFoundAndCutOutAsWritten(String what, String text, String alias) {
        assertThat(INDEX.tag(ReleaseFixture.release("", text), 1).mentions())
                .as(what)
                .extracting(Mention::alias)
                .containsExactly(alias);
        // The same in a title, where offsets begin anew.
        assertThat(INDEX.tag(ReleaseFixture.release(text, "Nothing."), 1).mentions())
                .as(what)
                .extracting(Mention::alias)
                .containsExactly(alias);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("NUL inside is the end of a word", "NA\u0000TO"),
                Arguments.of("half a pair inside", "NA\uD83DTO"),
                Arguments.of("a letter of another script that looks the same", "N\u0410TO"),
                Arguments.of("a longer word", "NATOs2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void whatIsAnotherWordIsNoMention(String what, String text) {
        assertThat(INDEX.tag(ReleaseFixture.release("", text), 1).mentions())
                .as(what)
                .isEmpty();
    }

    @Test
    void actorsThatShareAnAliasAreBothFoundHoweverManyTheyAre() {
        List<Actor> namesakes = Stream.of("georgia", "georgia-state", "georgia-font")
                .map(id -> named(id, "Georgia"))
                .toList();
        assertThat(ActorIndex.of(namesakes)
                        .tag(ReleaseFixture.release("", "In Georgia."), 1)
                        .mentions())
                .extracting(Mention::actor)
                .containsExactlyInAnyOrder("georgia", "georgia-state", "georgia-font");
        ActorIndex without = ActorIndex.of(namesakes).without("georgia-state");
        assertThat(without.tag(ReleaseFixture.release("", "In Georgia."), 1).mentions())
                .extracting(Mention::actor)
                .containsExactlyInAnyOrder("georgia", "georgia-font");
    }

    @Test
    void eachOfTenThousandAliasesOfAnActorIsFound() {
        List<ActorAlias> aliases = Stream.iterate(0, i -> i + 1)
                .limit(10_000)
                .map(i -> ActorAlias.name("Regional Office " + (char) ('A' + i % 26) + i))
                .toList();
        Actor offices = new Actor("offices", "Offices", "organisation", aliases);
        String text = String.join(", ", aliases.stream().map(ActorAlias::text).toList());
        assertThat(ActorIndex.of(List.of(offices))
                        .tag(ReleaseFixture.release("", text), 1)
                        .mentions())
                .extracting(Mention::alias)
                .containsExactlyElementsOf(
                        aliases.stream().map(ActorAlias::text).toList());
    }
}
