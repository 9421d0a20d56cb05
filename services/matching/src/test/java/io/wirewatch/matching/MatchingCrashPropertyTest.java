package io.wirewatch.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.MatchingState;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Kill -9 in the topology: outputs are lost, the changelog lacks its end, and the input is read again from the last
 * commit. The alerts that follow are those of a run without a crash.
 */
class MatchingCrashPropertyTest {
    private static final List<String> ACTORS = List.of("nato", "russia", "belarus", "peru");

    @Property(tries = 25)
    void whatFollowsACrashIsWhatWouldHaveFollowed(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<ReleaseMentions> arrivals = arrivals(random);
        List<List<Alert>> given = new ArrayList<>();
        List<Map<String, MatchingState>> states = new ArrayList<>();
        try (MatchingDriver steady = driver()) {
            for (ReleaseMentions release : arrivals) {
                states.add(state(steady));
                given.add(steady.arrives(release));
            }
        }
        int committed = random.nextInt(arrivals.size());
        int survived = committed + random.nextInt(arrivals.size() - committed);

        try (MatchingDriver restarted = driver()) {
            states.get(survived).forEach((key, value) -> restarted.store().put(key, value));
            for (int i = committed; i < arrivals.size(); i++) {
                // Alerts of one input are of different subscriptions, whose partitions have no order among them.
                assertThat(restarted.arrives(arrivals.get(i)))
                        .as("input " + i)
                        .containsExactlyInAnyOrderElementsOf(given.get(i));
            }
        }
    }

    private static MatchingDriver driver() throws IOException {
        Path folder = Files.createTempDirectory("matching-crash");
        folder.toFile().deleteOnExit();
        MatchingDriver driver = new MatchingDriver(folder);
        driver.subscribe(Fixtures.subscription("both", "PARAGRAPH(actor:nato AND actor:russia)"));
        driver.subscribe(Fixtures.subscription("either", "actor:belarus OR (actor:nato AND NOT actor:peru)"));
        driver.subscribe(Fixtures.subscription("two", "2 OF (actor:nato, actor:peru, actor:belarus)"));
        driver.subscribe(Fixtures.subscription("window", "(actor:nato AND actor:russia) WITHIN 6h"));
        driver.subscribe(Fixtures.subscription("count", "COUNT >= 2 OF (actor:nato) WITHIN 6h"));
        driver.subscribe(Fixtures.subscription("first", "FIRST (actor:peru) IN 5h"));
        driver.subscribe(Fixtures.subscription("spike", "SPIKE 1.5x (actor:nato) WITHIN 6h OVER 12h"));
        return driver;
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

    private static Map<String, MatchingState> state(MatchingDriver driver) {
        Map<String, MatchingState> state = new TreeMap<>();
        try (KeyValueIterator<String, MatchingState> all = driver.store().all()) {
            while (all.hasNext()) {
                KeyValue<String, MatchingState> entry = all.next();
                state.put(entry.key, entry.value);
            }
        }
        return state;
    }
}
