package io.wirewatch.core.matching;

import static io.wirewatch.core.matching.TestRelease.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wirewatch.core.alert.Evidence;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.Zone;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
    void whatStandsInContactLinesOnlyIsTold() throws RuleException {
        TaggedRelease release = release("rel_2")
                .zones(List.of(Zone.LEAD, Zone.CONTACT))
                .text("{russia|Russia} met.\n\nContact: {nato|NATO} press office, {russia|Moscow}")
                .build();

        Verdict verdict = Inquiry.of(Rules.parseCanonical("actor:nato AND actor:russia"), release);

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.parts())
                .extracting(Verdict::part, Verdict::detail)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "actor:nato", "not mentioned but in the contact lines, which no rule looks at"),
                        org.assertj.core.groups.Tuple.tuple("actor:russia", "mentioned once"));
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

    @Property(tries = 300)
    void theNearestPairIsTheOneThatTryingAllFinds(
            @ForAll("places") List<Integer> ones, @ForAll("places") List<Integer> others, @ForAll boolean ordered) {
        TaggedRelease release = paragraph(ones, others);
        ReleaseView view = ReleaseView.of(release);

        Nearness.Pair found = Nearness.pair(term("a"), term("b"), ordered, view);

        OptionalInt least = view.ofActor("a").stream()
                .flatMap(one -> view.ofActor("b").stream()
                        .filter(other -> !ordered || one.start() < other.start())
                        .map(other -> Math.max(0, Nearby.wordsBetween(one, other))))
                .mapToInt(Integer::intValue)
                .min();
        assertThat(found == null ? OptionalInt.empty() : OptionalInt.of(found.words()))
                .isEqualTo(least);
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 400).list().ofMaxSize(12);
    }

    /** Mentions of a and b, each place telling where it begins and how long it is. */
    private static TaggedRelease paragraph(List<Integer> ones, List<Integer> others) {
        List<Mention> mentions = new ArrayList<>();
        ones.forEach(place -> mentions.add(mention("a", place / 4, place % 4)));
        others.forEach(place -> mentions.add(mention("b", place / 4, place % 4)));
        mentions.sort(Comparator.comparingInt(Mention::start));
        return new TaggedRelease(RELEASE.head(), mentions, List.of(), 1);
    }

    private static Mention mention(String actor, int word, int more) {
        return new Mention(
                actor,
                "country",
                "x",
                Strength.STRONG,
                Zone.BODY,
                1,
                0,
                word * 2,
                (word + more) * 2 + 1,
                word,
                word + more);
    }

    private static Rule term(String actor) {
        return new Rule.Term(actor, actor);
    }

    @Test
    void aHugeParagraphIsWalkedOnce() throws RuleException {
        int many = 100_000;
        List<Mention> mentions = IntStream.range(0, many)
                .mapToObj(i -> mention(i < many / 2 ? "a" : "b", i < many / 2 ? i : i + 10, 0))
                .toList();
        TaggedRelease huge = new TaggedRelease(RELEASE.head(), mentions, List.of(), 1);

        Nearness.Pair pair = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Nearness.pair(term("a"), term("b"), false, ReleaseView.of(huge)));

        assertThat(pair.words()).isEqualTo(10);
    }

    @Test
    void evidenceCutsWhatIsWritten() throws RuleException {
        Evidence evidence = ask("actor:liaison-office").found().getFirst();

        assertThat(evidence.quote().trim()).isEqualTo("A liaison office for NATO was built.");
    }
}
