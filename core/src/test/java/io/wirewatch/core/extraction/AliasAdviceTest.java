package io.wirewatch.core.extraction;

import static io.wirewatch.core.extraction.Actors.actor;
import static io.wirewatch.core.extraction.Actors.inLanguage;
import static io.wirewatch.core.extraction.Actors.named;
import static io.wirewatch.core.extraction.Actors.never;
import static io.wirewatch.core.extraction.Actors.proper;
import static io.wirewatch.core.extraction.Actors.weak;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import io.wirewatch.core.release.CleanRelease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AliasAdviceTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    /** Every fourth of them is about the Union, every tenth about NATO. */
    private static final List<CleanRelease> RECENT = IntStream.range(0, 100)
            .mapToObj(i -> ReleaseFixture.release(
                    "A title", (i % 4 == 0 ? "The Union met. " : "It rained. ") + (i % 10 == 0 ? "NATO too." : "")))
            .toList();

    @Test
    void anActorOfWhomNothingIsDoubtfulHasNoWarnings() {
        Actor nato = actor("nato", "organisation", ActorAlias.name("NATO"), weak("Alliance"), never("the"));
        assertThat(advice(nato)).isEmpty();
        assertThat(AliasAdvice.of(nato, ActorIndex.of(Actors.ALL), RECENT)).isEmpty();
    }

    @Test
    void anAliasThatIsFoundInMoreThanAFifthOfTheReleasesIsToldWithItsCount() {
        assertThat(advice(named("union", "Union", "NATO")))
                .containsExactly("alias \"Union\" would have been found in 25 of the last 100 releases");
        assertThat(advice(named("title", "title")))
                .containsExactly("alias \"title\" would have been found in 100 of the last 100 releases");
    }

    @Test
    void whatIsNeverAnAliasIsNotCounted() {
        assertThat(advice(actor("union", "organisation", ActorAlias.name("Union"), never("the Union"))))
                .isEmpty();
        assertThat(advice(actor("union", "organisation", ActorAlias.name("Union"), never("Union met in"))))
                .hasSize(1);
    }

    @Test
    void eachAliasIsCountedAsIfItWereTheOnlyOne() {
        assertThat(advice(named("union", "Union", "The Union met"))).hasSize(2);
    }

    @Test
    void aWeakAliasAloneSaysNothing() {
        assertThat(advice(actor("union", "organisation", weak("Union", "Brussels"))))
                .isEmpty();
    }

    @Test
    void ofFewReleasesAShareSaysNothing() {
        Actor union = named("union", "Union");
        assertThat(AliasAdvice.of(union, ActorIndex.EMPTY, RECENT.subList(0, 19)))
                .isEmpty();
        assertThat(AliasAdvice.of(union, ActorIndex.EMPTY, RECENT.subList(0, 20)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "7", "é", "e\u0301", "Я"})
    void aSingleCharacterIsToldUnlessItsCaseIsExact(String text) {
        assertThat(advice(named("x", text))).singleElement().asString().contains("single letter or digit");
        ActorAlias exact = new ActorAlias(text, Strength.STRONG, List.of(), List.of(), CaseRule.EXACT, Form.NAME, null);
        assertThat(advice(actor("x", "organisation", exact))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"俄", "삼", "ค"})
    void aCharacterThatIsAWordIsNoSingleLetter(String text) {
        assertThat(advice(named("x", text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The", "avec", "für", "который"})
    void aFunctionWordIsToldWithoutAnyRelease(String text) {
        assertThat(AliasAdvice.of(named("x", text), ActorIndex.EMPTY, List.of()))
                .containsExactly("alias \"" + text + "\" is a word that nearly every text of its language holds");
    }

    @Test
    void aFunctionWordIsNoneInCapitalsOrInAnotherLanguageOrWhereTheReleaseDecides() {
        assertThat(advice(named("who", "WHO"))).isEmpty();
        assertThat(advice(actor("x", "organisation", inLanguage("ru", "avec")))).isEmpty();
        assertThat(advice(actor("will", "organisation", proper("Will")))).isEmpty();
    }

    @Test
    void anAliasThatOthersHaveTooIsToldWithThem() {
        ActorIndex catalogue = ActorIndex.of(List.of(
                named("georgia", "Georgia"),
                named("georgia-state", "Georgia"),
                actor("peach", "concept", never("Georgia"), ActorAlias.name("peach"))));
        assertThat(AliasAdvice.of(named("georgia", "Georgia"), catalogue, RECENT))
                .containsExactly("alias \"Georgia\" is also one of georgia-state; a rule that names it means both");
        assertThat(AliasAdvice.of(named("another", "GEORGIA"), catalogue, RECENT))
                .containsExactly(
                        "alias \"GEORGIA\" is also one of georgia, georgia-state; a rule that names it means all of them");
    }

    @Test
    void tenThousandAliasesAreAdvisedOnInAMomentAndInBounds() {
        List<ActorAlias> aliases = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            aliases.add(ActorAlias.name("Unit " + i));
        }
        Actor units = new Actor("units", "Units", "organisation", aliases);
        ActorIndex catalogue = ActorIndex.of(List.of(units, new Actor("same", "Same", "organisation", aliases)));
        List<String> warnings = assertTimeoutPreemptively(GENEROUS, () -> AliasAdvice.of(units, catalogue, RECENT));
        assertThat(warnings).hasSize(101);
        assertThat(warnings.getFirst()).contains("\"Unit 0\"", "same");
        assertThat(warnings.getLast()).isEqualTo("and 9900 more such warnings");
    }

    private static List<String> advice(Actor actor) {
        return AliasAdvice.of(actor, ActorIndex.EMPTY, RECENT);
    }
}
