package io.wirewatch.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.CoolDownState;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.streams.KeyValue;

/**
 * Kill -9 in the topology: outputs are lost, the changelogs lack their ends, each its own, and the input is read again from
 * the last commit. The alerts that follow are those of a run without a crash.
 */
class MatchingCrashPropertyTest {
    private static final List<String> ACTORS = List.of("nato", "russia", "belarus", "peru");

    @Property(tries = 25)
    void whatFollowsACrashIsWhatWouldHaveFollowed(@ForAll long seed) {
        Random random = new Random(seed);
        List<ReleaseMentions> arrivals = arrivals(random);
        List<List<Alert>> given = new ArrayList<>();
        List<Integer> written = new ArrayList<>(List.of(0));
        List<Integer> cooled = new ArrayList<>(List.of(0));
        List<MatchingDriver.Write> changelog;
        List<KeyValue<String, CoolDownState>> coolDowns;
        try (MatchingDriver steady = driver()) {
            for (int i = 0; i < arrivals.size(); i++) {
                given.add(arrives(steady, arrivals, i));
                written.add(steady.changelog().size());
                cooled.add(steady.coolDownChangelog().size());
            }
            changelog = steady.changelog();
            coolDowns = steady.coolDownChangelog();
        }
        int committed = random.nextInt(arrivals.size());
        int survived = written.get(committed) + random.nextInt(changelog.size() - written.get(committed) + 1);
        int cooledSurvived = cooled.get(committed) + random.nextInt(coolDowns.size() - cooled.get(committed) + 1);

        try (MatchingDriver restarted = driver()) {
            restarted.restore(changelog.subList(0, survived));
            restarted.restoreCoolDowns(coolDowns.subList(0, cooledSurvived));
            for (int i = committed; i < arrivals.size(); i++) {
                // Alerts of one input are of different subscriptions, whose partitions have no order among them.
                assertThat(arrives(restarted, arrivals, i))
                        .as("input " + i)
                        .containsExactlyInAnyOrderElementsOf(given.get(i));
            }
        }
    }

    private static MatchingDriver driver() {
        MatchingDriver driver = MatchingDriver.inTemporaryFolder();
        driver.subscribe(Fixtures.subscription("both", "PARAGRAPH(actor:nato AND actor:russia)"));
        driver.subscribe(withCooldown(Fixtures.subscription("quiet", "actor:nato OR actor:peru")));
        driver.subscribe(withCooldown(Fixtures.subscription("quiet-first", "FIRST (actor:belarus) IN 5h")));
        driver.subscribe(Fixtures.subscription("either", "actor:belarus OR (actor:nato AND NOT actor:peru)"));
        driver.subscribe(Fixtures.subscription("two", "2 OF (actor:nato, actor:peru, actor:belarus)"));
        driver.subscribe(Fixtures.subscription("window", "(actor:nato AND actor:russia) WITHIN 6h"));
        driver.subscribe(Fixtures.subscription("count", "COUNT >= 2 OF (actor:nato) WITHIN 6h"));
        driver.subscribe(Fixtures.subscription("first", "FIRST (actor:peru) IN 5h"));
        driver.subscribe(Fixtures.subscription("spike", "SPIKE 1.5x (actor:nato) WITHIN 6h OVER 12h"));
        return driver;
    }

    private static Subscription withCooldown(Subscription subscription) {
        return Subscription.newBuilder(subscription).setCooldown("PT3H").build();
    }

    /** A release comes in: an hour after the one before. */
    private static List<Alert> arrives(MatchingDriver driver, List<ReleaseMentions> arrivals, int i) {
        return driver.arrives(arrivals.get(i), Fixtures.ARRIVAL.plus(Duration.ofHours(i)));
    }

    private static List<ReleaseMentions> arrivals(Random random) {
        Map<Integer, Integer> versions = new HashMap<>();
        List<ReleaseMentions> arrivals = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int number = random.nextInt(4);
            int version = versions.merge(number, 1, Integer::sum);
            ReleaseHead.Builder head = Fixtures.head("rel_" + number)
                    .setVersion(version)
                    .setStory("sty_" + number % 2)
                    .setPublishedAt(Fixtures.ARRIVAL.minus(Duration.ofHours(random.nextInt(20))));
            if (version > 1 && random.nextInt(4) == 0) {
                head.setStatus("withdrawn");
            }
            arrivals.add(Fixtures.mentions(head.build(), words(random) + " | " + words(random)));
        }
        return arrivals;
    }

    private static String words(Random random) {
        return ACTORS.get(random.nextInt(4)) + " " + ACTORS.get(random.nextInt(4));
    }
}
