package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.Corpus;
import io.wirewatch.testing.LogClient;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.ReferenceVerifier;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.WebhookReceiver.Received;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A release goes in, a signed alert comes out; and where nothing should come out, nothing does. */
class ITMainJob {
    private static final String TOGETHER = "PARAGRAPH(NATO AND Russia AND \"liaison office\")";
    private static final String ANYWHERE = "NATO AND Russia AND \"liaison office\"";
    private static final List<String> NOISE = List.of(
            "Find a Security Clearance Job", "Join the mailing list", "(begin text)", "(end text)", "Distributed by");

    private static final Map<String, Object> LIAISON_OFFICE = Map.of(
            "name",
            "liaison office",
            "kind",
            "concept",
            "aliases",
            List.of("liaison office", "liaison offices", "Military Liaison Office"));

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    private static WebhookReceiver receiver;
    private static SuiteProcess suite;
    private static Rest rest;
    private static Steps steps;

    @BeforeAll
    static void start() {
        receiver = WebhookReceiver.start();
        suite = SuiteProcess.start(FOLDER.path());
        rest = suite.rest();
        steps = new Steps(rest);
    }

    @AfterAll
    static void stop() {
        suite.close();
        receiver.close();
    }

    @Test
    void aPageOfTheFoundingKindRaisesOneSignedAlert() {
        Steps.Endpoint endpoint = steps.webhook(receiver.url("/founding-kind"));
        String subscription = steps.subscribe("contacts", TOGETHER, endpoint);

        String release = steps.push(Map.of("text", Texts.read("liaison-agreement.txt")));

        JsonNode alert = assertOneAlert("/founding-kind", endpoint, subscription, release);
        JsonNode found = rest.get("/releases/" + release).expect(200).json();
        assertThat(found.path("title").asText()).isEqualTo("Alliance and Moscow Agree on Standing Military Contacts");
        assertThat(alert.path("releases").get(0).path("id").asText()).isEqualTo(release);
        assertThat(found.path("parts")).isNotEmpty();
        assertStaysInOrder(found);
    }

    /** A page and its parts stand behind one another in one partition, so the page is met first. */
    private static void assertStaysInOrder(JsonNode page) {
        List<String> ids = Stream.concat(
                        Stream.of(page.path("id").asText()),
                        StreamSupport.stream(page.path("parts").spliterator(), false)
                                .map(ITMainJob::idOf))
                .toList();
        try (LogClient log = new LogClient(suite.broker(), suite.registry())) {
            for (Topic<?> topic : List.of(Topics.RELEASES_CLEAN, Topics.RELEASES_MENTIONS)) {
                var records = log.readAll(topic).stream()
                        .filter(record -> ids.contains(record.key()))
                        .toList();
                assertThat(records).as(topic.name()).extracting(ReadRecord::key).containsExactlyElementsOf(ids);
                assertThat(records)
                        .extracting(ReadRecord::partition)
                        .containsOnly(records.getFirst().partition());
            }
        }
    }

    /** The live engine over the log, and over the texts for what nobody had asked for when they came in. */
    @Test
    void aPreviewSaysWhatTheLivePathHasRaised() {
        Steps.Endpoint endpoint = steps.webhook(receiver.url("/previewed"));
        String subscription = steps.subscribe("previewed", "SENTENCE(NATO AND \"quayside\")", endpoint);
        for (String text : List.of(
                "NATO opened its quayside office today.",
                "NATO opened an office. The quayside was quiet, and a lamplighter came by.",
                "At the quayside NATO officials met the lamplighter.")) {
            rest.awaitMatched(steps.push(Map.of("title", "A note of " + text.length(), "text", text)));
        }

        JsonNode saved = preview(Map.of("subscription", subscription));
        assertThat(saved.path("complete").asBoolean()).isTrue();
        assertThat(saved.path("total").asInt())
                .isEqualTo(steps.alerts(subscription).size())
                .isEqualTo(2);
        Evidence.assertExact(rest, saved.path("samples").get(0));
        JsonNode phrase = preview(Map.of("expression", "NATO AND \"lamplighter\""));
        assertThat(phrase.path("total").asInt()).isEqualTo(2);
        assertThat(phrase.path("retagged").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(preview(Map.of("expression", "COUNT >= 2 OF (NATO AND \"lamplighter\") WITHIN 24h"))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    private static JsonNode preview(Map<String, Object> question) {
        return rest.post("/subscriptions:preview", question).expect(200).json();
    }

    @Test
    void theFoundingPageRaisesOneSignedAlert() throws IOException {
        Path page = Corpus.path("seed/2004-04-15-nato-russia-liaison-offices.txt");
        Steps.Endpoint endpoint = steps.webhook(receiver.url("/founding"));
        Map<String, Object> starter = steps.actor("liaison-office");
        rest.put("/actors/liaison-office", LIAISON_OFFICE).expect(200);
        String subscription = steps.subscribe("founding", TOGETHER, endpoint);

        String release = steps.push(Map.of("text", Files.readString(page)));

        assertOneAlert("/founding", endpoint, subscription, release);
        JsonNode found = rest.get("/releases/" + release).expect(200).json();
        assertThat(found.path("title").asText()).isEqualTo("NATO and Russia Enhance Military Cooperation");
        assertThat(found.path("publishedAt").asText()).startsWith("2004-04-15T00:00:00");
        assertThat(found.path("publishedPrecision").asText()).isEqualTo("day");
        assertThat(found.path("language").asText()).isEqualTo("en");
        assertThat(found.path("parts")).isNotEmpty();
        rest.put("/actors/liaison-office", starter).expect(200);
    }

    private static JsonNode assertOneAlert(String path, Steps.Endpoint endpoint, String subscription, String release) {
        Received webhook = receiver.await(path, 1).getFirst();
        JsonNode found = rest.awaitMatched(release);
        found.path("parts").forEach(part -> rest.awaitMatched(idOf(part)));
        assertThat(receiver.received(path)).hasSize(1);
        assertThat(Signatures.isSignedBy(endpoint.secret(), webhook)).isTrue();
        assertThat(steps.alerts(subscription)).hasSize(1);

        JsonNode message = Json.of(webhook);
        assertThat(message.path("type").asText()).isEqualTo("alert.raised");
        JsonNode alert = message.path("data");
        assertThat(alert.path("subscription").path("id").asText()).isEqualTo(subscription);
        assertThat(alert.path("story").asText()).isEqualTo(found.path("story").asText());
        Evidence.assertExact(rest, alert);
        for (JsonNode mentioned : alert.path("releases")) {
            assertNoNoise(mentioned.path("id").asText());
        }
        assertNoNoise(release);
        found.path("parts").forEach(part -> assertNoNoise(idOf(part)));
        return alert;
    }

    /** Parts are ids, or objects that hold one. */
    private static String idOf(JsonNode part) {
        return part.isTextual() ? part.asText() : part.path("id").asText();
    }

    private static void assertNoNoise(String release) {
        JsonNode found = rest.get("/releases/" + release).expect(200).json();
        assertThat(found.path("text").asText()).isNotEmpty();
        NOISE.forEach(noise -> assertThat(found.path("text").asText()).doesNotContain(noise));
    }

    @Test
    void theReferenceLibraryVerifiesTheSignature() throws IOException, InterruptedException {
        ReferenceVerifier reference = ReferenceVerifier.install(Files.createDirectories(FOLDER.path("reference")));
        Steps.Endpoint endpoint = steps.webhook(receiver.url("/reference"));
        steps.subscribe("reference", "Kenya AND Tanzania", endpoint);
        steps.pushText("test", "reference", "Kenya and Tanzania opened a bridge.\n\nIt is long.");

        Received webhook = receiver.await("/reference", 1).getFirst();

        assertThat(reference.verdict(webhook, endpoint.secret())).isEqualTo("verified");
    }

    @Test
    void actorsInDifferentParagraphsMeetOnlyUnderTheDefaultScope() {
        String together = steps.subscribe("one paragraph", TOGETHER);
        String anywhere = steps.subscribe("one release", ANYWHERE);

        steps.pushAndAwait("test", "apart", Texts.read("three-paragraphs.txt"));

        assertThat(steps.alerts(together)).isEmpty();
        assertThat(steps.alerts(anywhere)).hasSize(1);
        Evidence.assertExact(rest, steps.alerts(anywhere).getFirst());
    }

    @Test
    void anAliasCanBeExcludedByAPhrase() {
        Map<String, Object> russia = steps.actor("russia");
        String subscription = steps.subscribe("trap", "PARAGRAPH(NATO AND Russia)");
        try {
            rest.put("/actors/russia", country(Map.of("text", "Russian"))).expect(200);
            steps.pushAndAwait("test", "trap-open", Texts.read("roulette.txt"));
            assertThat(steps.alerts(subscription)).hasSize(1);

            rest.put("/actors/russia", country(Map.of("text", "Russian", "not", List.of("Russian roulette"))))
                    .expect(200);
            steps.pushAndAwait("test", "trap-shut", Texts.read("roulette.txt").replace("Lyon", "Turin"));
            assertThat(steps.alerts(subscription)).hasSize(1);

            steps.pushAndAwait("test", "trap-passed", "NATO met Russian officers.\n\nRussian roulette was not played.");
            assertThat(steps.alerts(subscription)).hasSize(2);
        } finally {
            rest.put("/actors/russia", russia).expect(200);
        }
    }

    private static Map<String, Object> country(Map<String, Object> demonym) {
        return Map.of("name", "Russia", "kind", "country", "aliases", List.of("Russia", demonym));
    }

    @Test
    void aFrenchReleaseMeetsAnEnglishRule() {
        String subscription = steps.subscribe("languages", TOGETHER);

        JsonNode release = steps.pushAndAwait("test", "french", Texts.read("french.txt"));

        assertThat(release.path("language").asText()).isEqualTo("fr");
        assertThat(steps.alerts(subscription)).hasSize(1);
        Evidence.assertExact(rest, steps.alerts(subscription).getFirst());
    }

    @Test
    void theSameTextAgainIsNothingNewAndOtherTextIsTheNextVersion() {
        String subscription = steps.subscribe("versions", "Peru AND Bolivia");
        String text = "Peru and Bolivia share a lake.\n\nThe ferry is blue.";
        String first = steps.pushText("test", "lake", text);
        rest.awaitMatched(first);

        assertThat(steps.pushText("test", "lake", text)).isEqualTo(first);
        assertThat(steps.pushText("test", "lake", text.replace("blue", "green")))
                .isEqualTo(first);

        rest.await(
                "/releases/" + first,
                found -> found.path("version").asInt() == 2
                        && found.path("stage").asText().equals("matched"),
                Duration.ofSeconds(30));
        assertThat(steps.alerts(subscription)).hasSize(1);
    }

    @Test
    void whatFollowsOfAMutedAlertIsSkippedUntilSomebodyUnmutesIt() {
        Steps.Endpoint endpoint = steps.webhook(receiver.url("/muted"));
        String subscription = steps.subscribe("quay", "\"copper quay\" AND \"zinc mine\"", endpoint);
        steps.pushAndAwait("muted", "quay", "The copper quay and the zinc mine opened in spring.");
        receiver.await("/muted", 1);
        String alert = steps.alerts(subscription).getFirst().path("id").asText();

        rest.post("/alerts/" + alert + ":mute", Map.of("for", "PT1H")).expect(200);
        steps.pushAndAwait("muted", "quay", "The copper quay beside the zinc mine was shut down by a storm.");
        JsonNode skipped = rest.await(
                "/endpoints/" + endpoint.id() + "/deliveries?status=skipped",
                list -> list.path("items").size() == 1,
                Duration.ofSeconds(30));
        assertThat(skipped.at("/items/0/reason").asText()).startsWith("the alert is muted by local until ");
        assertThat(receiver.received("/muted")).hasSize(1);

        rest.post("/alerts/" + alert + ":unmute", Map.of()).expect(200);
        steps.pushAndAwait("muted", "quay", "Divers say that the copper quay and the zinc mine will open again.");
        assertThat(receiver.await("/muted", 2).getLast().text()).contains("Divers say");
        assertThat(steps.alerts(subscription)).hasSize(1);
    }

    @Test
    void aRuleIsExplainedAgainstARelease() {
        String release =
                steps.pushText("test", "explained", "Kenya built a road.\n\nTanzania paid for the quiet bridge.");
        rest.awaitMatched(release);

        JsonNode apart = explain(Map.of("release", release, "expression", "PARAGRAPH(Kenya AND Tanzania)"));
        assertThat(apart.path("holds").asBoolean()).isFalse();
        assertThat(apart.at("/verdict/parts/0/detail").asText()).isEqualTo("1 of 2 hold; all must");

        // A phrase that nobody asked for before: found all the same.
        JsonNode phrase = explain(Map.of("release", release, "expression", "Kenya AND \"quiet bridge\""));
        assertThat(phrase.path("holds").asBoolean()).isTrue();

        String subscription = steps.subscribe("explained", "Kenya OR Peru");
        assertThat(explain(Map.of("release", release, "subscription", subscription))
                        .path("holds")
                        .asBoolean())
                .isTrue();
        rest.post("/subscriptions:explain", Map.of("release", release)).expect(400);
        rest.post("/subscriptions:explain", Map.of("release", "rel_none", "expression", "Kenya"))
                .expect(404);
    }

    private static JsonNode explain(Map<String, String> question) {
        return rest.post("/subscriptions:explain", question).expect(200).json();
    }

    @Test
    void whoChangedWhatIsListedNewestFirst() {
        Map<String, Object> actor =
                Map.of("name", "Harbour Board", "kind", "organisation", "aliases", List.of("Harbour Board"));
        rest.put("/actors/harbour-board", actor).expect(201);
        rest.put("/actors/harbour-board", actor).expect(200);
        rest.delete("/actors/harbour-board").expect(204);

        rest.await(
                "/audit?subject=actor/harbour-board", page -> page.path("items").size() == 3, Duration.ofSeconds(30));
        assertThat(rest.all("/audit?subject=actor/harbour-board"))
                .extracting(change -> change.path("action").asText())
                .containsExactly("deleted", "replaced", "created");
        JsonNode newest = rest.get("/audit?limit=1").expect(200).json();
        assertThat(newest.path("items")).hasSize(1);
        assertThat(newest.path("nextCursor").isTextual()).isTrue();
    }
}
