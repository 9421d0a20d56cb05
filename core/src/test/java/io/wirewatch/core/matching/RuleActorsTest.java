package io.wirewatch.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.RuleActors;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.core.rules.TestRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Here, for the rules are asked of releases. */
class RuleActorsTest {
    @Provide
    Arbitrary<Rule> rules() {
        return TestRules.any();
    }

    @Provide
    Arbitrary<TaggedRelease> releases() {
        return TestReleases.any();
    }

    @Property(tries = 1000)
    void whatFulfilsARuleHasOneOfEachSetThatIsNeeded(
            @ForAll("rules") Rule rule, @ForAll("releases") TaggedRelease release) {
        Set<String> mentioned = release.mentions().stream().map(Mention::actor).collect(Collectors.toSet());
        boolean holdsAll =
                RuleActors.needed(rule).stream().allMatch(set -> set.stream().anyMatch(mentioned::contains));

        assertThat(holdsAll || !RuleEvaluator.matches(rule, ReleaseView.of(release)))
                .isTrue();
    }

    @Test
    void manyFormsNeedActors() throws RuleException {
        assertThat(needed("actor:a AND actor:b")).containsExactly(Set.of("a"), Set.of("b"));
        assertThat(needed("SENTENCE(actor:a AND NOT actor:b)")).containsExactly(Set.of("a"));
        assertThat(needed("(actor:a OR actor:b) AND actor:c")).containsExactly(Set.of("a", "b"), Set.of("c"));
        assertThat(needed("actor:a NEAR/3 actor:b")).containsExactly(Set.of("a"), Set.of("b"));
        assertThat(needed("2 OF (actor:a, actor:b, actor:c)")).containsExactly(Set.of("a", "b"));
        assertThat(needed("ATLEAST 3 (actor:a)")).containsExactly(Set.of("a"));
        assertThat(needed("actor:a OR kind:person")).isEmpty();
        assertThat(needed("language:en AND actor:a")).containsExactly(Set.of("a"));
    }

    @Test
    void allThatARuleSpeaksOfIsNamed() throws RuleException {
        Rule rule = Rules.expressionOf("actor:a AND NOT SENTENCE(actor:b AND kind:person)")
                .rule();

        assertThat(RuleActors.of(rule)).containsExactly("a", "b");
        assertThat(RuleActors.kinds(rule)).containsExactly("person");
    }

    private static List<Set<String>> needed(String canonical) throws RuleException {
        return RuleActors.needed(Rules.expressionOf(canonical).rule());
    }
}
