package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a rule would have raised, against a real log. The actors have names of their own in each test, and each comes later than the one
 * before: a log is in order of arrival.
 */
@ExtendWith(WirewatchCluster.Extension.class)
class ITPreview {
    /** Long enough for each test, and for all of them within what is kept. */
    private static final Duration APART = Duration.ofDays(42);

    private static int tests;

    private static WirewatchCluster kafka;
    private static GatewayUnderTest gateway;

    private final Instant first = Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .minus(Duration.ofDays(390))
            .plus(APART.multipliedBy(tests++));
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String one = "Alpha" + run;
    private final String other = "Beta" + run;
    private final Map<String, io.wirewatch.core.extraction.Actor> actors = new TreeMap<>();
    private long version;
    private int written;

    @BeforeAll
    static void start(WirewatchCluster cluster, @TempDir Path data) throws Exception {
        kafka = cluster;
        gateway = GatewayUnderTest.start(kafka, data);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void make() {
        actor("one", one);
        actor("other", other);
    }

    private void actor(String name, String... aliases) {
        ObjectNode actor = GatewayUnderTest.JSON.createObjectNode();
        actor.put("name", aliases[0]).put("kind", "organisation");
        List.of(aliases).forEach(actor.putArray("aliases")::add);
        String id = name + "-" + run;
        version = gateway.put("/actors/" + id, actor.toString()).status() < 300 ? end(Topics.ACTORS) : -1;
        actors.put(
                id,
                new io.wirewatch.core.extraction.Actor(
                        id,
                        aliases[0],
                        "organisation",
                        List.of(aliases).stream().map(ActorAlias::name).toList()));
    }

    /** The version of the catalogue. */
    private static long end(Topic<?> topic) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        try (Admin admin = kafka.admin()) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A release as cleaning and extraction would write it now. */
    private ReleaseHead release(String id, Instant arrival, String text) {
        return release(head(id, arrival).build(), text);
    }

    private ReleaseHead.Builder head(String id, Instant arrival) {
        return Samples.head("rel_" + run + "_" + id)
                .setTitle("A release")
                .setStory("sty_" + run + "_" + id)
                .setReceivedAt(arrival)
                .setPublishedAt(arrival.minus(Duration.ofDays(10)));
    }

    private ReleaseHead release(ReleaseHead head, String text) {
        return release(head, text, version);
    }

    /**
     * The same.
     *
     * @param version that of the catalogue that extraction says it had
     */
    private ReleaseHead release(ReleaseHead head, String text, long version) {
        CleanRelease clean = Samples.clean(head, text);
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), clean, head.getReceivedAt());
        kafka.produce(
                Topics.RELEASES_MENTIONS,
                head.getId(),
                MentionsMapper.toAvro(
                        ActorIndex.of(actors.values()).tag(CleanReleaseMapper.toCore(clean), version), "main"),
                head.getReceivedAt());
        written++;
        return head;
    }

    private static ObjectNode question(String expression) {
        return GatewayUnderTest.JSON.createObjectNode().put("expression", expression);
    }

    private JsonNode preview(ObjectNode question) {
        return gateway.post("/subscriptions:preview", question.toString())
                .is(200)
                .json();
    }

    private JsonNode preview(String expression) {
        return preview(question(expression));
    }

    private String both() {
        return one + " AND " + other;
    }

    private Instant day(int number) {
        return first.plus(Duration.ofDays(number));
    }

    private String date(int number) {
        return LocalDate.ofInstant(day(number), ZoneOffset.UTC).toString();
    }

    @Test
    void alertsAreCountedByDayAndTheFirstAreShown() {
        for (int i = 0; i < 40; i++) {
            release("both" + i, day(i % 3).plusSeconds(i), one + " met " + other + " today.");
            release("alone" + i, day(i % 3).plusSeconds(i), one + " met nobody.");
        }
        // A copy: the story has its alert.
        release(
                head("copy", day(2).plusSeconds(100))
                        .setStory("sty_" + run + "_both0")
                        .build(),
                one + " met " + other + " today.");
        release(head("both1", day(3)).setVersion(2).build(), "Nobody met " + other + ".");

        JsonNode result = preview(both());

        assertThat(result.path("total").asInt()).isEqualTo(40);
        assertThat(result.path("withdrawn").asInt()).isEqualTo(1);
        assertThat(result.path("days").toString())
                .isEqualTo("[{\"date\":\"" + date(0) + "\",\"count\":14},{\"date\":\"" + date(1)
                        + "\",\"count\":13},{\"date\":\"" + date(2) + "\",\"count\":13}]");
        assertThat(result.path("complete").asBoolean()).isTrue();
        assertThat(result.path("canonical").asText()).isEqualTo("actor:one-" + run + " AND actor:other-" + run);
        assertThat(result.path("scanned").asInt()).isGreaterThanOrEqualTo(written);
        assertThat(result.at("/progress/done").asLong())
                .isEqualTo(result.at("/progress/total").asLong());
        assertThat(result.path("samples")).hasSize(10);
        JsonNode sample = result.path("samples").get(0);
        assertThat(sample.path("status").asText()).isEqualTo("raised");
        assertThat(sample.path("releases").get(0).path("id").asText()).isEqualTo("rel_" + run + "_both0");
        assertThat(sample.path("evidence"))
                .hasSize(2)
                .allSatisfy(evidence ->
                        assertThat(evidence.path("quote").asText()).isEqualTo(one + " met " + other + " today."));
    }

    @Test
    void aRangeIsOfArrivalOrOfPublication() {
        for (int i = 0; i < 10; i++) {
            release("in" + i, day(i), one + " met " + other + ".");
        }
        ObjectNode received = question(both()).put("from", day(2).toString()).put("to", day(5).toString());

        assertThat(preview(received).path("total").asInt()).isEqualTo(3);
        assertThat(preview(received).at("/days/0/date").asText()).isEqualTo(date(2));
        // Published ten days before it came in.
        ObjectNode published = received.deepCopy()
                .put("by", "published")
                .put("from", day(-9).toString())
                .put("to", day(-7).toString());
        assertThat(preview(published).path("total").asInt()).isEqualTo(2);
        assertThat(preview(published).at("/days/0/date").asText()).isEqualTo(date(-9));
    }

    @Test
    void aPhraseAndANewAliasAreFoundInWhatCameInBefore() {
        release("old1", day(0), one + " opened a pier" + run + " in the north.");
        release("old2", day(0), "Gamma" + run + " met " + one + ".");
        release("old3", day(0), one + " met nobody.");

        JsonNode phrase = preview(one + " AND \"pier" + run + "\"");
        assertThat(phrase.path("total").asInt()).isEqualTo(1);
        assertThat(phrase.path("retagged").asInt()).isPositive();
        assertThat(kafka.readAll(Topics.ACTORS).stream().map(ReadRecord::key))
                .as("nothing is saved")
                .noneMatch(key -> key.contains("pier" + run));

        assertThat(preview(both()).path("total").asInt()).isZero();
        actor("other", other, "Gamma" + run);
        release("new1", day(1), "Gamma" + run + " met " + one + " again.");
        release("new2", day(1), other + " met " + one + " again.");

        JsonNode alias = preview(both());
        assertThat(alias.path("total").asInt()).isEqualTo(3);
        assertThat(alias.path("retagged").asInt()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void allThatIsOfAKindIsLookedForInReleasesThatAreOlderThanTheRest() {
        release("with", day(0), "Jaap de Hoop Scheffer opened a pier" + run + " in the north.");
        release("without", day(0), "Somebody opened a pier" + run + " in the north.");
        release("elsewhere", day(0), "Jaap de Hoop Scheffer opened a quay" + run + " in the north.");

        JsonNode result = preview("kind:person AND \"pier" + run + "\"");

        assertThat(result.path("total").asInt()).isEqualTo(1);
        assertThat(result.at("/samples/0/releases/0/id").asText()).isEqualTo("rel_" + run + "_with");
        assertThat(result.path("warnings")).isEmpty();

        release("old", day(0), one + " opened a school of Gamma" + run + " in the north.");
        String rule = "kind:concept AND " + one;
        assertThat(preview(rule).path("total").asInt()).isZero();
        gateway.put(
                        "/actors/third-" + run,
                        "{\"name\": \"Gamma" + run + "\", \"kind\": \"concept\", \"aliases\": [\"Gamma" + run + "\"]}")
                .is(201);

        assertThat(preview(rule).path("total").asInt()).isEqualTo(1);
    }

    @Test
    void anActorSavedAgainAsItIsMakesNothingStale() {
        release("old", day(0), one + " met " + other + ".");
        assertThat(preview(both()).path("retagged").asInt())
                .as("others' releases")
                .isGreaterThanOrEqualTo(0);
        int before = preview(both()).path("retagged").asInt();

        actor("one", one);
        release("new", day(1), one + " met " + other + ".");

        assertThat(preview(both()).path("retagged").asInt()).isEqualTo(before);
        assertThat(preview(both()).path("total").asInt()).isEqualTo(2);
    }

    @Test
    void aRuleOverSeveralReleasesIsAskedInOrderOfArrival() {
        for (int i = 0; i < 30; i++) {
            Instant arrival = i >= 20 && i < 24 ? day(20).plusSeconds(i) : day(i);
            release(head("w" + i, arrival).setPublishedAt(arrival).build(), one + " met " + other + " once more.");
        }

        JsonNode result = preview("COUNT >= 4 OF (" + both() + ") WITHIN 24h");

        assertThat(result.path("total").asInt()).isEqualTo(1);
        assertThat(result.at("/samples/0/releases")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(preview("FIRST (" + both() + ") IN 90d").path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void whereOnePartitionIsToBeTaggedAfreshAndAnotherIsNotTheOrderIsThatOfArrival() {
        for (int i = 0; i < 40; i++) {
            Instant arrival = i >= 20 && i < 26 ? day(20).plusSeconds(i) : day(i);
            ReleaseHead head = head("p" + i, arrival).setPublishedAt(arrival).build();
            boolean stale = Topics.RELEASES_MENTIONS.partitionOf(head.getId()) % 2 == 0;
            release(head, one + " met " + other + " once more.", stale ? version - 1 : version);
        }

        JsonNode result = preview("COUNT >= 6 OF (" + both() + ") WITHIN 24h");

        assertThat(result.path("total").asInt()).isEqualTo(1);
        assertThat(result.path("retagged").asInt()).isPositive();
    }

    @Test
    void linesSayHowFarItIsAndTheLastHoldsAll() {
        for (int i = 0; i < 20; i++) {
            release("line" + i, day(i), one + " met " + other + ".");
        }

        GatewayUnderTest.Answer answer = gateway.post(
                        "/subscriptions:preview", question(both()).toString(), "Accept", "application/x-ndjson")
                .is(200);
        List<JsonNode> lines = new ArrayList<>();
        answer.response().body().lines().forEach(line -> lines.add(parse(line)));

        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(lines.getLast().path("complete").asBoolean()).isTrue();
        assertThat(lines.getLast().path("total").asInt()).isEqualTo(20);
        assertThat(lines.getLast().path("samples")).hasSize(10);
        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(
                        line -> assertThat(line.path("complete").asBoolean()).isFalse());
    }

    private static JsonNode parse(String line) {
        try {
            return GatewayUnderTest.JSON.readTree(line);
        } catch (java.io.IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        ObjectNode question = question(one);
        String path = "/subscriptions:preview";

        assertThat(gateway.post(
                                path,
                                question.deepCopy()
                                        .put("from", "2126-01-01T00:00:00Z")
                                        .toString())
                        .problem(400))
                .contains("future");
        assertThat(gateway.post(
                                path,
                                question.deepCopy()
                                        .put("from", "2026-02-02T00:00:00Z")
                                        .put("to", "2026-02-01T00:00:00Z")
                                        .toString())
                        .problem(400))
                .contains("from must be before to");
        assertThat(gateway.post(path, question.deepCopy().put("by", "rain").toString())
                        .problem(400))
                .contains("received or published");
        assertThat(gateway.post(
                                path,
                                question.deepCopy().put("subscription", "x").toString())
                        .problem(400))
                .contains("either");
        assertThat(gateway.post(path, question("NOT " + one).toString()).problem(400))
                .isNotBlank();
        assertThat(gateway.post(path, "{\"subscription\": \"nobody\"}").problem(404))
                .contains("nobody");
        release("young", day(0), one + " is here.");
        JsonNode early = preview(question(one).put("from", "2001-01-01T00:00:00Z"));
        assertThat(early.path("warnings").toString()).contains("the log goes back to");
        assertThat(early.path("reachesBackTo").asText()).isNotBlank();
    }

    @Test
    void theRuleOfASubscriptionCanBeAsked() {
        release("sub", day(0), one + " met " + other + ".");
        gateway.put("/subscriptions/saved-" + run, "{\"name\": \"S\", \"expression\": \"" + both() + "\"}")
                .is(201);

        assertThat(preview(GatewayUnderTest.JSON.createObjectNode().put("subscription", "saved-" + run))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }
}
