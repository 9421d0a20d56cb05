package io.wirewatch.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.replay.MentionsChanges.Count;
import io.wirewatch.core.replay.MentionsChanges.RulesChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What changes where actors are found otherwise, what that does to rules, and to their alerts. */
class MentionsChangeTest {
    private static TaggedRelease text(String marked) {
        return TestRelease.release("rel_1").text(marked).build();
    }

    private static TaggedRelease other(String marked) {
        return TestRelease.release("rel_2").text(marked).build();
    }

    private static final Predicate<Mention> ANY = mention -> mention.actor() != null;

    private static Predicate<Mention> of(String actor) {
        return mention -> actor.equals(mention.actor());
    }

    private static List<String> words(List<Mention> mentions) {
        return mentions.stream().map(Mention::alias).toList();
    }

    @Test
    void aMentionIsGainedOrLostByWhoAndWhere() {
        TaggedRelease before = text("{nato|NATO} met {russia|Russia} and the Alliance.");
        TaggedRelease now = text("{nato|NATO} met Russia and {nato|the Alliance}.");

        MentionsChange change = MentionsChange.of(before, now, ANY).orElseThrow();

        assertThat(words(change.gained())).containsExactly("the Alliance");
        assertThat(words(change.lost())).containsExactly("Russia");
        assertThat(words(change.after().mentions())).containsExactly("NATO", "the Alliance");
        assertThat(change.before()).isEqualTo(before);
        assertThat(MentionsChange.of(before, before, ANY)).isEmpty();
    }

    @Test
    void whatIsNotComparedStays() {
        TaggedRelease before = text("{nato|NATO} met {russia|Russia}, {kind:person|Joe Doe} and {kind:person|Eve}.");
        TaggedRelease now = text("NATO met Russia, {doe|Joe Doe} and Eve.");

        MentionsChange change = MentionsChange.of(before, now, of("doe")).orElseThrow();

        assertThat(change.lost()).isEmpty();
        assertThat(words(change.after().mentions()))
                .as("the unlisted name that is an actor's now is the actor's alone")
                .containsExactly("NATO", "Russia", "Joe Doe", "Eve");
        assertThat(change.after().mentions().get(2).actor()).isEqualTo("doe");
        assertThat(MentionsChange.of(before, now, of("nobody"))).isEmpty();
    }

    @Test
    void namesThatNobodyListedAreComparedByKindAndPlaceAndAreInNoSum() {
        TaggedRelease before = text("{nato|NATO} met {kind:person|Joe Doe} in {kind:organisation|Vestby}.");
        TaggedRelease now = text("{nato|NATO} met {kind:person|Joe Doe} in {kind:place|Vestby}.");

        MentionsChange change = MentionsChange.of(before, now, _ -> true).orElseThrow();
        MentionsChanges sums = new MentionsChanges();
        sums.add(change, List.of(), List.of("places"));

        assertThat(words(change.lost())).containsExactly("Vestby");
        assertThat(change.gained()).extracting(Mention::kind).containsExactly("place");
        assertThat(words(change.after().mentions())).containsExactly("NATO", "Joe Doe", "Vestby");
        assertThat(MentionsChange.of(before, now, ANY)).isEmpty();
        MentionsChange elsewhere = MentionsChange.ofOtherText(before, text("In {kind:place|Vestby}."), _ -> true);
        assertThat(words(elsewhere.lost())).containsExactly("NATO", "Joe Doe", "Vestby");
        assertThat(sums.actors()).isEmpty();
        assertThat(sums.releases()).isEqualTo(1);
        assertThat(sums.rules()).extracting(MentionsChanges.Of::id).containsExactly("places");
    }

    @Test
    void theSameWordsInTheTitleAreAnotherPlace() {
        TaggedRelease before =
                TestRelease.release("rel_1").title("{nato|NATO}").text("NATO").build();
        TaggedRelease now =
                TestRelease.release("rel_1").title("NATO").text("{nato|NATO}").build();

        MentionsChange change = MentionsChange.of(before, now, ANY).orElseThrow();

        assertThat(change.gained()).hasSize(1);
        assertThat(change.lost()).hasSize(1);
    }

    @Test
    void inAnotherTextMentionsAreTheSameByWhoAndWording() {
        TaggedRelease before = text("{nato|NATO} met {russia|Russia}, and {nato|NATO} spoke.");
        TaggedRelease now = text("On Tuesday {nato|NATO} met {russia|Moscow}, {nato|NATO}, {nato|NATO}.");

        MentionsChange change = MentionsChange.ofOtherText(before, now, ANY);

        assertThat(words(change.gained())).containsExactly("Moscow", "NATO");
        assertThat(words(change.lost())).containsExactly("Russia");
        assertThat(change.after()).isEqualTo(now);
        assertThat(MentionsChange.ofOtherText(before, now, of("nato")).lost()).isEmpty();
    }

    @Test
    void changesAreSummedByActorAndByRule() {
        MentionsChanges sums = new MentionsChanges();
        MentionsChange one = MentionsChange.of(text("{a|A} and B."), text("A and {b|B}."), ANY)
                .orElseThrow();
        MentionsChange other =
                MentionsChange.of(other("B, B."), other("{b|B}, {b|B}."), ANY).orElseThrow();

        Optional<RulesChange> changed = sums.add(one, List.of("of-a", "both"), List.of("of-b", "both"));
        sums.add(other, List.of(), List.of("of-b"));

        assertThat(changed).contains(new RulesChange(List.of("of-b"), List.of("of-a")));
        assertThat(sums.add(other, List.of(), List.of("of-b")))
                .as("once more on the log")
                .isEmpty();
        assertThat(sums.releases()).isEqualTo(2);
        assertThat(sums.actors())
                .containsExactly(
                        new MentionsChanges.Of("b", new Count(3, 0, 2)),
                        new MentionsChanges.Of("a", new Count(0, 1, 1)));
        assertThat(sums.rules())
                .containsExactly(
                        new MentionsChanges.Of("of-b", new Count(2, 0, 2)),
                        new MentionsChanges.Of("of-a", new Count(0, 1, 1)));
    }

    @Test
    void anAlertIsLostWhenNothingIsLeftThatHoldsItUp() {
        Map<String, Set<String>> standing = Map.of(
                Ids.alert("sub", "sty_1"), Set.of("rel_1", "rel_2"),
                Ids.alert("sub", "sty_2"), Set.of("rel_3"),
                Ids.alert("sub", "sty_3"), Set.of("rel_5"));
        AlertsAtStake alerts = new AlertsAtStake(alert -> standing.getOrDefault(alert, Set.of()));
        RulesChange lost = new RulesChange(List.of(), List.of("sub"));
        RulesChange gained = new RulesChange(List.of("sub"), List.of());

        alerts.add(head("rel_1", "sty_1"), lost);
        assertThat(alerts.lost()).as("rel_2 holds it up").isZero();
        alerts.add(head("rel_2", "sty_1"), lost);
        alerts.add(head("rel_3", "sty_2"), lost);
        assertThat(alerts.lost()).isEqualTo(2);
        alerts.add(head("rel_4", "sty_2"), gained);
        assertThat(alerts.lost()).as("rel_4 holds it up now").isEqualTo(1);
        alerts.add(head("rel_6", "sty_3"), lost);
        assertThat(alerts.lost()).as("rel_6 is none that it names").isEqualTo(1);
        alerts.add(head("rel_7", "sty_4"), gained);
        alerts.add(head("rel_8", "sty_4"), gained);
        assertThat(alerts.raised()).as("one alert a story").isEqualTo(1);
    }

    private static ReleaseHead head(String id, String story) {
        return TestRelease.release(id).story(story).build().head();
    }
}
