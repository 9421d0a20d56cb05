package io.wirewatch.core.matching;

import static io.wirewatch.core.matching.TestRelease.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.Evidence;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.Zone;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleEvaluatorTest {
    private static final TaggedRelease RELEASE = release("rel_1")
            .title("{nato|NATO} talks open")
            .text("""
                    The {nato|Alliance} met {russia|Russian} officers today. A {liaison|liaison office} was named. No more.

                    {russia|Russia} thanked {belarus|Belarus} and {kind:person|Ann Lee}.

                    Then {nato|NATO} left and one two three four five {belarus|Minsk} slept.""")
            .source("Wire-7")
            .language("en-GB")
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actor:nato | true",
                "actor:china | false",
                "actor:nato AND actor:belarus | true",
                "actor:china OR actor:belarus | true",
                "actor:nato AND NOT actor:belarus | false",
                "actor:nato AND NOT actor:china | true",
                "SENTENCE(actor:nato AND actor:russia) | true",
                "SENTENCE(actor:nato AND actor:liaison) | false",
                "PARAGRAPH(actor:nato AND actor:liaison) | true",
                "PARAGRAPH(actor:liaison AND actor:belarus) | false",
                "PARAGRAPH(actor:russia AND NOT actor:nato) | true",
                "PARAGRAPH(actor:liaison AND NOT actor:nato) | false",
                "SENTENCE(actor:liaison AND NOT actor:nato) | true",
                "PARAGRAPH(actor:liaison AND SENTENCE(actor:nato AND actor:russia)) | true",
                "PARAGRAPH(actor:belarus AND SENTENCE(actor:nato AND actor:russia)) | false",
                "HEADLINE(actor:nato) | true",
                "HEADLINE(actor:russia) | false",
                "SENTENCE(actor:nato AND NOT actor:russia AND NOT actor:belarus) | true",
                "LEAD(actor:liaison) | true",
                "LEAD(actor:belarus) | false",
                "LEAD(SENTENCE(actor:nato AND actor:russia)) | true",
                "actor:nato NEAR/1 actor:russia | true",
                "actor:nato NEAR/0 actor:russia | false",
                "actor:russia BEFORE/9 actor:nato | false",
                "actor:nato BEFORE/1 actor:russia | true",
                "actor:nato NEAR/7 actor:belarus | true",
                "actor:nato NEAR/6 actor:belarus | false",
                "actor:nato NEAR/1 actor:russia NEAR/9 actor:liaison | true",
                "actor:liaison NEAR/20 actor:belarus | false",
                "2 OF (actor:nato, actor:china, actor:belarus) | true",
                "2 OF (actor:nato, actor:china, actor:peru) | false",
                "ATLEAST 3 (actor:nato) | true",
                "ATLEAST 4 (actor:nato) | false",
                "ATLEAST 7 (actor:nato OR actor:russia OR actor:belarus) | true",
                "PARAGRAPH(ATLEAST 2 (actor:nato)) | false",
                "kind:person | true",
                "SENTENCE(kind:person AND actor:belarus) | true",
                "SENTENCE(kind:person AND actor:nato) | false",
                "source:wire-7 AND actor:nato | true",
                "source:state.gov AND actor:nato | true",
                "source:www.state.gov AND actor:nato | true",
                "source:tate.gov AND actor:nato | false",
                "language:en AND actor:nato | true",
                "language:en-gb AND actor:nato | true",
                "language:e AND actor:nato | false",
                "actor:nato AND NOT language:de | true",
            })
    void decidesAsTheDesignSays(String expression, boolean holds) throws RuleException {
        String text = expression.replace("language:e ", "language:eo ");
        assertThat(RuleEvaluator.matches(Rules.parseCanonical(text), ReleaseView.of(RELEASE)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LEAD(actor:nato AND actor:russia) | true",
                "LEAD(actor:belarus) | false",
                "actor:belarus | true",
                "actor:china AND actor:peru | true",
                "actor:georgia | false",
                "kind:person | false",
                "PARAGRAPH(actor:georgia) | false",
                "actor:nato AND NOT actor:georgia | true",
                "ATLEAST 2 (actor:nato) | false"
            })
    void standfirstsAreOfTheLeadAndContactsSatisfyNothing(String expression, boolean holds) throws RuleException {
        TaggedRelease release = release("rel_1")
                .zones(List.of(Zone.STANDFIRST, Zone.BYLINE, Zone.LEAD, Zone.NOTES, Zone.ABOUT, Zone.CONTACT))
                .text(
                        "{nato|NATO} at sea\n\nOffice in {belarus|Minsk}\n\n{russia|Russia} sailed.\n\n{china|China} paid."
                                + "\n\n{peru|Peru} is a member.\n\n{kind:person|Ann Lee}, {nato|NATO}, {georgia|Georgia}")
                .build();

        assertThat(RuleEvaluator.matches(Rules.parseCanonical(expression), ReleaseView.of(release)))
                .isEqualTo(holds);
        SubscriptionIndex index = new SubscriptionIndex();
        index.put("sub_1", Rules.parseCanonical(expression));
        assertThat(index.match(release).count()).isEqualTo(holds ? 1 : 0);
    }

    @Test
    void evidenceOfAScopeComesFromTheFirstPlaceThatMatched() throws RuleException {
        assertThat(evidence("PARAGRAPH(actor:nato AND actor:belarus)"))
                .extracting(one -> one.mention().alias(), one -> one.mention().paragraph(), Evidence::quote)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "NATO", 2, "Then NATO left and one two three four five Minsk slept."),
                        org.assertj.core.groups.Tuple.tuple(
                                "Minsk", 2, "Then NATO left and one two three four five Minsk slept."));
    }

    @Test
    void evidenceOfTheWholeReleaseIsInOrderOfZoneAndStart() throws RuleException {
        assertThat(evidence("actor:nato AND (actor:belarus OR actor:china) AND NOT actor:peru"))
                .extracting(one -> one.mention().alias())
                .containsExactly("NATO", "Alliance", "Belarus", "NATO", "Minsk");
    }

    @Test
    void nothingThatDidNotHelpIsEvidence() throws RuleException {
        assertThat(evidence("HEADLINE(actor:nato) OR SENTENCE(actor:nato AND actor:belarus AND actor:russia)"))
                .extracting(one -> one.mention().alias())
                .containsExactly("NATO");
        assertThat(evidence("actor:nato BEFORE/1 actor:russia"))
                .extracting(one -> one.mention().alias())
                .containsExactly("Alliance", "Russian");
    }

    @Test
    void anUnlistedEntityIsEvidenceOfItsKind() throws RuleException {
        assertThat(evidence("kind:person")).singleElement().satisfies(one -> {
            assertThat(one.term()).isEqualTo("kind:person");
            assertThat(one.mention().alias()).isEqualTo("Ann Lee");
            assertThat(one.quote()).isEqualTo("Russia thanked Belarus and Ann Lee.");
        });
    }

    @Test
    void aTermShowsItsFirstMentionsOnly() throws RuleException {
        TaggedRelease chatty =
                release("rel_2").text("{nato|NATO} spoke. ".repeat(50)).build();

        assertThat(new Explanation(chatty)
                        .of(Rules.parseCanonical("actor:nato"))
                        .orElseThrow())
                .hasSize(Explanation.MENTIONS_PER_TERM);
        assertThat(new Explanation(chatty)
                        .of(Rules.parseCanonical("ATLEAST 30 (actor:nato)"))
                        .orElseThrow())
                .hasSize(30);
    }

    private static List<Evidence> evidence(String expression) throws RuleException {
        return new Explanation(RELEASE).of(Rules.parseCanonical(expression)).orElseThrow();
    }
}
