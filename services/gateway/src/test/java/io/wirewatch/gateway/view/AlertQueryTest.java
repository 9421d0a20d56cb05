package io.wirewatch.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How SQLite goes about a list of alerts: no filter may make it read all of them. */
class AlertQueryTest {
    private static final AlertStore.Position PLACE = new AlertStore.Position(Instant.EPOCH, "alr_1");

    private View view;

    @BeforeEach
    void open(@TempDir Path folder) {
        view = new View(folder.resolve("view.db"));
    }

    @AfterEach
    void close() {
        view.close();
    }

    private String plan(String subscription, String status, String story, String release) {
        return plan(subscription, status, story, release, null, null);
    }

    private static AlertStore.Handled handled(Boolean acknowledged, String assignee, Boolean muted) {
        return new AlertStore.Handled(acknowledged, assignee, muted, Instant.EPOCH);
    }

    private String plan(String subscription, String status, String story, String release, AlertStore.Handled handled) {
        return plan(subscription, status, story, release, null, null, handled);
    }

    private String plan(String subscription, String status, String story, String release, String source, String actor) {
        return plan(subscription, status, story, release, source, actor, AlertStore.Handled.ANYHOW);
    }

    private String plan(
            String subscription,
            String status,
            String story,
            String release,
            String source,
            String actor,
            AlertStore.Handled handled) {
        AlertQuery query = AlertQuery.of(
                new AlertStore.Filter(
                        subscription,
                        status,
                        story,
                        release,
                        source,
                        actor,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        List.of("live"),
                        false,
                        handled),
                PLACE,
                50);
        List<String> steps = view.read(
                db -> db.all(row -> row.getString("detail"), "EXPLAIN QUERY PLAN " + query.sql(), query.arguments()));
        return String.join("; ", steps);
    }

    @Test
    void theNewestAreReadInOrderOfTime() {
        assertThat(plan(null, null, null, null)).contains("alerts_by_time").doesNotContain("TEMP B-TREE");
    }

    @Test
    void thoseOfASubscriptionAndThoseOfAStatusAreReadInTheirOrder() {
        assertThat(plan("s1", null, null, null))
                .contains("alerts_by_subscription")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(null, "withdrawn", null, null))
                .contains("alerts_by_status")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan("s1", "withdrawn", null, null))
                .contains("alerts_by_subscription")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void thoseOfAStoryAreFoundByItWhateverElseIsAsked() {
        assertThat(plan(null, null, "sty_1", null)).contains("alerts_by_story").doesNotContain("SCAN");
        assertThat(plan("s1", "raised", "sty_1", null))
                .contains("alerts_by_story")
                .doesNotContain("SCAN");
    }

    @Test
    void thoseOfAReleaseAreFoundByItWhateverElseIsAsked() {
        assertThat(plan(null, null, null, "rel_1"))
                .contains("(id=?)", "(release=?)")
                .doesNotContain("SCAN");
        assertThat(plan("s1", "raised", null, "rel_1"))
                .contains("(id=?)", "(release=?)")
                .doesNotContain("SCAN");
    }

    @Test
    void thoseOfASourceAndThoseOfAnActorAreReadInTheirOrder() {
        assertThat(plan(null, null, null, null, "state.gov", null))
                .contains("SEARCH k USING PRIMARY KEY (key=?")
                .doesNotContain("SCAN", "TEMP B-TREE");
        assertThat(plan(null, "raised", null, null, null, "nato"))
                .contains("SEARCH k USING PRIMARY KEY (key=?")
                .doesNotContain("SCAN", "TEMP B-TREE", "alerts_by_status");
    }

    @Test
    void whatElseIsAskedOfASourceAndAnActorIsLookedUpInRowsFoundAlready() {
        assertThat(plan(null, null, null, null, "state.gov", "nato"))
                .contains("SEARCH k USING PRIMARY KEY (key=?", "(alert=? AND key=?)")
                .doesNotContain("SCAN", "TEMP B-TREE");
        assertThat(plan("s1", "raised", null, null, "state.gov", "nato"))
                .contains("alerts_by_subscription", "(alert=? AND key=?)")
                .doesNotContain("SCAN", "TEMP B-TREE");
        assertThat(plan("s1", "raised", "sty_1", null, "state.gov", "nato"))
                .contains("alerts_by_story", "(alert=? AND key=?)")
                .doesNotContain("SCAN");
        assertThat(plan("s1", "raised", null, "rel_1", "state.gov", "nato"))
                .contains("(id=?)", "(release=?)", "(alert=? AND key=?)")
                .doesNotContain("SCAN");
    }

    @Test
    void whatWasDoneAboutThoseOfAnActorIsLookedUpInRowsFoundAlready() {
        assertThat(plan(null, null, null, null, null, "nato", handled(false, null, false)))
                .contains("SEARCH k USING PRIMARY KEY (key=?")
                .doesNotContain("SCAN", "TEMP B-TREE", "alerts_by_acknowledgement");
        assertThat(plan(null, null, null, null, null, "nato", handled(null, "Kim", null)))
                .contains("alerts_by_assignee", "(alert=? AND key=?)")
                .doesNotContain("SCAN", "TEMP B-TREE");
    }

    @Test
    void thoseThatAreSeenToOrNotAndThoseOfAnAssigneeAreReadInTheirOrder() {
        for (boolean acknowledged : new boolean[] {true, false}) {
            assertThat(plan(null, null, null, null, handled(acknowledged, null, null)))
                    .contains("alerts_by_acknowledgement")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan("s1", "raised", null, null, handled(acknowledged, null, false)))
                    .contains("alerts_by_subscription")
                    .doesNotContain("TEMP B-TREE");
        }
        assertThat(plan(null, null, null, null, handled(null, "Kim", null)))
                .contains("alerts_by_assignee")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan("s1", "raised", null, null, handled(false, "Kim", false)))
                .contains("alerts_by_assignee")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void thoseThatAreMutedAreFoundAmongTheMutesOfNowAndTheOthersInOrderOfTime() {
        assertThat(plan(null, null, null, null, handled(null, null, true)))
                .contains("(id=?)", "alert_handling_by_mute (muted_until>?)")
                .doesNotContain("SCAN");
        assertThat(plan("s1", "raised", null, null, handled(true, "Kim", true)))
                .contains("(id=?)", "alert_handling_by_mute (muted_until>?)")
                .doesNotContain("SCAN");
        assertThat(plan(null, null, null, null, handled(null, null, false)))
                .contains("alerts_by_time", "alert_handling_by_mute (muted_until>?)")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void thoseOfAStoryOrAReleaseAreFoundByItWhateverWasDoneAboutThem() {
        assertThat(plan("s1", null, "sty_1", null, handled(false, "Kim", true)))
                .contains("alerts_by_story")
                .doesNotContain("SCAN");
        assertThat(plan("s1", null, null, "rel_1", handled(false, "Kim", true)))
                .contains("(id=?)", "(release=?)")
                .doesNotContain("SCAN");
    }
}
