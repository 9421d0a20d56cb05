package io.wirewatch.core.extraction;

import static io.wirewatch.core.extraction.Actors.actor;
import static io.wirewatch.core.extraction.Actors.capitalised;
import static io.wirewatch.core.extraction.Actors.proper;
import static io.wirewatch.core.extraction.Actors.weak;
import static io.wirewatch.core.extraction.ReleaseFixture.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are common words too, where everything has a capital. */
class ProperNameTest {
    private static final ActorIndex INDEX = ActorIndex.of(List.of(
            actor("turkey", "country", proper("Turkey"), capitalised("Turkish"), weak("Ankara")),
            actor("china", "country", proper("China")),
            actor("target", "organisation", proper("Target"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Turkey and China Sign Trade Pact",
                "TURKEY AND CHINA SIGN TRADE PACT",
                "Ministers of Turkey and China Meet",
                "Turkey, China",
                "Ministers From Turkey Travel to China",
                "turkey farmers of Turkey write to China"
            })
    void aHeadlineAloneNamesThem(String title) {
        assertThat(found(release(title, "Nothing more is known."))).containsOnly("turkey", "china");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Man Walks Out With a Turkey and a China Shop",
                "MAN WALKS OUT WITH A TURKEY AND A CHINA SHOP",
                "Town Roasts an Enormous Turkey on a Blue China Plate",
                "Company Misses a Target"
            })
    void whatHasAnArticleInAHeadlineIsAThing(String title) {
        assertThat(found(release(title, "Nobody was hurt."))).isEmpty();
    }

    @Test
    void whatTheReleaseWritesSmallIsAThingInItsHeadlineToo() {
        assertThat(found(release("Prize for Turkey Farmers", "The turkeys weigh forty pounds.")))
                .isEmpty();
        assertThat(found(release("Turkey Prices Rise", "Turkey is dear. Whoever wants turkey pays more.")))
                .isEmpty();
        assertThat(found(release("Farmers Miss Target", "Their target was a million.")))
                .isEmpty();
    }

    @Test
    void anActorThatTheReleaseNamesBeyondDoubtIsNamedInItsHeadlineToo() {
        assertThat(found(release("Senate Debates a China Strategy", "It is about trade with China, and fine china.")))
                .containsExactly("china", "china");
        assertThat(found(release("Farmers Greet a Turkey Deal", "The Turkish market opens to turkeys.")))
                .containsExactly("turkey", "turkey");
        assertThat(found(release("Shoppers Sue Over a Target Receipt", "A receipt of Target, they say, lies.")))
                .containsExactly("target", "target");
    }

    @Test
    void inRunningTextACapitalProvesAName() {
        assertThat(found(release("Lunch", "The turkey was bred in Turkey, and a China in motion made the plates.")))
                .containsExactly("turkey", "china");
        assertThat(found(release("Lunch is a matter of a Turkey that changes", "Turkeys.")))
                .containsExactly("turkey");
    }

    @Test
    void aNameThatOnlyOpensSentencesCountsUnlessItIsWrittenSmall() {
        assertThat(found(release("Talks go on", "Turkey waits. “China waits too.”")))
                .containsExactly("turkey", "china");
        assertThat(found(release("Lunch is served", "“Turkey again!” they cried. No more turkey for them.")))
                .isEmpty();
    }

    @Test
    void anAddressWritesEverythingSmallAndProvesNothing() {
        assertThat(found(release("China Opens Exhibition", "See https://china.example/china for more.")))
                .containsExactly("china");
    }

    @Test
    void whatCountsIsCompanyForOthers() {
        ActorIndex index = INDEX.with(actor("jordan", "country", weak("Jordan", "turkey")));
        assertThat(found(index, release("Turkey and Jordan Sign Pact", ""))).containsExactly("turkey", "jordan");
        assertThat(found(index, release("Jordan Eats a Turkey", ""))).isEmpty();
    }

    @Test
    void otherLanguagesKnowNoTitleCaseAndNoArticleLikeThat() {
        assertThat(found(release("es", "Sánchez viaja a China", new String[] {"La prensa china lo espera."})))
                .containsExactly("china");
        assertThat(found(release("es", "Sánchez, a China", new String[] {"La prensa china lo espera."})))
                .containsExactly("china");
    }

    private static List<String> found(CleanRelease release) {
        return found(INDEX, release);
    }

    private static List<String> found(ActorIndex index, CleanRelease release) {
        return index.tag(release, 1).mentions().stream().map(Mention::actor).toList();
    }
}
