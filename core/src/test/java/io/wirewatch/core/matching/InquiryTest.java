package io.wirewatch.core.matching;

import static io.wirewatch.core.matching.TestRelease.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.Evidence;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InquiryTest {
    private static final TaggedRelease RELEASE = release("rel_1")
            .title("A week of talks")
            .text("{nato|NATO} met on Monday. {russia|Russia} did not.\n\n"
                    + "In May {russia|Moscow} wrote two long letters to {nato|the Alliance} about an office.\n\n"
                    + "A {liaison-office|liaison office} for {nato|NATO} was built.")
            .build();

    private static Verdict ask(String rule) throws RuleException {
        return Inquiry.of(Rules.parseCanonical(rule), RELEASE);
    }

    @Test
    void ofARuleThatFailsTheFailingPartIsNamed() throws RuleException {
        Verdict verdict = ask("actor:nato AND actor:belarus");

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.detail()).isEqualTo("1 of 2 hold; all must");
        assertThat(verdict.parts())
                .extracting(Verdict::part, Verdict::holds, Verdict::detail)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("actor:belarus", false, "not mentioned"),
                        org.assertj.core.groups.Tuple.tuple("actor:nato", true, "mentioned 3 times"));
    }

    @Test
    void inAScopeTheNearestPartIsShownWithWhatItLacks() throws RuleException {
        Verdict verdict = ask("PARAGRAPH(actor:liaison-office AND actor:nato AND actor:russia)");

        assertThat(verdict.detail()).isEqualTo("no paragraph fulfils it; this one comes nearest");
        Verdict nearest = verdict.parts().getFirst();
        assertThat(nearest.detail()).isEqualTo("2 of 3 hold; all must");
    }

    @Test
    void aScopeThatIsFulfilledShowsWhere() throws RuleException {
        Verdict verdict = ask("SENTENCE(actor:nato AND actor:russia)");

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.parts().getFirst().parts())
                .flatExtracting(Verdict::found)
                .extracting(evidence -> evidence.mention().alias())
                .containsExactlyInAnyOrder("Moscow", "the Alliance");
    }

    @Test
    void aDistanceThatIsTooLongIsTold() throws RuleException {
        Verdict verdict = ask("actor:russia BEFORE/3 actor:nato");

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.detail())
                .isEqualTo("actor:russia and actor:nato: 5 words between the nearest, at most 3 may stand there");
        assertThat(verdict.found())
                .extracting(evidence -> evidence.mention().alias())
                .containsExactly("Moscow", "the Alliance");
    }

    @Test
    void whatNeverStandsInThatOrderIsTold() throws RuleException {
        assertThat(ask("actor:nato BEFORE/30 actor:liaison-office").detail())
                .endsWith("never in one paragraph in this order");
        assertThat(ask("actor:liaison-office NEAR/30 actor:russia").detail()).endsWith("never in one paragraph");
    }

    @Test
    void countsAndExclusionsAreTold() throws RuleException {
        assertThat(ask("ATLEAST 4 (actor:nato)").detail()).isEqualTo("mentioned 3 times; 4 are asked for");
        assertThat(ask("actor:nato AND NOT actor:russia").parts())
                .filteredOn(part -> !part.holds())
                .extracting(Verdict::detail)
                .containsExactly("it holds, and must not");
        assertThat(ask("actor:nato AND language:fr").parts())
                .extracting(Verdict::detail)
                .contains("the release is in en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor:nato",
                "SENTENCE(actor:nato AND actor:russia)",
                "HEADLINE(actor:nato)",
                "2 OF (actor:nato, actor:belarus, actor:russia)",
                "actor:russia NEAR/5 actor:nato",
                "PARAGRAPH(actor:nato AND NOT actor:russia)",
                "source:push OR kind:person"
            })
    void theVerdictIsTheOneThatMatchingGives(String rule) throws RuleException {
        assertThat(ask(rule).holds())
                .isEqualTo(RuleEvaluator.matches(Rules.parseCanonical(rule), ReleaseView.of(RELEASE)));
    }

    @Test
    void evidenceCutsWhatIsWritten() throws RuleException {
        Evidence evidence = ask("actor:liaison-office").found().getFirst();

        assertThat(evidence.quote().trim()).isEqualTo("A liaison office for NATO was built.");
    }
}
