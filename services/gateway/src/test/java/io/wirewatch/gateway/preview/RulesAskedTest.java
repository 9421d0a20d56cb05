package io.wirewatch.gateway.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.Zone;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.gateway.Samples;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which rules can be asked of releases that are read again. */
class RulesAskedTest {
    private final RulesAsked rules = new RulesAsked();

    private void asks(String id, String canonical) throws RuleException {
        rules.add(new ActiveSubscription(
                new SubscriptionRef(id, id, 1, canonical),
                Rules.expressionOf(canonical),
                Instant.EPOCH,
                null,
                null,
                List.of(),
                "normal"));
    }

    private static TaggedRelease ofKinds(String... kinds) {
        List<Mention> mentions = Stream.of(kinds)
                .map(kind -> new Mention(null, kind, "Vestby", Strength.STRONG, Zone.BODY, 0, 0, 0, 6, 0, 0))
                .toList();
        var head = CleanReleaseMapper.toCore(Samples.clean(Samples.head("rel_1").build(), "Vestby"))
                .head();
        return new TaggedRelease(head, mentions, List.of(), 1);
    }

    @Test
    void namesAreAskedForByTheirKinds() throws RuleException {
        asks("offices", "kind:office");
        assertThat(rules.askForNames())
                .as("an office is an actor, or nobody's name")
                .isFalse();

        asks("places", "kind:place");

        assertThat(rules.askForNames()).isTrue();
        assertThat(rules.holding(ofKinds("place", "office"))).containsExactlyInAnyOrder("offices", "places");
        assertThat(rules.warnings()).isEmpty();
    }

    @Test
    void whereNobodyFindsNamesRulesThatAskForThemAreLeftOutAndNamed() throws RuleException {
        asks("offices", "kind:office");
        asks("places", "kind:place");
        asks("people", "kind:person OR kind:office");

        rules.withoutNames("there is no engine.");

        assertThat(rules.askForNames()).isFalse();
        assertThat(rules.holding(ofKinds("place", "office"))).containsExactly("offices");
        assertThat(rules.warnings())
                .containsExactly(
                        "not asked: 2 subscriptions that ask for kind:, places and others. there is no engine.");
    }
}
