package io.wirewatch.bench.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntitySpan;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a labelled span says of names. */
class NameRulesTest {
    @Test
    void articlesQuotesAndPossessivesAreNoPartOfAName() {
        assertThat(names(EntityKind.ORGANISATION, "the Security Council")).containsExactly("Security Council");
        assertThat(names(EntityKind.PERSON, "Ivanov's")).containsExactly("Ivanov");
        assertThat(names(EntityKind.PERSON, "Savage ’s")).containsExactly("Savage");
        assertThat(names(EntityKind.ORGANISATION, "“The Alliance”")).containsExactly("Alliance");
        assertThat(names(EntityKind.PLACE, "the U.S.")).containsExactly("U.S");
    }

    @Test
    void anOfficeIsNoPartOfAPerson() {
        assertThat(names(EntityKind.PERSON, "Spc. Lorraine Walsh")).containsExactly("Lorraine Walsh");
        assertThat(names(EntityKind.PERSON, "Iraqi Prime Minister Haider al-Abadi"))
                .containsExactly("Haider al-Abadi");
        assertThat(names(EntityKind.PERSON, "Foreign Minister Julie Bishop")).containsExactly("Julie Bishop");
        assertThat(names(EntityKind.PERSON, "Martin Luther King Jr.")).containsExactly("Martin Luther King Jr");
        assertThat(names(EntityKind.PERSON, "King Abdullah")).containsExactly("Abdullah");
    }

    @Test
    void descriptionsAndPronounsAreNoNames() {
        assertThat(names(EntityKind.ORGANISATION, "ISIL terrorists")).isEmpty();
        assertThat(names(EntityKind.PLACE, "the northern part of the country")).isEmpty();
        assertThat(names(EntityKind.ORGANISATION, "We")).isEmpty();
        assertThat(names(EntityKind.PERSON, "commander of U.S. Central Command"))
                .isEmpty();
    }

    @Test
    void aPlaceWithCommasIsItsParts() {
        assertThat(names(EntityKind.PLACE, "Vermillion, South Dakota")).containsExactly("Vermillion", "South Dakota");
        assertThat(names(EntityKind.ORGANISATION, "Bureau of Alcohol, Tobacco, Firearms and Explosives"))
                .containsExactly("Bureau of Alcohol, Tobacco, Firearms and Explosives");
    }

    @Test
    void aDescriptionHoldsTheNameThatItIsLinkedTo() {
        String phrase = "US political activist and philosopher Noam Chomsky";
        EntitySpan span = new EntitySpan(EntityKind.PERSON, 0, phrase.length());
        assertThat(texts(phrase, NameRules.names(phrase, span, Set.of("noam", "chomsky"))))
                .containsExactly("Noam Chomsky");
        assertThat(NameRules.names(phrase, span, Set.of("james", "jones"))).isEmpty();
    }

    @Test
    void theOutermostNameCounts() {
        EntitySpan university = new EntitySpan(EntityKind.ORGANISATION, 0, 22);
        EntitySpan town = new EntitySpan(EntityKind.PLACE, 14, 22);
        assertThat(NameRules.outermost(List.of(town, university))).containsExactly(university);
    }

    @Test
    void aSpanIsRightWhereStartEndAndKindAre() {
        SpanScore score = new SpanScore();
        EntitySpan right = new EntitySpan(EntityKind.PLACE, 0, 5);
        score.add(
                List.of(right, new EntitySpan(EntityKind.PERSON, 10, 15), new EntitySpan(EntityKind.PERSON, 20, 25)),
                List.of(right, new EntitySpan(EntityKind.PLACE, 10, 15), new EntitySpan(EntityKind.PERSON, 20, 26)));
        score.add(List.of(right), List.of());
        assertThat(score.precision()).isEqualTo(1 / 3.0);
        assertThat(score.recall()).isEqualTo(1 / 4.0);
        assertThat(score.f1()).isEqualTo(2 / 7.0);
    }

    private static List<String> names(EntityKind kind, String text) {
        return texts(text, NameRules.names(text, new EntitySpan(kind, 0, text.length()), Set.of()));
    }

    private static List<String> texts(String text, List<EntitySpan> spans) {
        return spans.stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }
}
