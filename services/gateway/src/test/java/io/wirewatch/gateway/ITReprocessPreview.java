package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.Reprocessing;
import io.wirewatch.avro.Selectors;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.entities.EntityEngines;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.mapping.RawReleaseMapper;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What reading releases again would change, against a real log. Each test asks for actors of its own, and comes later than the one before: a
 * log is in order of arrival.
 */
@ExtendWith(WirewatchCluster.Extension.class)
class ITReprocessPreview {
    private static WirewatchCluster kafka;
    private static GatewayUnderTest gateway;
    private static EntityRecogniser names;
    private static int tests;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String one = "Alpha" + run;
    private final String other = "Beta" + run;
    private final Map<String, Actor> actors = new TreeMap<>();
    private final Instant first =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(395L - 15 * tests++));

    @BeforeAll
    static void start(WirewatchCluster cluster, @TempDir Path data) throws Exception {
        kafka = cluster;
        gateway = GatewayUnderTest.start(kafka, data);
        names = EntityEngines.load("compact", null, 1);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        names.close();
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
        assertThat(gateway.put("/actors/" + id(name), actor.toString()).status())
                .isLessThan(300);
        actors.put(
                id(name),
                new Actor(
                        id(name),
                        aliases[0],
                        "organisation",
                        List.of(aliases).stream().map(ActorAlias::name).toList()));
    }

    private String id(String name) {
        return name + "-" + run;
    }

    private ReleaseHead.Builder head(String name, int hour) {
        return Samples.head(release(name))
                .setTitle("A release")
                .setStory("sty_" + run + "_" + name)
                .setReceivedAt(first.plus(Duration.ofHours(hour)));
    }

    private String release(String name) {
        return "rel_" + run + "_" + name;
    }

    /** A release as cleaning and extraction would write it with the actors that the test has put so far. */
    private void comesIn(ReleaseHead head, String text) {
        comesIn(head, text, names);
    }

    /**
     * @param finder finds names that nobody listed, or null
     */
    private void comesIn(ReleaseHead head, String text, EntityRecogniser finder) {
        isFound(clean(head, text), finder, null);
    }

    /**
     * @param reprocessing mark of the replay that found it, or null
     */
    private void isFound(CleanRelease clean, EntityRecogniser finder, Reprocessing reprocessing) {
        kafka.produce(
                Topics.RELEASES_MENTIONS,
                clean.getHead().getId(),
                MentionsMapper.toAvro(
                        ActorIndex.of(actors.values()).tag(CleanReleaseMapper.toCore(clean), 1, finder),
                        "main",
                        reprocessing),
                clean.getHead().getReceivedAt());
    }

    private static CleanRelease clean(ReleaseHead head, String text) {
        CleanRelease clean = Samples.clean(head, text);
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), clean, head.getReceivedAt());
        return clean;
    }

    private ObjectNode question() {
        ObjectNode question = GatewayUnderTest.JSON
                .createObjectNode()
                .put("kind", "reprocess")
                .put("stage", "extraction");
        actors.keySet().forEach(question.putArray("actors")::add);
        return question;
    }

    private static JsonNode preview(ObjectNode question) {
        return gateway.post("/replays:preview", question.toString()).is(200).json();
    }

    private void subscribes(String name, String expression) {
        ObjectNode subscription = GatewayUnderTest.JSON.createObjectNode().put("name", name);
        gateway.put(
                        "/subscriptions/" + id(name),
                        subscription.put("expression", expression).toString())
                .is(201);
    }

    private void alertStands(String subscription, String name) {
        String story = "sty_" + run + "_" + name;
        Alert sample = Samples.alert(Ids.alert(id(subscription), story), id(subscription), 1, "raised")
                .build();
        kafka.produce(
                Topics.ALERTS,
                id(subscription),
                Alert.newBuilder(sample)
                        .setStory(story)
                        .setReleases(List.of(
                                ReleaseRef.newBuilder(sample.getReleases().getFirst())
                                        .setId(release(name))
                                        .build()))
                        .build(),
                Instant.now());
    }

    @Test
    void gainsAndLossesAreToldByActorSubscriptionAndRelease() {
        subscribes("both", one + " AND " + other);
        subscribes("alone", one);
        comesIn(head("same", 1).build(), one + " met " + other + ".");
        comesIn(head("gains", 2).build(), one + " met the Gamma" + run + ".");
        comesIn(head("loses", 3).build(), "Old" + run + " and " + other + " met.");
        alertStands("alone", "gains");
        actor("one", one, "Old" + run);
        comesIn(head("losesToo", 4).build(), "Old" + run + " and " + other + " met.");
        alertStands("both", "losesToo");
        actor("one", one);
        actor("other", other, "Gamma" + run);

        JsonNode result = preview(question());

        assertThat(result.path("complete").asBoolean()).isTrue();
        assertThat(result.path("compared").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(result.path("changed").asInt()).isEqualTo(2);
        assertThat(result.path("actors").toString())
                .isEqualTo("[{\"actor\":\"one-" + run + "\",\"gained\":0,\"lost\":1,\"releases\":1},{\"actor\":\"other-"
                        + run + "\",\"gained\":1,\"lost\":0,\"releases\":1}]");
        assertThat(result.path("subscriptions").toString())
                .isEqualTo("[{\"subscription\":\"both-" + run + "\",\"name\":\"both\",\"gained\":1,\"lost\":1,"
                        + "\"windowed\":false},{\"subscription\":\"alone-" + run + "\",\"name\":\"alone\",\"gained\":0,"
                        + "\"lost\":1,\"windowed\":false}]");
        assertThat(result.path("alerts").toString()).isEqualTo("{\"raised\":1,\"lost\":1}");
        JsonNode gains = change(result, "gains");
        assertThat(gains.at("/gained/0/alias").asText()).isEqualTo("Gamma" + run);
        assertThat(gains.at("/gained/0/quote").asText()).isEqualTo(one + " met the Gamma" + run + ".");
        assertThat(gains.path("holdsFor").toString()).isEqualTo("[\"both-" + run + "\"]");
        JsonNode loses = change(result, "losesToo");
        assertThat(loses.at("/lost/0/quote").asText()).isEqualTo("Old" + run + " and " + other + " met.");
        assertThat(loses.path("holdsNoMoreFor").toString()).isEqualTo("[\"alone-" + run + "\",\"both-" + run + "\"]");
    }

    private JsonNode change(JsonNode result, String name) {
        for (JsonNode change : result.path("changes")) {
            String release = change.path("release").asText();
            if (release.equals(name) || release.equals(release(name))) {
                return change;
            }
        }
        throw new AssertionError("no change of " + name + ": " + result);
    }

    @Test
    void onlyTheNewestVersionCountsAndNothingThatIsGone() {
        comesIn(head("edited", 1).build(), "Gamma" + run + " met nobody.");
        comesIn(head("edited", 2).setVersion(2).build(), one + " met nobody.");
        comesIn(head("back", 3).build(), "Gamma" + run + " met nobody.");
        comesIn(head("back", 4).setVersion(2).setStatus("withdrawn").build(), "");
        comesIn(head("erased", 5).build(), "Gamma" + run + " met nobody.");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> gateway.get("/releases/" + release("erased")).status() == 200);
        gateway.delete("/releases/" + release("erased")).is(204);
        int alone = preview(question()).path("alone").asInt();
        clean(head("untagged", 6).build(), "Gamma" + run + " met nobody.");
        actor("other", other, "Gamma" + run);

        JsonNode result = preview(question());

        assertThat(result.path("changed").asInt()).as(result.toString()).isZero();
        assertThat(result.path("alone").asInt()).as("untagged").isEqualTo(alone + 1);
    }

    @Test
    void whatAReplayHasFoundLastIsCompared() {
        CleanRelease clean = clean(head("one", 1).build(), "Gamma" + run + " met nobody.");
        isFound(clean, names, null);
        actor("other", other, "Gamma" + run);
        assertThat(preview(question()).path("changed").asInt()).isEqualTo(1);

        isFound(
                clean,
                names,
                Reprocessing.newBuilder()
                        .setReplay("rpl_gone")
                        .setStage("extraction")
                        .setAt(Instant.now())
                        .build());
        assertThat(preview(question()).path("changed").asInt()).isZero();

        actor("other", other);
        JsonNode result = preview(question());
        assertThat(result.path("changed").asInt())
                .as("found as when it came in, which was long ago")
                .isEqualTo(1);
        assertThat(change(result, "one").at("/lost/0/alias").asText()).isEqualTo("Gamma" + run);
    }

    @Test
    void linesTellOfEachChangedReleaseOnce() throws IOException {
        int count = 250;
        for (int i = 0; i < count; i++) {
            comesIn(head("line" + i, i).build(), "Gamma" + run + " met nobody.");
        }
        comesIn(head("line249", 249).build(), "Gamma" + run + " met nobody.");
        actor("other", other, "Gamma" + run);

        String answer = gateway.post("/replays:preview", question().toString(), "Accept", "application/x-ndjson")
                .is(200)
                .response()
                .body();

        List<String> told = new ArrayList<>();
        JsonNode line = null;
        for (String text : answer.lines().toList()) {
            line = GatewayUnderTest.JSON.readTree(text);
            line.path("changes")
                    .forEach(change -> told.add(change.path("release").asText()));
        }
        assertThat(told).hasSize(count).doesNotHaveDuplicates();
        assertThat(line.path("complete").asBoolean()).isTrue();
        assertThat(line.path("changed").asInt()).isEqualTo(count);
        assertThat(preview(question()).path("changes")).as("in one piece").hasSize(100);
    }

    @Test
    void aWindowedSubscriptionIsToldByTheReleasesThatItsRuleCounts() {
        subscribes("window", "COUNT >= 2 OF (" + other + ") WITHIN 24h");
        comesIn(head("one", 1).build(), "Gamma" + run + " met nobody.");
        actor("other", other, "Gamma" + run);

        JsonNode result = preview(question());

        assertThat(result.at("/subscriptions/0/windowed").asBoolean()).isTrue();
        assertThat(result.at("/subscriptions/0/gained").asInt()).isEqualTo(1);
        assertThat(result.path("alerts").toString())
                .as("two releases would be an occurrence")
                .isEqualTo("{\"raised\":0,\"lost\":0}");
    }

    @Test
    void namesThatNobodyListedAreLookedForWhereARuleAsksForThem() {
        subscribes("people", one + " AND kind:person");
        String text = one + " met Jaap de Hoop Scheffer, the secretary general, in Brussels.";
        comesIn(head("silent", 1).build(), text, null);
        comesIn(head("known", 2).build(), text);
        ObjectNode question = question()
                .put("from", first.toString())
                .put("to", first.plus(Duration.ofDays(1)).toString());
        question.remove("actors");
        ObjectNode about = question.deepCopy();
        about.putArray("subscriptions").add(id("people"));
        ObjectNode aboutNobody = question.deepCopy();
        subscribes("alone", one);
        aboutNobody.putArray("subscriptions").add(id("alone"));

        JsonNode result = preview(about);

        assertThat(result.path("compared").asInt()).isEqualTo(2);
        assertThat(result.path("changed").asInt()).as(result.toString()).isEqualTo(1);
        assertThat(result.path("actors")).isEmpty();
        assertThat(result.at("/subscriptions/0/gained").asInt()).isEqualTo(1);
        JsonNode silent = change(result, "silent");
        assertThat(silent.path("holdsFor").toString()).isEqualTo("[\"" + id("people") + "\"]");
        JsonNode person = silent.at("/gained/0");
        assertThat(person.path("actor").isNull()).isTrue();
        assertThat(person.path("kind").asText()).isEqualTo("person");
        assertThat(person.path("alias").asText()).isEqualTo("Jaap de Hoop Scheffer");
        assertThat(person.path("quote").asText()).isEqualTo(text);
        assertThat(preview(aboutNobody).path("changed").asInt())
                .as("without a rule that asks for them")
                .isZero();
    }

    @Test
    void aRangeIsOfArrival() {
        for (int i = 0; i < 10; i++) {
            comesIn(head("day" + i, 24 * i).build(), "Gamma" + run + " met nobody.");
        }
        actor("other", other, "Gamma" + run);
        ObjectNode days = question()
                .put("from", first.plus(Duration.ofDays(2)).toString())
                .put("to", first.plus(Duration.ofDays(5)).toString());

        assertThat(preview(days).path("changed").asInt()).isEqualTo(3);
        assertThat(preview(days.put("from", "2001-01-01T00:00:00Z"))
                        .path("warnings")
                        .toString())
                .contains("the log goes back to");
    }

    @Test
    void onlyTheSourcesThatAreNamedAreCompared() {
        for (int i = 0; i < 4; i++) {
            comesIn(
                    head("of" + i, i)
                            .setSource("src-" + i % 2 + "-" + run)
                            .setUrl("https://press." + (i < 2 ? "a" : "b") + run + ".example/pier")
                            .build(),
                    "Gamma" + run + " met nobody.");
        }
        actor("other", other, "Gamma" + run);

        assertThat(ofSources("src-1-" + run).path("changed").asInt()).isEqualTo(2);
        assertThat(ofSources("A" + run + ".example").path("changed").asInt()).isEqualTo(2);
        assertThat(ofSources("src-0-" + run, "a" + run + ".example")
                        .path("compared")
                        .asInt())
                .isEqualTo(3);
        JsonNode nothing = ofSources("src-nobody");
        assertThat(nothing.path("compared").asInt()).isZero();
        assertThat(nothing.path("warnings").toString())
                .contains("nothing in that time is of the sources that are named: src-nobody");
    }

    private JsonNode ofSources(String... sources) {
        ObjectNode question = question().put("from", first.toString());
        List.of(sources).forEach(question.putArray("sources")::add);
        return preview(question);
    }

    private static final String MORE = " on that day, and the harbour of Vestby was closed until the evening.";

    /** A page as it came in, and what cleaning and extraction made of it when they read it as another text. */
    private void pageComesIn(String name, int hour, String text, String readAs) {
        ReleaseHead head = head(name, hour).build();
        RawRelease raw = RawRelease.newBuilder()
                .setId(head.getId())
                .setTitle("A release")
                .setBody(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .setReceivedAt(head.getReceivedAt())
                .build();
        readAs(head, raw, readAs);
    }

    /**
     * @param text another text than the page has; null for its own
     */
    private void readAs(ReleaseHead head, RawRelease raw, String text) {
        kafka.produce(Topics.RELEASES_RAW, head.getId(), raw, head.getReceivedAt());
        RawRelease then = text == null
                ? raw
                : RawRelease.newBuilder(raw)
                        .setBody(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                        .build();
        for (var read : new Cleaner().clean(RawReleaseMapper.toCore(then)).releases()) {
            var release = read.withStory(head.getStory());
            String id = release.head().id();
            kafka.produce(Topics.RELEASES_CLEAN, id, CleanReleaseMapper.toAvro(release, "main"), head.getReceivedAt());
            kafka.produce(
                    Topics.RELEASES_MENTIONS,
                    id,
                    MentionsMapper.toAvro(ActorIndex.of(actors.values()).tag(release, 1, names), "main"),
                    head.getReceivedAt());
        }
    }

    private ObjectNode cleaning() {
        ObjectNode question = question().put("stage", "cleaning").put("from", first.toString());
        question.remove("actors");
        return question;
    }

    @Test
    void whatPagesSayNowIsToldWithWhoIsFoundInThat() {
        subscribes("alone", one);
        subscribes("people", one + " AND kind:person");
        pageComesIn("same", 1, one + " met nobody" + MORE, one + " met nobody" + MORE);
        String met = one + " met Jaap de Hoop Scheffer" + MORE;
        pageComesIn("gains", 2, met, "Somebody met Jaap de Hoop Scheffer" + MORE);
        pageComesIn("loses", 3, "Somebody met nobody" + MORE, one + " met nobody" + MORE);
        alertStands("alone", "loses");
        pageComesIn("otherwise", 4, "The quay was dry" + MORE, "Advertisement. The quay was dry" + MORE);

        JsonNode result = preview(cleaning());

        assertThat(result.path("stage").asText()).isEqualTo("cleaning");
        assertThat(result.path("complete").asBoolean()).isTrue();
        assertThat(result.path("compared").asInt()).isEqualTo(4);
        assertThat(result.path("changed").asInt()).isEqualTo(3);
        assertThat(result.path("alerts").toString()).isEqualTo("{\"raised\":2,\"lost\":1}");
        assertThat(result.at("/subscriptions/0/subscription").asText()).isEqualTo(id("alone"));
        assertThat(result.path("warnings")).isEmpty();
        JsonNode gains = change(result, "gains");
        assertThat(gains.path("differs").toString()).isEqualTo("[\"text\"]");
        assertThat(gains.at("/gained/0/actor").asText()).isEqualTo(id("one"));
        assertThat(gains.path("holdsFor").toString()).isEqualTo("[\"" + id("alone") + "\",\"" + id("people") + "\"]");
        assertThat(gains.at("/diff/from").asInt()).isEqualTo(1);
        assertThat(gains.at("/diff/to").asInt()).isEqualTo(2);
        assertThat(gains.at("/diff/paragraphs/0/kind").asText()).isEqualTo("changed");
        assertThat(change(result, "loses").path("holdsNoMoreFor").toString()).isEqualTo("[\"" + id("alone") + "\"]");
        JsonNode otherwise = change(result, "otherwise");
        assertThat(otherwise.path("gained")).isEmpty();
        assertThat(otherwise.path("lost")).isEmpty();

        ObjectNode named = cleaning();
        named.putArray("actors").add(id("one"));
        assertThat(preview(named).path("changed").asInt()).isEqualTo(2);
    }

    @Test
    void pagesAreReadByTheSelectorsThatTheirSourceHasNowWhereThatIsAsked() {
        String source = "selecting-" + run;
        String body =
                "{\"name\": \"S\", \"kind\": \"folder\", \"url\": \"/srv/in\", \"selectors\": {\"text\": \".%s\"}}";
        gateway.put("/sources/" + source, body.formatted("news")).is(201);
        String page = "<html><body><h1>The pier</h1><div class=teaser><p>The quay was dry" + MORE
                + "</p></div><div class=news><p>" + one + " met nobody" + MORE + "</p></div></body></html>";
        ReleaseHead head = head("page", 1).build();
        readAs(
                head,
                RawRelease.newBuilder()
                        .setId(head.getId())
                        .setSource(source)
                        .setContentType("text/html")
                        .setBody(ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)))
                        .setReceivedAt(head.getReceivedAt())
                        .setSelectors(Selectors.newBuilder().setText(".teaser").build())
                        .build(),
                null);

        assertThat(preview(cleaning()).path("changed").asInt()).isZero();
        JsonNode now = preview(cleaning().put("selectors", "current"));
        assertThat(now.path("changed").asInt()).isEqualTo(1);
        assertThat(change(now, "page").at("/gained/0/actor").asText()).isEqualTo(id("one"));
        ObjectNode ofOthers = cleaning().put("selectors", "current");
        ofOthers.putArray("sources").add("push");
        assertThat(preview(ofOthers).path("compared").asInt()).isZero();
        gateway.put("/sources/" + source, body.formatted("teaser")).is(200);
        assertThat(preview(cleaning().put("selectors", "current"))
                        .path("changed")
                        .asInt())
                .isZero();
    }

    @Test
    void partsOfAPageAreNewOrGone() {
        subscribes("alone", one);
        String quoted = "(begin text)\n\n" + one + " met nobody" + MORE + "\n\n(end text)";
        String around = "The quay was dry" + MORE;
        pageComesIn("finds", 1, around + "\n\n" + quoted, around);
        pageComesIn("misses", 2, around, around + "\n\n" + quoted);

        JsonNode result = preview(cleaning());

        JsonNode found = change(result, Ids.part(release("finds"), 0));
        assertThat(found.path("differs").toString()).isEqualTo("[\"new\"]");
        assertThat(found.path("diff").isNull()).isTrue();
        assertThat(found.path("story").asText()).isEqualTo("sty_" + run + "_finds");
        assertThat(found.path("holdsFor").toString()).isEqualTo("[\"" + id("alone") + "\"]");
        JsonNode gone = change(result, Ids.part(release("misses"), 0));
        assertThat(gone.path("differs").toString()).isEqualTo("[\"gone\"]");
        assertThat(gone.path("lost")).isNotEmpty();
        assertThat(change(result, "finds").path("differs").toString()).contains("parts");
        assertThat(result.path("changed").asInt()).isEqualTo(4);
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        String path = "/replays:preview";

        assertThat(gateway.post(path, question().put("kind", "backfill").toString())
                        .problem(400))
                .contains("reprocess");
        assertThat(gateway.post(path, question().put("stage", "rain").toString())
                        .problem(400))
                .contains("stage takes cleaning or extraction, not \"rain\"");
        assertThat(gateway.post(
                                path,
                                question()
                                        .put("from", "2126-01-01T00:00:00Z")
                                        .put("to", "2126-02-01T00:00:00Z")
                                        .toString())
                        .problem(400))
                .contains("future");
        ObjectNode unknown = question();
        unknown.putArray("actors").add("nobody-" + run);
        assertThat(gateway.post(path, unknown.toString()).problem(404)).contains("nobody-" + run);
        ObjectNode nobody = question();
        nobody.putArray("subscriptions").add("nobody-" + run);
        assertThat(gateway.post(path, nobody.toString()).problem(404)).contains("nobody-" + run);
    }
}
