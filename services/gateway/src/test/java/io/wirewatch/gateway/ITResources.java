package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.EndpointSecret;
import io.wirewatch.avro.Notice;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.SourceLogin;
import io.wirewatch.avro.SourceState;
import io.wirewatch.core.delivery.WebhookKeyPair;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.gateway.GatewayUnderTest.Answer;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings over REST: made, shown at once, replaced, deleted; and what they bring about on the log. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITResources {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static GatewayUnderTest gateway;
    private static WirewatchCluster kafka;

    @BeforeAll
    static void start(WirewatchCluster cluster) throws Exception {
        kafka = cluster;
        gateway = GatewayUnderTest.start(cluster, data, Map.of("wirewatch.allow-targets", "127.0.0.0/8"));
        gateway.put("/actors/nato", "{\"name\": \"NATO\", \"aliases\": [\"NATO\"]}")
                .is(201);
        gateway.put("/actors/russia", "{\"name\": \"Russia\", \"kind\": \"country\", \"aliases\": [\"Russia\"]}")
                .is(201);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aSourceSaysHowItsPagesAreFoundWhereItsKindHasAUseForIt() {
        Answer made = gateway.put(
                        "/sources/site-map",
                        "{\"name\": \"Map\", \"kind\": \"sitemap\", \"url\":"
                                + " \"http://127.0.0.1:9/sitemap.xml\", \"from\": \"2023-01-01\", \"to\": \"2024-01-01T00:00:00Z\","
                                + " \"history\": true}")
                .is(201);
        assertThat(made.json().path("from").asText()).isEqualTo("2023-01-01T00:00:00.000Z");
        assertThat(made.json().path("history").asBoolean()).isTrue();
        assertThat(made.json().path("complete").asText()).isEqualTo("auto");
        String page = "{\"name\": \"Page\", \"kind\": \"page\", \"url\": \"http://127.0.0.1:9/\", ";
        gateway.put("/sources/site-page", page + "\"links\": \"ul.news a\"}").is(201);
        assertThat(gateway.put("/sources/site-page", page + "\"links\": \"a:matches(x)\"}")
                        .is(400)
                        .json()
                        .path("position")
                        .asInt())
                .isEqualTo(1);
        for (String wrong : List.of("\"from\": \"2023-01-01\"}", "\"complete\": \"never\"}", "\"history\": true}")) {
            gateway.put("/sources/site-page", page + wrong).is(400);
        }
        gateway.put(
                        "/sources/site-map",
                        "{\"name\": \"Map\", \"kind\": \"sitemap\", \"url\":"
                                + " \"http://127.0.0.1:9/s.xml\", \"from\": \"2024-01-01\", \"to\": \"2024-01-01\"}")
                .is(400);
    }

    @Test
    void discoveringAsksNoAddressThatIsNotAllowedAndSaysWhatIsWrong() {
        gateway.post("/sources:discover", "{\"url\": \"http://10.0.0.1/\"}").is(400);
        assertThat(gateway.post("/sources:discover", "{\"url\": \"http://127.0.0.1:9/\"}")
                        .is(400)
                        .json()
                        .path("detail")
                        .asText())
                .contains("nothing could be fetched");
    }

    @Test
    void anActorIsMadeShownReplacedAndDeleted() {
        String body = "{\"name\": \"Liaison office\", \"kind\": \"concept\", \"aliases\": [\"liaison office\","
                + " {\"text\": \"the office\", \"strength\": \"weak\", \"needs\": [\"nato\"], \"within\": \"paragraph\","
                + " \"case\": \"exact\"}]}";
        assertThat(gateway.put("/actors/liaison-office", body).is(201).header("ETag"))
                .isEqualTo("\"1\"");
        Answer read = gateway.get("/actors/liaison-office").is(200);
        assertThat(read.json().at("/aliases/0").asText()).isEqualTo("liaison office");
        assertThat(read.json().at("/aliases/1/strength").asText()).isEqualTo("weak");
        assertThat(read.json().at("/aliases/1/within").asText()).isEqualTo("paragraph");
        // What was read may be sent back.
        assertThat(gateway.put("/actors/liaison-office", read.response().body())
                        .is(200)
                        .header("ETag"))
                .isEqualTo("\"2\"");
        assertThat(gateway.get("/actors?q=LIAISON").json().path("items")).hasSize(1);
        gateway.delete("/actors/liaison-office").is(204);
        assertThat(gateway.delete("/actors/liaison-office").problem(404)).contains("liaison-office");
        gateway.get("/actors/liaison-office").is(404);
    }

    @Test
    void whatIsNeverAnAliasIsKeptAndNamesNobody() {
        String body = "{\"name\": \"Union\", \"aliases\": [\"European Union\", \"Union\","
                + " {\"text\": \"the Union\", \"strength\": \"never\"}]}";
        gateway.put("/actors/union", body).is(201);
        Answer read = gateway.get("/actors/union").is(200);
        assertThat(read.json().at("/aliases/2/strength").asText()).isEqualTo("never");
        gateway.put("/actors/union", read.response().body()).is(200);
        assertThat(gateway.get("/actors?q=the%20union").json().path("items")).isEmpty();
        assertThat(gateway.put("/subscriptions/u", "{\"name\": \"U\", \"expression\": \"\\\"the Union\\\"\"}")
                        .is(201)
                        .json()
                        .path("canonical")
                        .asText())
                .isEqualTo("phrase:\"the union\"");
        gateway.delete("/subscriptions/u").is(204);
        gateway.delete("/actors/union").is(204);
    }

    @Test
    void aChangeOfAnOldVersionIsHeldBack() {
        String body = "{\"name\": \"EU\", \"aliases\": [\"EU\"]}";
        gateway.put("/actors/eu", body, "If-None-Match", "*").is(201);
        assertThat(gateway.put("/actors/eu", body, "If-None-Match", "*").problem(412))
                .isNotBlank();
        gateway.put("/actors/eu", body, "If-Match", "\"1\"").is(200);
        assertThat(gateway.put("/actors/eu", body, "If-Match", "\"1\"").problem(412))
                .contains("\"2\"");
        assertThat(gateway.put("/actors/nobody", body, "If-Match", "*").problem(412))
                .contains("none");
    }

    @Test
    void aSubscriptionIsLiveWhenAnsweredAndItsPhrasesStandBeforeIt() {
        Answer made = gateway.post(
                        "/subscriptions",
                        "{\"name\": \"Talks\", \"expression\": \"NATO AND Russia AND \\\"peace treaty\\\"\"}")
                .is(201);
        assertThat(made.json().path("id").asText()).matches("sub_[A-Za-z0-9]{16,40}");
        assertThat(made.json().path("canonical").asText()).contains("actor:nato", "actor:russia");
        assertThat(made.header("Location")).endsWith(made.json().path("id").asText());
        gateway.get("/subscriptions/" + made.json().path("id").asText()).is(200);
        assertThat(kafka.readAll(Topics.ACTORS))
                .anySatisfy(actor -> assertThat(actor.key()).isEqualTo("phrase:peace treaty"));
        assertThat(gateway.get("/actors?q=peace").json().path("items")).isEmpty();
    }

    @Test
    void anIdInUseIsAConflictAndPutReplaces() {
        String body = "{\"id\": \"talks\", \"name\": \"Talks\", \"expression\": \"NATO AND Russia\"}";
        gateway.post("/subscriptions", body).is(201);
        assertThat(gateway.post("/subscriptions", body).problem(409)).contains("PUT");
        assertThat(gateway.put("/subscriptions/talks", body)
                        .is(200)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        gateway.delete("/subscriptions/talks").is(204);
        gateway.delete("/subscriptions/talks").is(404);
    }

    @Test
    void aSourceIsPolledBetweenTwoIntervalsWhereItsOwnerNamesNone() {
        String plain = "{\"name\": \"M\", \"url\": \"http://127.0.0.1:9/feed\"}";
        JsonNode usual = gateway.put("/sources/paced", plain).is(201).json();
        assertThat(usual.path("interval").asText()).isEqualTo("PT5M");
        assertThat(usual.path("maxInterval").asText()).isEqualTo("PT1H");
        assertThat(usual.path("robots").asText()).isEqualTo("obey");
        String fixed =
                plain.replace("}", ", \"interval\": \"PT1M\", \"robots\": \"ignore\", \"silentAfter\": \"P2D\"}");

        JsonNode own = gateway.put("/sources/paced", fixed).is(200).json();

        assertThat(own.path("maxInterval").isNull()).isTrue();
        assertThat(own.path("robots").asText()).isEqualTo("ignore");
        assertThat(own.path("silentAfter").asText()).isEqualTo("P2D");
        gateway.delete("/sources/paced").is(204);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"interval\": \"PT10M\", \"maxInterval\": \"PT5M\"', shorter than PT10M",
        "'\"maxInterval\": \"weekly\"', maxInterval must be an ISO 8601 duration",
        "'\"silentAfter\": \"PT0S\"', silentAfter must be PT1S to P30D",
        "'\"robots\": \"eat\"', 'obey, ignore'",
    })
    void aPaceThatMakesNoSenseIsSaidSo(String fields, String detail) {
        assertThat(gateway.post("/sources", "{\"name\": \"M\", \"url\": \"http://127.0.0.1:9/feed\", " + fields + "}")
                        .problem(400))
                .contains(detail);
    }

    private static String mailbox(String url, String login) {
        return "{\"name\": \"Box\", \"kind\": \"imap\", \"url\": \"" + url + "\", \"login\": " + login + "}";
    }

    @Test
    void thePasswordOfAMailboxIsSealedKeptAndNeverShown() {
        String url = "imaps://127.0.0.1:9/INBOX";
        Answer made = gateway.put(
                        "/sources/mailbox", mailbox(url, "{\"user\": \"desk\", \"password\": \"s3cret-word\"}"))
                .is(201);
        Answer read = gateway.get("/sources/mailbox").is(200);
        assertThat(read.json().path("login").toString()).isEqualTo("{\"user\":\"desk\"}");
        // What was read may be sent back, and the password stays; another folder of the same server is fine.
        gateway.put("/sources/mailbox", read.response().body()).is(200);
        Answer moved = gateway.put("/sources/mailbox", mailbox("imaps://127.0.0.1:9/Press", "{\"user\": \"desk\"}"))
                .is(200);

        for (Answer answer : List.of(made, read, moved, gateway.get("/sources").is(200))) {
            assertThat(answer.response().body()).doesNotContain("s3cret-word");
        }
        List<SourceLogin> onTheLog = kafka.readAll(Topics.SOURCES).stream()
                .filter(record -> record.key().equals("mailbox"))
                .map(record -> record.value().getLogin())
                .toList();
        assertThat(onTheLog).hasSize(3).containsOnly(onTheLog.getFirst());
        assertThat(StandardCharsets.ISO_8859_1
                        .decode(onTheLog.getFirst().getPassword().duplicate())
                        .toString())
                .doesNotContain("s3cret");
        gateway.delete("/sources/mailbox").is(204);
    }

    @Test
    void aKnownPasswordGoesToNoOtherServerAndNoOtherUser() {
        String login = "{\"user\": \"desk\", \"password\": \"s3cret-word\"}";
        gateway.put("/sources/kept", mailbox("imaps://127.0.0.1:9/INBOX", login))
                .is(201);

        for (String body : List.of(
                mailbox("imaps://127.0.0.2:9/INBOX", "{\"user\": \"desk\"}"),
                mailbox("imaps://127.0.0.1:10/INBOX", "{\"user\": \"desk\"}"),
                mailbox("imap://127.0.0.1:9/INBOX", "{\"user\": \"desk\"}"),
                mailbox("imaps://127.0.0.1:9/INBOX", "{\"user\": \"other\"}"))) {
            assertThat(gateway.put("/sources/kept", body).problem(400)).contains("the password again");
        }
        gateway.put("/sources/kept", mailbox("imaps://127.0.0.2:9/INBOX", login))
                .is(200);
        gateway.delete("/sources/kept").is(204);
    }

    @ParameterizedTest
    @CsvSource({
        "imap, imaps://127.0.0.1:9/INBOX, , needs a login",
        "imap, imaps://127.0.0.1:9/INBOX, '{\"user\": \"desk\"}', needs a password",
        "imap, imaps://127.0.0.1:9/INBOX, '{\"password\": \"p\"}', needs a user",
        "imap, imaps://127.0.0.1:9/INBOX, '{\"user\": \"desk\", \"password\": \"\"}', not empty",
        "imap, imaps://127.0.0.1:9/INBOX, '{\"user\": \"a\\nb\", \"password\": \"p\"}', no line breaks",
        "imap, imaps://10.0.0.1/INBOX, '{\"user\": \"desk\", \"password\": \"p\"}', not a global address",
        "imap, https://127.0.0.1/INBOX, '{\"user\": \"desk\", \"password\": \"p\"}', imaps://HOST/FOLDER",
        "imap, imaps://desk:p@127.0.0.1/, '{\"user\": \"desk\", \"password\": \"p\"}', not taken in an address",
        "feed, http://127.0.0.1:9/feed, '{\"user\": \"desk\", \"password\": \"p\"}', login is for sources of kind imap",
    })
    void aMailboxThatCannotBeReadIsRefused(String kind, String url, String login, String detail) {
        String body = "{\"name\": \"Box\", \"kind\": \"" + kind + "\", \"url\": \"" + url + "\""
                + (login == null ? "" : ", \"login\": " + login) + "}";

        assertThat(gateway.put("/sources/refused", body).problem(400)).contains(detail);
        gateway.get("/sources/refused").is(404);
    }

    @Test
    void healthSaysHowASourceIsDoing() {
        gateway.put("/sources/ill", "{\"name\": \"M\", \"url\": \"http://127.0.0.1:9/feed\", \"interval\": \"P1D\"}")
                .is(201);
        SourceState failing = SourceState.newBuilder()
                .setId("ill")
                .setLastFetchAt(Samples.ARRIVAL)
                .setFailures(1)
                .setFailingSince(Samples.ARRIVAL)
                .setError("gone")
                .setRhythm("PT2H")
                .build();
        kafka.produce(Topics.SOURCE_STATE, "ill", failing);
        await().atMost(PATIENCE)
                .until(() -> gateway.get("/sources/ill")
                        .json()
                        .at("/health/status")
                        .asText()
                        .equals("failing"));
        kafka.produce(
                Topics.SOURCE_STATE,
                "ill",
                SourceState.newBuilder(failing)
                        .setFailures(3)
                        .setStanding("broken")
                        .setStandingSince(Samples.ARRIVAL)
                        .build());
        await().atMost(PATIENCE)
                .until(() -> gateway.get("/sources/ill")
                        .json()
                        .at("/health/status")
                        .asText()
                        .equals("broken"));

        JsonNode health = gateway.get("/sources/ill").json().path("health");
        assertThat(health.path("statusSince").asText())
                .isEqualTo(health.path("failingSince").asText());
        assertThat(health.path("rhythm").asText()).isEqualTo("PT2H");
        gateway.delete("/sources/ill").is(204);
    }

    @Test
    void selectorsOfASourceAreKeptShownAndTakenAway() {
        String body = "{\"name\": \"M\", \"url\": \"http://127.0.0.1:9/feed\", \"selectors\":"
                + " {\"title\": \"h1.head\", \"text\": \"#main > .body\", \"remove\": [\".share\", \"nav\"]}}";
        gateway.put("/sources/selecting", body).is(201);
        Answer read = gateway.get("/sources/selecting").is(200);
        assertThat(read.json().path("selectors").toString())
                .isEqualTo("{\"title\":\"h1.head\",\"text\":\"#main > .body\",\"published\":null,"
                        + "\"remove\":[\".share\",\"nav\"]}");
        // What was read may be sent back.
        assertThat(gateway.put("/sources/selecting", read.response().body())
                        .is(200)
                        .json()
                        .path("selectors"))
                .isEqualTo(read.json().path("selectors"));
        JsonNode without = gateway.put("/sources/selecting", "{\"name\": \"M\", \"url\": \"http://127.0.0.1:9/feed\"}")
                .is(200)
                .json();
        assertThat(without.path("selectors").isNull()).isTrue();
        gateway.delete("/sources/selecting").is(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"div[\"}|selectors.text|div[|3",
                "{\"title\": \"h1:matches((a+)+$)\"}|regular expression|h1:matches((a+)+$)|2",
                "{\"published\": \"[class~=a]\"}|regular expression|[class~=a]|6",
                "{\"remove\": [\".ad\", \"p:has(a:has(b))\"]}|selectors.remove[1]|p:has(a:has(b))|7",
                "{\"text\": \"  \"}|blank|  |0",
            })
    void aSelectorThatIsNotTakenIsNamedWithItsPlace(String selectors, String detail, String selector, int position) {
        String body = "{\"name\": \"M\", \"url\": \"http://127.0.0.1:9/feed\", \"selectors\": " + selectors + "}";
        for (Answer answer : List.of(gateway.put("/sources/refused", body), gateway.post("/sources", body))) {
            assertThat(answer.problem(400)).contains(detail);
            assertThat(answer.json().path("selector").asText().strip()).isEqualTo(selector == null ? "" : selector);
            assertThat(answer.json().path("position").asInt()).isEqualTo(position);
        }
        gateway.get("/sources/refused").is(404);
    }

    @Test
    void selectorsAreTriedOnAPageAndNothingIsSaved() {
        String page = "\"html\": \"<html><body><h2>A pier</h2><i>31 February 2011</i><b>9 March 2011</b>"
                + "<div class='one'>It opened and it will stay open.</div><div class='two'>Nobody came.</div></body></html>\"";
        JsonNode read = gateway.post(
                        "/sources:try",
                        "{" + page
                                + ", \"selectors\": {\"title\": \"h2\", \"text\": \".one\", \"published\": \"i, b\"}}")
                .is(200)
                .json();
        assertThat(read.path("title").asText()).isEqualTo("A pier");
        assertThat(read.path("text").asText()).isEqualTo("It opened and it will stay open.");
        assertThat(read.path("publishedAt").asText()).isEqualTo("2011-03-09T00:00:00.000Z");
        assertThat(read.path("dateSource").asText()).isEqualTo("selector");
        assertThat(read.at("/datesPassedOver/0/reason").asText()).isEqualTo("impossible");
        assertThat(read.path("selectorNotes")).isEmpty();

        gateway.put(
                        "/sources/tried",
                        "{\"name\": \"T\", \"url\": \"http://127.0.0.1:9/feed\", \"selectors\": {\"text\": \".two\"}}")
                .is(201);
        assertThat(gateway.post("/sources:try", "{" + page + ", \"source\": \"tried\"}")
                        .is(200)
                        .json()
                        .path("text")
                        .asText())
                .isEqualTo("Nobody came.");
        assertThat(gateway.post("/sources:try", "{" + page + ", \"source\": \"nobody\"}")
                        .problem(404))
                .contains("nobody");
        assertThat(gateway.post("/sources:try", "{" + page + ", \"selectors\": {\"text\": \"div[\"}}")
                        .problem(400))
                .contains("selectors.text");
        assertThat(gateway.post("/sources:try", "{" + page + ", \"selectors\": {\"remove\": [\"body > *\"]}}")
                        .problem(400))
                .contains("no-text", "remove");
        assertThat(gateway.post("/sources:try", "{}").problem(400)).contains("html");
        gateway.delete("/sources/tried").is(204);
    }

    @Test
    void selectorsOfAnotherShapeAreRefused() {
        String body = "{\"name\": \"M\", \"url\": \"http://127.0.0.1:9/feed\", \"selectors\": ";
        assertThat(gateway.put("/sources/refused", body + "{\"body\": \"p\"}}").problem(400))
                .contains("selectors.body", "published, remove, text, title");
        assertThat(gateway.put("/sources/refused", body + "{\"remove\": \"p\"}}")
                        .problem(400))
                .contains("selectors.remove", "array");
        assertThat(gateway.put("/sources/refused", body + "{\"remove\": [null]}}")
                        .problem(400))
                .contains("remove");
    }

    @Test
    void aKeyGivesTheFirstAnswerAgain() {
        String body = "{\"name\": \"Hook\", \"url\": \"http://127.0.0.1:9/hook\"}";
        Answer first = gateway.post("/endpoints", body, "Idempotency-Key", "k1").is(201);
        Answer again = gateway.post("/endpoints", body, "Idempotency-Key", "k1").is(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.json().path("secret").asText()).startsWith("whsec_");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(gateway.post("/endpoints", body.replace("Hook", "Other"), "Idempotency-Key", "k1")
                        .problem(422))
                .contains("Idempotency-Key");
    }

    @Test
    void theSecretOfAnEndpointIsShownOnceAndSealedOnTheLog() {
        String body = "{\"name\": \"Hook\", \"url\": \"http://127.0.0.1:9/hook\", \"retrySchedule\": [\"PT5S\"]}";
        Answer made = gateway.put("/endpoints/hook", body).is(201);
        String secret = made.json().path("secret").asText();
        assertThat(secret).startsWith("whsec_");
        JsonNode read = gateway.get("/endpoints/hook").is(200).json();
        assertThat(read.has("secret")).isFalse();
        assertThat(read.path("notices").asBoolean(true)).isFalse();
        assertThat(gateway.put("/endpoints/hook", body).is(200).json().has("secret"))
                .isFalse();
        assertThat(kafka.readAll(Topics.ENDPOINTS).toString()).doesNotContain(secret);
        assertThat(gateway.post("/endpoints", "{\"name\": \"Far\", \"url\": \"https://no-such-host.invalid/x\"}")
                        .is(201)
                        .json()
                        .path("warnings"))
                .hasSize(1);
    }

    @Test
    void aSecretIsRotatedShownOnceAndTheOldOneSignsOnUntilItsTimeIsOver() {
        String own = WebhookSigner.newSecret();
        String body = "{\"name\": \"Hook\", \"url\": \"http://127.0.0.1:9/hook\", \"secret\": \"" + own + "\"}";
        assertThat(gateway.put("/endpoints/turning", body)
                        .is(201)
                        .json()
                        .path("secret")
                        .asText())
                .isEqualTo(own);

        JsonNode rotated = gateway.post("/endpoints/turning:rotate", "{\"overlap\": \"PT6H\"}")
                .is(200)
                .json();
        String young = rotated.path("secret").asText();
        JsonNode read = gateway.get("/endpoints/turning").is(200).json();

        assertThat(young).startsWith("whsec_").isNotEqualTo(own);
        assertThat(Instant.parse(read.path("oldSecretsUntil").asText()))
                .isBetween(Instant.now().plusSeconds(5 * 3600), Instant.now().plusSeconds(6 * 3600));
        assertThat(read.has("secret")).isFalse();
        assertThat(read.path("version").asInt()).isEqualTo(2);
        assertThat(newestEndpoint("turning").getOldSecrets()).hasSize(1);
        assertThat(kafka.readAll(Topics.ENDPOINTS).toString()).doesNotContain(own, young);
        gateway.put("/endpoints/turning", body.replace(own, young)).is(200);
        assertThat(newestEndpoint("turning").getOldSecrets()).hasSize(1);
        assertThat(gateway.put("/endpoints/turning", body).problem(400)).contains(":rotate");
        await().atMost(PATIENCE)
                .until(() -> gateway.get("/audit?subject=endpoint/turning")
                        .is(200)
                        .json()
                        .findValuesAsText("action")
                        .contains("rotated"));
    }

    @Test
    void aKeyPairIsMadeSealedAndItsPublicKeyShownByEveryAnswer() {
        String body = "{\"name\": \"Hook\", \"url\": \"http://127.0.0.1:9/hook\", \"signatures\": [\"v1a\"]}";
        JsonNode made = gateway.put("/endpoints/paired", body).is(201).json();
        String key = made.path("publicKey").asText();

        assertThat(key).matches("whpk_[A-Za-z0-9+/]{43}=");
        assertThat(made.has("secret")).isFalse();
        JsonNode read = gateway.get("/endpoints/paired").is(200).json();
        assertThat(read.path("publicKey").asText()).isEqualTo(key);
        assertThat(read.path("signatures").toString()).isEqualTo("[\"v1a\"]");
        assertThat(newestEndpoint("paired").getSecret().hasRemaining()).isFalse();
        // What was read may be written back, and who knows nothing of schemes changes none.
        gateway.put("/endpoints/paired", read.toString()).is(200);
        JsonNode kept = gateway.put("/endpoints/paired", body.replace(", \"signatures\": [\"v1a\"]", ""))
                .is(200)
                .json();
        assertThat(kept.path("publicKey").asText()).isEqualTo(key);
        assertThat(kept.has("secret")).isFalse();

        JsonNode both = gateway.put("/endpoints/paired", body.replace("[", "[\"v1\", "))
                .is(200)
                .json();
        assertThat(both.path("publicKey").asText()).isEqualTo(key);
        assertThat(both.path("secret").asText()).startsWith("whsec_");
        JsonNode shared = gateway.put("/endpoints/paired", body.replace("v1a", "v1"))
                .is(200)
                .json();
        assertThat(shared.has("secret")).isFalse();
        assertThat(shared.path("publicKey").isNull()).isTrue();
        assertThat(newestEndpoint("paired").getSigningKey().hasRemaining()).isFalse();
        assertThat(gateway.put("/endpoints/paired", body)
                        .is(200)
                        .json()
                        .path("publicKey")
                        .asText())
                .startsWith("whpk_")
                .isNotEqualTo(key);
        assertThat(kafka.readAll(Topics.ENDPOINTS).toString()).doesNotContain("whsk_", "whsec_");
    }

    @Test
    void aKeyPairIsRotatedAndTheOldOneSignsOn() {
        String body = "{\"name\": \"Hook\", \"url\": \"http://127.0.0.1:9/hook\", \"signatures\": [\"v1\", \"v1a\"]}";
        JsonNode made = gateway.put("/endpoints/repaired", body).is(201).json();
        Endpoint before = newestEndpoint("repaired");

        JsonNode rotated = gateway.post("/endpoints/repaired:rotate", "{\"overlap\": \"PT6H\"}")
                .is(200)
                .json();

        assertThat(rotated.path("publicKey").asText())
                .startsWith("whpk_")
                .isNotEqualTo(made.path("publicKey").asText());
        assertThat(rotated.path("secret").asText())
                .startsWith("whsec_")
                .isNotEqualTo(made.path("secret").asText());
        Endpoint after = newestEndpoint("repaired");
        assertThat(after.getOldSecrets()).extracting(EndpointSecret::getSecret).containsExactly(before.getSecret());
        assertThat(after.getOldSigningKeys())
                .extracting(EndpointSecret::getSecret)
                .containsExactly(before.getSigningKey());
        assertThat(Instant.parse(rotated.path("oldSecretsUntil").asText()))
                .isAfter(Instant.now().plusSeconds(5 * 3600));
        gateway.put("/endpoints/repaired", body.replace("\"v1\", ", "")).is(200);
        assertThat(newestEndpoint("repaired").getOldSecrets()).isEmpty();
        assertThat(newestEndpoint("repaired").getOldSigningKeys()).hasSize(1);
        gateway.post("/endpoints/repaired:rotate", "{\"overlap\": \"PT0S\"}").is(200);
        assertThat(newestEndpoint("repaired").getOldSigningKeys()).isEmpty();
        assertThat(gateway.post("/endpoints/repaired:rotate", "{\"secret\": \"" + WebhookSigner.newSecret() + "\"}")
                        .problem(400))
                .contains("v1a alone");
    }

    @Test
    void schemesThatThereAreNotAndKeysThatAreBroughtAreRefused() {
        String body = "{\"name\": \"Hook\", \"url\": \"http://127.0.0.1:9/hook\", \"signatures\": LIST}";
        for (String list : List.of("[]", "[\"v2\"]", "[\"v1\", \"V1A\"]")) {
            assertThat(gateway.put("/endpoints/unsigned", body.replace("LIST", list))
                            .problem(400))
                    .contains("signatures takes v1, v1a, or both");
        }
        String pair = WebhookKeyPair.make().secretKey();
        assertThat(gateway.put(
                                "/endpoints/unsigned",
                                body.replace("LIST", "[\"v1\", \"v1a\"], \"secret\": \"" + pair + "\""))
                        .problem(400))
                .contains("made here")
                .doesNotContain(pair);
        assertThat(gateway.put(
                                "/endpoints/unsigned",
                                body.replace("LIST", "[\"v1a\"], \"secret\": \"" + WebhookSigner.newSecret() + "\""))
                        .problem(400))
                .contains("leave the secret out");
        assertThat(gateway.put(
                                "/endpoints/unsigned",
                                body.replace("LIST", "[\"v1a\"], \"kind\": \"ntfy\"")
                                        .replace("9/hook", "9/desk"))
                        .problem(400))
                .contains("kind ntfy are not signed");
        gateway.get("/endpoints/unsigned").is(404);
    }

    @Test
    void aWebhookMayWantCloudEvents() {
        String body = "{\"name\": \"Hook\", \"url\": \"http://127.0.0.1:9/hook\", \"format\": \"cloudevents\"}";
        JsonNode made = gateway.put("/endpoints/events", body).is(201).json();
        assertThat(made.path("format").asText()).isEqualTo("cloudevents");
        assertThat(newestEndpoint("events").getFormat()).isEqualTo("cloudevents");
        assertThat(gateway.put("/endpoints/events", body.replace("\"cloudevents\"", "null"))
                        .is(200)
                        .json()
                        .path("format")
                        .asText())
                .isEqualTo("standard");
        assertThat(gateway.put("/endpoints/events", body.replace("cloudevents", "xml"))
                        .problem(400))
                .contains("format takes standard, cloudevents");
        assertThat(gateway.put("/endpoints/events2", body.replace("}", ", \"kind\": \"ntfy\"}"))
                        .problem(400))
                .contains("format is for webhooks");
        JsonNode read = gateway.put(
                        "/endpoints/events3",
                        "{\"name\": \"P\", \"url\": \"http://127.0.0.1:9/desk\", \"kind\": \"ntfy\"}")
                .is(201)
                .json();
        assertThat(read.path("format").isNull()).isTrue();
        gateway.put("/endpoints/events3", read.toString()).is(200);
        gateway.delete("/endpoints/events3").is(204);
    }

    @Test
    void anEndpointForPeopleHasATokenThatIsNeverShownAndTemplatesThatAreChecked() {
        String body = "{\"name\": \"Phone\", \"kind\": \"ntfy\", \"url\": \"http://127.0.0.1:9/desk\","
                + " \"secret\": \"tk_unseen\", \"titleTemplate\": \"{subscription}: {title}\"}";
        JsonNode made = gateway.put("/endpoints/phone", body).is(201).json();
        assertThat(made.path("kind").asText()).isEqualTo("ntfy");
        assertThat(made.path("titleTemplate").asText()).isEqualTo("{subscription}: {title}");
        assertThat(made.toString()).doesNotContain("tk_unseen");
        assertThat(kafka.readAll(Topics.ENDPOINTS).toString()).doesNotContain("tk_unseen");
        ByteBuffer sealed = newestEndpoint("phone").getSecret();
        assertThat(sealed.hasRemaining()).isTrue();

        gateway.put("/endpoints/phone", body.replace(" \"secret\": \"tk_unseen\",", ""))
                .is(200);
        assertThat(newestEndpoint("phone").getSecret()).isEqualTo(sealed);
        gateway.put("/endpoints/phone", body.replace("tk_unseen", "tk_other")).is(200);
        assertThat(newestEndpoint("phone").getSecret()).isNotEqualTo(sealed);

        assertThat(gateway.post("/endpoints/phone:rotate", "{}").problem(400)).contains("PUT");
        assertThat(gateway.put("/endpoints/phone", body.replace("ntfy", "webhook"))
                        .problem(400))
                .contains("templates are for kinds that people read");
        assertThat(gateway.put("/endpoints/phone", "{\"name\": \"Phone\", \"url\": \"http://127.0.0.1:9/desk\"}")
                        .problem(400))
                .contains("make another endpoint for webhook");
        assertThat(gateway.put("/endpoints/more", body.replace("{title}", "{titel}"))
                        .problem(400))
                .contains("no field {titel}");
        assertThat(gateway.put("/endpoints/more", body.replace("9/desk", "9/")).problem(400))
                .contains("https://SERVER/TOPIC");
        assertThat(gateway.put("/endpoints/more", body.replace("ntfy", "pager")).problem(400))
                .contains("kind takes webhook, ntfy");
        assertThat(gateway.put(
                                "/endpoints/phone",
                                body.replace("127.0.0.1", "127.0.0.2").replace("tk_unseen", "tk_new"))
                        .is(200)
                        .json()
                        .path("url")
                        .asText())
                .contains("127.0.0.2");
        assertThat(gateway.put("/endpoints/phone", body.replace(" \"secret\": \"tk_unseen\",", ""))
                        .problem(400))
                .contains("goes to no other server")
                .doesNotContain("tk_new");
    }

    @ParameterizedTest
    @CsvSource({
        "slack, /services/T0AB/B0CD/SecretWord1234",
        "discord, /api/webhooks/123456/SecretWord1234",
        "teams, /workflows/ab/triggers/manual/paths/invoke?sig=SecretWord1234",
        "apprise, /notify/SecretWord1234",
    })
    void theAddressOfAChatChannelIsSealedAndItsShownFormKeepsIt(String kind, String path) {
        String url = "http://127.0.0.1:9" + path;
        String body = "{\"name\": \"Desk\", \"kind\": \"" + kind + "\", \"url\": \"" + url + "\"}";
        String id = "/endpoints/chat-" + kind;
        Answer made = gateway.put(id, body).is(201);
        String shown = made.json().path("url").asText();
        assertThat(shown).isEqualTo("https://127.0.0.1/…1234");
        Endpoint record = newestEndpoint("chat-" + kind);
        assertThat(record.getUrl()).isEqualTo(shown);

        Answer read = gateway.get(id).is(200);
        // What was read may be sent back, and the address stays.
        Answer kept = gateway.put(id, read.response().body().replace("Desk", "Night desk"))
                .is(200);
        assertThat(newestEndpoint("chat-" + kind).getSealedUrl()).isEqualTo(record.getSealedUrl());
        assertThat(kept.json().path("name").asText()).isEqualTo("Night desk");
        Answer moved = gateway.put(id, body.replace("Word1234", "Word5678")).is(200);
        assertThat(newestEndpoint("chat-" + kind).getSealedUrl()).isNotEqualTo(record.getSealedUrl());
        // The shown form is nobody's address: neither of another endpoint, nor of this one any more.
        Answer another = gateway.put("/endpoints/another", body.replace(url, shown));
        assertThat(another.problem(400)).contains("give the whole one");
        assertThat(gateway.put(id, body.replace(url, shown)).problem(400)).contains("give the whole one");
        Answer named = gateway.put(id, body.replace("\"Desk\"", "\"" + url + "\""));
        assertThat(named.problem(400)).contains("the address is a secret");
        Answer unresolved =
                gateway.put(id, body.replace("127.0.0.1:9", "nowhere.invalid")).is(200);
        assertThat(unresolved.json().path("warnings").toString()).contains("https://nowhere.invalid/…1234");

        for (Answer answer : List.of(
                made,
                read,
                kept,
                moved,
                another,
                named,
                unresolved,
                gateway.get("/endpoints"),
                gateway.get("/audit"))) {
            assertThat(answer.response().body()).doesNotContain("SecretWord");
        }
        for (Topic<?> topic : Topics.ALL) {
            assertThat(kafka.readAll(topic).toString()).doesNotContain("SecretWord");
        }
        gateway.delete(id).is(204);
    }

    @Test
    void anAddressOfAnotherShapeIsRefusedWithWhatItLooksLike() {
        String body = "{\"name\": \"Desk\", \"kind\": \"KIND\", \"url\": \"http://127.0.0.1:9/hook\"}";
        assertThat(gateway.put("/endpoints/none", body.replace("KIND", "slack")).problem(400))
                .contains("https://hooks.slack.com/services/T…/B…/…", "chat.postMessage?channel=C…");
        assertThat(gateway.put("/endpoints/none", body.replace("KIND", "discord"))
                        .problem(400))
                .contains("https://discord.com/api/webhooks/NUMBER/TOKEN");
        assertThat(gateway.put("/endpoints/none", body.replace("KIND", "apprise"))
                        .problem(400))
                .contains("https://SERVER/notify/KEY");
        assertThat(gateway.put("/endpoints/none", body.replace("KIND", "teams")).problem(400))
                .contains("logic.azure.com", "sig=…");
        String method = body.replace("KIND", "slack").replace("/hook", "/api/chat.postMessage?channel=C1");
        assertThat(gateway.put("/endpoints/none", method).problem(400)).contains("bot token xoxb-…");
        JsonNode made = gateway.put("/endpoints/bot", method.replace("}", ", \"secret\": \"xoxb-1-unseen\"}"))
                .is(201)
                .json();
        assertThat(made.toString()).doesNotContain("xoxb");
        gateway.put("/endpoints/bot", method.replace("C1", "C2")).is(200);
        assertThat(gateway.put("/endpoints/bot", method.replace("127.0.0.1", "127.0.0.2"))
                        .problem(400))
                .contains("goes to no other server");
        gateway.delete("/endpoints/bot").is(204);
    }

    @Test
    void anEndpointMayBeMailAddressesWhichNobodyLooksUp() {
        String body = "{\"name\": \"Desk\", \"kind\": \"email\","
                + " \"url\": \"mailto:desk@nowhere.invalid,night@example.org\"}";
        JsonNode made = gateway.put("/endpoints/mail", body).is(201).json();
        assertThat(made.path("url").asText()).isEqualTo("mailto:desk@nowhere.invalid,night@example.org");
        assertThat(made.path("warnings"))
                .singleElement()
                .extracting(JsonNode::asText)
                .asString()
                .contains("unless alerting has one", "WIREWATCH_ALERTING_SMTP_HOST", "WIREWATCH_ALERTING_SMTP_FROM");
        assertThat(made.path("secret").isMissingNode()).isTrue();
        assertThat(newestEndpoint("mail").getKind()).isEqualTo("email");
        assertThat(gateway.put("/endpoints/mail", body.replace("night@", "day@"))
                        .is(200)
                        .json()
                        .path("warnings"))
                .hasSize(1);

        assertThat(gateway.put("/endpoints/mail", body.replace(".org", ".org?bcc=all@example.org"))
                        .problem(400))
                .contains("url: ", "no subject or other header");
        assertThat(gateway.put("/endpoints/mail", body.replace("mailto:", "https://"))
                        .problem(400))
                .contains("mailto:NAME@HOST");
        assertThat(gateway.put("/endpoints/mail", body.replace("}", ", \"secret\": \"token\"}"))
                        .problem(400))
                .contains("kind email have no secret");
        gateway.delete("/endpoints/mail").is(204);
    }

    @Test
    void whereThereIsAMailServerNobodyIsWarned(@TempDir Path other) throws Exception {
        try (GatewayUnderTest told =
                GatewayUnderTest.start(kafka, other, Map.of("wirewatch.gateway.mail-server", "mail.example.org"))) {
            JsonNode made = told.post(
                            "/endpoints",
                            "{\"name\": \"Desk\", \"kind\": \"email\", \"url\": \"mailto:desk@example.org\"}")
                    .is(201)
                    .json();
            assertThat(made.path("warnings")).isEmpty();
        }
    }

    @Test
    void whichMessagesAnEndpointWantsIsKeptAndChecked() {
        String body = "{\"name\": \"Desk\", \"url\": \"http://127.0.0.1:9/hook\", \"events\": [\"withdrawn\"],"
                + " \"subscriptions\": [\"pact\"]}";
        JsonNode made = gateway.put("/endpoints/picky", body).is(201).json();
        assertThat(made.path("events").toString()).isEqualTo("[\"withdrawn\"]");
        assertThat(newestEndpoint("picky").getSubscriptions()).containsExactly("pact");
        assertThat(gateway.put("/endpoints/picky2", body.replace("[\"withdrawn\"]", "null"))
                        .is(201)
                        .json()
                        .path("events"))
                .hasSize(3);

        assertThat(gateway.put("/endpoints/picky", body.replace("withdrawn", "gone"))
                        .problem(400))
                .contains("events takes raised, updated, withdrawn");
    }

    @Test
    void rotatingEndsOldSecretsAtOnceWhereAskedAndHasBounds() {
        gateway.put("/endpoints/often", "{\"name\": \"Hook\", \"url\": \"http://127.0.0.1:9/hook\"}")
                .is(201);
        for (int i = 0; i < 3; i++) {
            gateway.post("/endpoints/often:rotate", "{}").is(200);
        }
        assertThat(gateway.post("/endpoints/often:rotate", "{}").problem(409)).contains("PT0S");
        gateway.post("/endpoints/often:rotate", "{\"overlap\": \"PT0S\"}").is(200);
        assertThat(newestEndpoint("often").getOldSecrets()).isEmpty();
        gateway.send(gateway.request("/endpoints/often:rotate").POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .is(200);
        assertThat(newestEndpoint("often").getOldSecrets()).hasSize(1);

        assertThat(gateway.post("/endpoints/often:rotate", "{\"overlap\": \"soon\"}")
                        .problem(400))
                .contains("overlap");
        assertThat(gateway.post("/endpoints/often:rotate", "{\"overlap\": \"P31D\"}")
                        .problem(400))
                .contains("P30D");
        assertThat(gateway.post("/endpoints/often:rotate", "{\"secret\": \"whsec_c2hvcnQ=\"}")
                        .problem(400))
                .contains("24 to 64 bytes")
                .doesNotContain("c2hvcnQ");
        assertThat(gateway.post("/endpoints/nobody:rotate", "{}").problem(404)).contains("nobody");
    }

    @Test
    void whatFailedIsSentAgainAllOfItOrOfAStretchOfTime() {
        String body = "{\"name\": \"Back\", \"url\": \"http://127.0.0.1:9/hook\"}";
        gateway.put("/endpoints/back", body).is(201);
        gateway.put("/endpoints/elsewhere", body).is(201);
        delivery("back", 1, "failed");
        delivery("back", 2, "delivered");
        delivery("back", 3, "retrying");
        delivery("back", 4, "failed");
        delivery("elsewhere", 5, "failed");
        assertThat(gateway.bean(Barrier.class).catchUp(Topics.DELIVERIES)).isTrue();
        assertThat(gateway.get("/endpoints/back/deliveries?status=failed,retrying")
                        .is(200)
                        .json()
                        .path("items")
                        .findValuesAsText("status"))
                .containsExactly("failed", "retrying", "failed");
        assertThat(gateway.get("/endpoints/back/deliveries?status=lost").problem(400))
                .contains("pending, held, retrying, delivered, bundled, failed, skipped");

        JsonNode all = gateway.send(gateway.request("/endpoints/back:resend")
                        .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .is(202)
                .json();
        assertThat(all.path("resent").asInt()).isEqualTo(2);
        assertThat(resends("back")).containsExactly("dlv_back1", "dlv_back4");
        String later = "{\"from\": \"" + Samples.ARRIVAL.plusSeconds(4) + "\"}";
        gateway.post("/endpoints/back:resend", later, "Idempotency-Key", "later")
                .is(202);
        gateway.post("/endpoints/back:resend", later, "Idempotency-Key", "later")
                .is(202);
        assertThat(resends("back")).containsExactly("dlv_back1", "dlv_back4", "dlv_back4");
        gateway.post(
                        "/endpoints/back:resend",
                        "{\"status\": [\"delivered\"], \"to\": \"" + Samples.ARRIVAL.plusSeconds(3) + "\"}")
                .is(202);
        assertThat(resends("back")).endsWith("dlv_back2").hasSize(4);
        assertThat(resends("elsewhere")).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.get("/audit?subject=endpoint/back")
                                .json()
                                .path("items"))
                        .filteredOn(entry -> entry.path("action").asText().equals("resent"))
                        .extracting(entry -> entry.path("detail").asText())
                        .containsExactlyInAnyOrder(
                                "failed: 2 sent again, 0 left",
                                "failed, from " + Samples.ARRIVAL.plusSeconds(4) + ": 1 sent again, 0 left",
                                "delivered, before " + Samples.ARRIVAL.plusSeconds(3) + ": 1 sent again, 0 left"));
    }

    @Test
    void aResendThatMakesNoSenseIsSaidSo() {
        String body = "{\"name\": \"Off\", \"url\": \"http://127.0.0.1:9/hook\", \"status\": \"disabled\"}";
        gateway.put("/endpoints/off", body).is(201);
        assertThat(gateway.post("/endpoints/off:resend", "{}").problem(409)).contains("resume off");
        assertThat(gateway.post("/endpoints/off:resend", "{\"status\": [\"pending\"]}")
                        .problem(400))
                .contains("failed, delivered");
        assertThat(gateway.post("/endpoints/off:resend", "{\"from\": \"yesterday\"}")
                        .problem(400))
                .contains("RFC 3339");
        assertThat(gateway.post(
                                "/endpoints/off:resend",
                                "{\"from\": \"2026-11-24T10:00:00Z\", \"to\": \"2026-11-24T10:00:00Z\"}")
                        .problem(400))
                .contains("from must be before to");
        assertThat(gateway.post("/endpoints/none:resend", "{}").problem(404)).contains("none");
    }

    private static void delivery(String endpoint, int second, String state) {
        Delivery delivery = Delivery.newBuilder()
                .setId("dlv_" + endpoint + second)
                .setEndpoint(endpoint)
                .setAlert("alr_" + second)
                .setState(state)
                .setCreatedAt(Samples.ARRIVAL.plusSeconds(second))
                .setUpdatedAt(Samples.ARRIVAL.plusSeconds(second))
                .build();
        kafka.produce(Topics.DELIVERIES, delivery.getId(), delivery);
    }

    private static List<String> resends(String endpoint) {
        return kafka.readAll(Topics.DELIVERY_COMMANDS).stream()
                .filter(record -> endpoint.equals(record.key()))
                .map(record -> record.value().getDelivery())
                .toList();
    }

    @Test
    void anEndpointHasAPaceWithinBounds() {
        String body =
                "{\"name\": \"Paced\", \"url\": \"http://127.0.0.1:9/hook\", \"concurrency\": 2, \"ratePerSecond\": 0.5}";
        gateway.put("/endpoints/paced", body).is(201);
        JsonNode paced = gateway.get("/endpoints/paced").is(200).json();
        assertThat(paced.path("concurrency").asInt()).isEqualTo(2);
        assertThat(paced.path("ratePerSecond").asDouble()).isEqualTo(0.5);
        gateway.put("/endpoints/paced", paced.toString()).is(200);
        gateway.put("/endpoints/paced", "{\"name\": \"Paced\", \"url\": \"http://127.0.0.1:9/hook\"}")
                .is(200);
        assertThat(gateway.get("/endpoints/paced")
                        .is(200)
                        .json()
                        .path("ratePerSecond")
                        .isNull())
                .isTrue();
        assertThat(gateway.put("/endpoints/paced", body.replace("0.5", "0")).problem(400))
                .contains("ratePerSecond");
        assertThat(gateway.put("/endpoints/paced", body.replace(": 2", ": 101")).problem(400))
                .contains("concurrency");
    }

    @Test
    void anEndpointSaysHowManyMessagesItWantsAndWhen() {
        String body = """
                {"name": "Calm", "url": "http://127.0.0.1:9/hook", "volume": {"digest": {"every": "week", "at": "07:30", "on": "friday"},
                 "quiet": [{"from": "22:00", "to": "07:00"}], "limit": {"messages": 20, "per": "PT1H"}, "zone": "Europe/Brussels"}}""";
        gateway.put("/endpoints/calm", body).is(201);
        JsonNode calm = gateway.get("/endpoints/calm").is(200).json();
        assertThat(calm.at("/volume/digest/on").asText()).isEqualTo("friday");
        assertThat(calm.at("/volume/quiet/0/to").asText()).isEqualTo("07:00");
        assertThat(calm.at("/volume/breakThrough").asText()).isEqualTo("high");
        gateway.put("/endpoints/calm", calm.toString()).is(200);
        assertThat(gateway.get("/endpoints/calm").is(200).json().path("volume")).isEqualTo(calm.path("volume"));
        assertThat(newestEndpoint("calm").getLimit().getMessages()).isEqualTo(20);
        for (String[] wrong : new String[][] {
            {"friday", "someday", "digest: on"},
            {"07:30", "7h30", "digest: at"},
            {"22:00", "07:00", "pause the endpoint"},
            {": 20", ": 0", "limit: messages"},
            {"Europe/Brussels", "Brussels", "zone"},
            {"\"zone\"", "\"breakThrough\": \"low\", \"zone\"", "breakThrough"}
        }) {
            assertThat(gateway.put("/endpoints/calm", body.replace(wrong[0], wrong[1]))
                            .problem(400))
                    .contains(wrong[2]);
        }
        gateway.put("/endpoints/calm", "{\"name\": \"Calm\", \"url\": \"http://127.0.0.1:9/hook\"}")
                .is(200);
        assertThat(gateway.get("/endpoints/calm").is(200).json().path("volume").isNull())
                .isTrue();
    }

    private static Endpoint newestEndpoint(String id) {
        return kafka.readAll(Topics.ENDPOINTS).stream()
                .filter(record -> id.equals(record.key()))
                .map(ReadRecord::value)
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    @Test
    void aTestAndAResendAreWishesOnTheLog() {
        gateway.put("/endpoints/wishes", "{\"name\": \"W\", \"url\": \"http://127.0.0.1:9/hook\"}")
                .is(201);
        gateway.send(gateway.request("/endpoints/wishes:test").POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .is(202);
        Delivery delivery = Delivery.newBuilder()
                .setId("dlv_0000000000000000000001")
                .setEndpoint("wishes")
                .setAlert("alr_0000000000000000000001")
                .setState("failed")
                .setCreatedAt(Samples.ARRIVAL)
                .setUpdatedAt(Samples.ARRIVAL)
                .build();
        kafka.produce(Topics.DELIVERIES, delivery.getId(), delivery);
        await().atMost(PATIENCE)
                .until(() -> gateway.get("/deliveries/" + delivery.getId()).status() == 200);
        assertThat(gateway.get("/endpoints/wishes/deliveries")
                        .is(200)
                        .json()
                        .at("/items/0/status")
                        .asText())
                .isEqualTo("failed");
        gateway.post("/deliveries/" + delivery.getId() + ":resend", "{}").is(202);
        assertThat(kafka.awaitRecords(Topics.DELIVERY_COMMANDS, 2))
                .extracting(record -> record.value().getKind())
                .containsExactlyInAnyOrder("test", "resend");
        assertThat(gateway.post("/deliveries/dlv_none:resend", "{}").problem(404))
                .contains("dlv_none");
    }

    private static void noticed(String source, String kind, int minute) {
        Notice notice = Notice.newBuilder()
                .setId("ntc_" + kind.replace('.', '-') + minute)
                .setKind(kind)
                .setSubject("source/" + source)
                .setName("Noticed")
                .setUrl("https://noticed.example/feed")
                .setSince(Samples.ARRIVAL.minusSeconds(3600))
                .setAt(Samples.ARRIVAL.plusSeconds(minute * 60))
                .setDetail("Look at its address.")
                .build();
        kafka.produce(Topics.NOTICES, notice.getSubject(), notice);
    }

    private static List<String> notices(JsonNode list) {
        return list.path("items").findValuesAsText("id");
    }

    @Test
    void noticesAreListedNewestFirstOnceAndBySourceKindAndTime() {
        noticed("noticed", "source.broken", 1);
        noticed("noticed", "source.broken", 1);
        noticed("noticed", "source.recovered", 2);
        noticed("noticed", "source.silent", 3);
        noticed("other", "source.silent", 9);

        JsonNode page = gateway.get("/notices?source=noticed&limit=2").is(200).json();
        assertThat(notices(page)).containsExactly("ntc_source-silent3", "ntc_source-recovered2");
        JsonNode rest = gateway.get("/notices?source=noticed&limit=2&cursor="
                        + page.path("nextCursor").asText())
                .is(200)
                .json();
        assertThat(notices(rest)).containsExactly("ntc_source-broken1");
        assertThat(rest.path("nextCursor").isNull()).isTrue();

        assertThat(notices(gateway.get("/notices?source=noticed&kind=source.broken,source.recovered")
                        .json()))
                .containsExactly("ntc_source-recovered2", "ntc_source-broken1");
        assertThat(notices(gateway.get("/notices?since=2026-11-24T10:03:00.123Z&kind=source.silent")
                        .json()))
                .containsExactly("ntc_source-silent9", "ntc_source-silent3");
        assertThat(notices(gateway.get("/notices?source=none").is(200).json())).isEmpty();
        assertThat(gateway.get("/notices?source=noticed&endpoint=hook").problem(400))
                .contains("one of the two");
        Notice disabled = Notice.newBuilder()
                .setId("ntc_disabled")
                .setKind("endpoint.disabled")
                .setSubject("endpoint/noticed")
                .setSince(Samples.ARRIVAL)
                .setAt(Samples.ARRIVAL)
                .build();
        kafka.produce(Topics.NOTICES, disabled.getSubject(), disabled);
        assertThat(notices(gateway.get("/notices?endpoint=noticed&kind=endpoint.disabled")
                        .json()))
                .containsExactly("ntc_disabled");
    }

    @Test
    void aNoticeSaysWhatIsTheMatterAndABadQuestionWhatIsWrongWithIt() {
        noticed("told", "source.broken", 5);
        JsonNode notice = gateway.get("/notices/ntc_source-broken5").is(200).json();
        assertThat(notice.path("kind").asText()).isEqualTo("source.broken");
        assertThat(notice.path("subject").asText()).isEqualTo("source/told");
        assertThat(notice.path("since").asText()).isEqualTo("2026-11-24T09:00:00.123Z");
        assertThat(notice.path("at").asText()).isEqualTo("2026-11-24T10:05:00.123Z");
        assertThat(notice.path("detail").asText()).isEqualTo("Look at its address.");

        assertThat(gateway.get("/notices/ntc_none").problem(404)).contains("ntc_none");
        assertThat(gateway.get("/notices?kind=broken").problem(400)).contains("source.broken");
        assertThat(gateway.get("/notices?since=yesterday").problem(400)).contains("since");
        assertThat(gateway.get("/notices?sources=noticed").problem(400)).contains("since, source");
        assertThat(gateway.get("/notices?cursor=x").problem(400)).contains("nextCursor");
    }

    @Test
    void theDeliveryOfANoticeNamesIt() {
        gateway.put("/endpoints/told", "{\"name\": \"T\", \"url\": \"http://127.0.0.1:9/hook\", \"notices\": true}")
                .is(201);
        Delivery delivery = Delivery.newBuilder()
                .setId("dlv_told")
                .setEndpoint("told")
                .setKind("notice")
                .setAlert("ntc_source-broken5")
                .setState("delivered")
                .setCreatedAt(Samples.ARRIVAL)
                .setUpdatedAt(Samples.ARRIVAL)
                .build();
        kafka.produce(Topics.DELIVERIES, delivery.getId(), delivery);
        assertThat(gateway.bean(Barrier.class).catchUp(Topics.DELIVERIES)).isTrue();
        JsonNode told = gateway.get("/endpoints/told/deliveries").is(200).json().at("/items/0");
        assertThat(told.path("kind").asText()).isEqualTo("notice");
        assertThat(told.path("alert").asText()).isEqualTo("ntc_source-broken5");
    }

    @Test
    void theDeliveriesOfAnEndpointArePagedNewestFirst() {
        gateway.put("/endpoints/busy", "{\"name\": \"B\", \"url\": \"http://127.0.0.1:9/hook\"}")
                .is(201);
        for (int i = 0; i < 3; i++) {
            Delivery delivery = Delivery.newBuilder()
                    .setId("dlv_busy" + i)
                    .setEndpoint("busy")
                    .setState("delivered")
                    .setCreatedAt(Samples.ARRIVAL.plusSeconds(i))
                    .setUpdatedAt(Samples.ARRIVAL.plusSeconds(i))
                    .build();
            kafka.produce(Topics.DELIVERIES, delivery.getId(), delivery);
        }
        assertThat(gateway.bean(Barrier.class).catchUp(Topics.DELIVERIES)).isTrue();
        JsonNode page =
                gateway.get("/endpoints/busy/deliveries?limit=2").is(200).json();
        assertThat(page.path("items"))
                .extracting(item -> item.path("id").asText())
                .containsExactly("dlv_busy2", "dlv_busy1");
        JsonNode rest = gateway.get("/endpoints/busy/deliveries?limit=2&cursor="
                        + page.path("nextCursor").asText())
                .is(200)
                .json();
        assertThat(rest.path("items"))
                .extracting(item -> item.path("id").asText())
                .containsExactly("dlv_busy0");
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        assertThat(gateway.get("/endpoints/nobody/deliveries").problem(404)).contains("nobody");
    }

    @Test
    void aPollOnRequestIsAnsweredWhenIngestionHasDoneIt() {
        gateway.put("/sources/feed", "{\"name\": \"F\", \"url\": \"http://127.0.0.1:9/feed\"}")
                .is(201);
        CompletableFuture<Answer> fetch =
                CompletableFuture.supplyAsync(() -> gateway.post("/sources/feed:fetch", "{}"));
        String wish = await().atMost(PATIENCE)
                .until(
                        () -> kafka.readAll(Topics.SOURCES).stream()
                                .filter(record -> record.key().equals("feed"))
                                .map(record -> record.value().getFetchRequest())
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
        kafka.produce(
                Topics.SOURCE_STATE,
                "feed",
                SourceState.newBuilder()
                        .setId("feed")
                        .setAnsweredRequest(wish)
                        .setLastNew(3)
                        .build());
        assertThat(fetch.join().is(200).json().path("new").asInt()).isEqualTo(3);
    }

    @Test
    void aReplayIsQueuedCancelledAndForgotten() {
        gateway.put("/subscriptions/past", "{\"name\": \"P\", \"expression\": \"NATO\"}")
                .is(201);
        Answer made = gateway.post("/replays", "{\"kind\": \"backfill\", \"subscription\": \"past\"}")
                .is(201);
        String path = "/replays/" + made.json().path("id").asText();
        assertThat(gateway.get(path).json().path("status").asText()).isEqualTo("queued");
        gateway.delete(path).is(204);
        assertThat(gateway.get(path).json().path("status").asText()).isEqualTo("cancelled");
        gateway.delete(path).is(204);
        gateway.delete(path).is(404);
        assertThat(gateway.post("/replays", "{\"kind\": \"backfill\", \"subscription\": \"nobody\"}")
                        .problem(400))
                .contains("nobody");
    }

    @Test
    void aReplayIsForSeveralSubscriptionsAndAskedForTwiceItIsTheSame() {
        for (String id : List.of("past-a", "past-b")) {
            gateway.put("/subscriptions/" + id, "{\"name\": \"P\", \"expression\": \"NATO\"}")
                    .is(201);
        }
        String wish = "{\"kind\": \"backfill\", \"subscriptions\": [\"past-a\", \"past-b\", \"past-a\"],"
                + " \"from\": \"2026-01-01T00:00:00Z\", \"deliver\": true}";

        JsonNode made = gateway.post("/replays", wish).is(201).json();
        JsonNode again = gateway.post("/replays", wish.replace("\"past-a\", \"past-b\", ", "\"past-b\", "))
                .is(200)
                .json();

        assertThat(made.path("subscriptions")).hasSize(2);
        assertThat(made.path("subscription").isNull()).isTrue();
        assertThat(made.path("stage").isNull()).isTrue();
        assertThat(made.path("pace").asInt()).isEqualTo(60);
        assertThat(made.at("/progress/ratePerSecond").isNull()).isTrue();
        assertThat(again.path("id")).isEqualTo(made.path("id"));
        JsonNode other = gateway.post("/replays", wish.replace("true}", "true, \"pace\": 5}"))
                .is(201)
                .json();
        assertThat(other.path("pace").asInt()).isEqualTo(5);
        gateway.delete("/replays/" + made.path("id").asText()).is(204);
        assertThat(gateway.post("/replays", wish).is(201).json().path("id")).isNotEqualTo(made.path("id"));
    }

    @Test
    void aReplayIsPausedResumedAndOverForGood() {
        gateway.put("/subscriptions/past-c", "{\"name\": \"P\", \"expression\": \"NATO\"}")
                .is(201);
        String id = gateway.post("/replays", "{\"kind\": \"backfill\", \"subscription\": \"past-c\"}")
                .is(201)
                .json()
                .path("id")
                .asText();
        String path = "/replays/" + id;

        for (int i = 0; i < 2; i++) {
            assertThat(statusOf(gateway.post(path + ":pause", ""))).isEqualTo("paused");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(statusOf(gateway.post(path + ":resume", ""))).isEqualTo("queued");
        }
        kafka.produce(
                Topics.REPLAYS,
                id,
                Replay.newBuilder(newestReplay(id))
                        .setStatus("failed")
                        .setError("the rule broke down")
                        .setFinishedAt(Instant.now())
                        .setNextOffsets(List.of(3L))
                        .setEndOffsets(List.of(9L))
                        .setStartOffsets(List.of(1L))
                        .build());
        assertThat(gateway.post(path + ":pause", "").problem(409)).contains("is failed");
        JsonNode resumed = gateway.post(path + ":resume", "").is(200).json();
        assertThat(resumed.path("status").asText()).isEqualTo("queued");
        assertThat(resumed.path("error").isNull()).isTrue();
        assertThat(resumed.at("/progress/done").asInt()).isEqualTo(2);
        assertThat(resumed.at("/progress/total").asInt()).isEqualTo(8);
        gateway.delete(path).is(204);
        assertThat(gateway.post(path + ":resume", "").problem(409))
                .contains("is cancelled")
                .contains("POST /api/v1/replays");
        assertThat(gateway.post(path + ":pause", "").problem(409)).contains("is cancelled");
        assertThat(gateway.post("/replays/rpl_nobody:pause", "").problem(404)).contains("rpl_nobody");
        await().atMost(PATIENCE)
                .until(() -> gateway.get("/audit?subject=replay/" + id)
                        .is(200)
                        .json()
                        .findValuesAsText("action")
                        .containsAll(List.of("paused", "resumed")));
    }

    private static String statusOf(Answer answer) {
        return answer.is(200).json().path("status").asText();
    }

    private static Replay newestReplay(String id) {
        return kafka.readAll(Topics.REPLAYS).stream()
                .filter(record -> record.key().equals(id))
                .reduce((_, later) -> later)
                .orElseThrow()
                .value();
    }

    @ParameterizedTest
    @CsvSource({
        "'', needs a subscription",
        "'\"subscriptions\": []', needs a subscription",
        "'\"subscriptions\": [null]', not null",
        "'\"subscription\": \"past-d\", \"subscriptions\": [\"past-d\"]', send one of them",
        "'\"subscriptions\": [\"past-d\", \"nobody\"]', There is no subscription \"nobody\"",
        "'\"subscriptions\": [\"past-off\"]', enable it first",
        "'\"subscription\": \"past-d\", \"from\": \"2999-01-01T00:00:00Z\"', in the future",
        "'\"subscription\": \"past-d\", \"from\": \"2026-01-02T00:00:00Z\", \"to\": \"2026-01-02T00:00:00Z\"', before to",
        "'\"subscription\": \"past-d\", \"pace\": 5', set deliver",
        "'\"subscription\": \"past-d\", \"deliver\": true, \"pace\": 0', takes 1 to 6000",
        "'\"subscription\": \"past-d\", \"stage\": \"clean\"', no stage",
        "'\"subscription\": \"past-d\", \"sources\": [\"a\"]', 'no stage, sources or selectors'",
    })
    void aReplayThatCannotBeIsRefusedWithWhatToDo(String fields, String detail) {
        String body = "{\"name\": \"P\", \"expression\": \"NATO\"";
        gateway.put("/subscriptions/past-d", body + "}");
        gateway.put("/subscriptions/past-off", body + ", \"enabled\": false}");
        String wish = "{\"kind\": \"backfill\"" + (fields.isEmpty() ? "" : ", " + fields) + "}";

        assertThat(gateway.post("/replays", wish).problem(400)).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"kind\": \"history\"}", "{\"kind\": \"rewind\", \"stage\": \"extraction\"}"})
    void aKindThatNobodyCanAskForIsRefused(String wish) {
        assertThat(gateway.post("/replays", wish).problem(400)).contains("kind takes backfill or reprocess");
    }

    @Test
    void releasesAreReadAgainForNoSubscriptionAndTheSameIsNotAskedForTwice() {
        String wish = "{\"kind\": \"reprocess\", \"stage\": \"extraction\", \"from\": \"2026-01-02T00:00:00Z\"}";
        JsonNode made = gateway.post("/replays", wish).is(201).json();
        assertThat(made.path("kind").asText()).isEqualTo("reprocess");
        assertThat(made.path("stage").asText()).isEqualTo("extraction");
        assertThat(made.path("subscriptions")).isEmpty();
        assertThat(made.path("subscription").isNull()).isTrue();
        assertThat(made.path("pace").isNull()).isTrue();

        String id = made.path("id").asText();
        assertThat(idOf(gateway.post("/replays", wish), 200)).isEqualTo(id);
        JsonNode sending = gateway.post("/replays", wish.replace("}", ", \"deliver\": true}"))
                .is(201)
                .json();
        assertThat(sending.path("pace").asInt()).isEqualTo(60);
        assertThat(idOf(gateway.post("/replays", wish.replace("}", ", \"deliver\": true, \"pace\": 60}")), 200))
                .isEqualTo(sending.path("id").asText());
        String later = idOf(gateway.post("/replays", wish.replace("02T", "03T")), 201);

        gateway.delete("/replays/" + id).is(204);
        String again = idOf(gateway.post("/replays", wish), 201);
        assertThat(again).isNotEqualTo(id);
        List.of(sending.path("id").asText(), later, again)
                .forEach(left -> gateway.delete("/replays/" + left).is(204));
    }

    @Test
    void oneThatHasFoundSomethingElseIsForgottenForPeopleAlone() {
        String id = idOf(
                gateway.post(
                        "/replays",
                        "{\"kind\": \"reprocess\", \"stage\": \"extraction\", \"to\": \"2026-01-03T00:00:00Z\"}"),
                201);
        String other = idOf(
                gateway.post(
                        "/replays",
                        "{\"kind\": \"reprocess\", \"stage\": \"extraction\", \"to\": \"2026-01-04T00:00:00Z\"}"),
                201);
        ended(id, 3);
        ended(other, 0);

        gateway.delete("/replays/" + id).is(204);
        gateway.delete("/replays/" + other).is(204);

        for (String gone : List.of(id, other)) {
            gateway.get("/replays/" + gone).is(404);
            gateway.delete("/replays/" + gone).is(404);
            assertThat(gateway.post("/replays/" + gone + ":resume", "").status())
                    .isEqualTo(404);
        }
        assertThat(gateway.get("/replays?limit=200").json().toString())
                .doesNotContain(id)
                .doesNotContain(other);
        assertThat(newestReplay(id).getMatched()).isEqualTo(3);
        assertThat(newestReplay(other)).isNull();
    }

    private static void ended(String id, long matched) {
        kafka.produce(
                Topics.REPLAYS,
                id,
                Replay.newBuilder(newestReplay(id))
                        .setStatus("done")
                        .setMatched(matched)
                        .build());
    }

    @Test
    void ofSomeSourcesOrByOtherSelectorsIsAnotherReplay() {
        String wish = "{\"kind\": \"reprocess\", \"stage\": \"cleaning\"%s}";
        JsonNode all = gateway.post("/replays", wish.formatted("")).is(201).json();
        assertThat(all.path("sources")).isEmpty();
        assertThat(all.path("selectors").asText()).isEqualTo("recorded");
        String some = wish.formatted(", \"sources\": [\"src_b\", \"a.example\"], \"selectors\": \"current\"");
        JsonNode made = gateway.post("/replays", some).is(201).json();
        assertThat(made.path("sources").toString()).isEqualTo("[\"src_b\",\"a.example\"]");
        assertThat(made.path("selectors").asText()).isEqualTo("current");
        String recorded = idOf(gateway.post("/replays", some.replace("current", "recorded")), 201);

        assertThat(idOf(
                        gateway.post("/replays", some.replace("\"src_b\", \"a.example\"", "\"a.example\", \"src_b\"")),
                        200))
                .isEqualTo(made.path("id").asText());
        assertThat(idOf(gateway.post("/replays", wish.formatted(", \"selectors\": \"recorded\"")), 200))
                .isEqualTo(all.path("id").asText());
        List.of(all.path("id").asText(), made.path("id").asText(), recorded)
                .forEach(left -> gateway.delete("/replays/" + left).is(204));
    }

    private static String idOf(Answer answer, int status) {
        return answer.is(status).json().path("id").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'stage takes cleaning or extraction, not nothing'",
        "'\"stage\": \"delivery\"', 'not \"delivery\": it says what is done again'",
        "'\"stage\": \"extraction\", \"selectors\": \"current\"', set stage to cleaning",
        "'\"stage\": \"cleaning\", \"selectors\": \"mine\"', 'selectors takes recorded or current, not \"mine\"'",
        "'\"stage\": \"cleaning\", \"sources\": [null]', 'sources takes ids, labels or hosts'",
        "'\"stage\": \"extraction\", \"sources\": [\" \"]', 'sources takes ids, labels or hosts'",
        "'\"stage\": \"extraction\", \"subscription\": \"past-d\"', for no subscription",
        "'\"stage\": \"extraction\", \"subscriptions\": [\"past-d\", \"past-e\"]', for no subscription",
        "'\"stage\": \"extraction\", \"subscriptions\": [null]', not null",
        "'\"stage\": \"extraction\", \"subscription\": \"a\", \"subscriptions\": []', send one of them",
        "'\"stage\": \"extraction\", \"pace\": 5', set deliver",
        "'\"stage\": \"extraction\", \"deliver\": true, \"pace\": 0', 'changed releases a minute and takes 1 to 6000'",
        "'\"stage\": \"extraction\", \"deliver\": true, \"pace\": 6001', 'takes 1 to 6000, not 6001'",
        "'\"stage\": \"extraction\", \"from\": \"2999-01-01T00:00:00Z\"', in the future",
        "'\"stage\": \"extraction\", \"from\": \"2026-01-02T00:00:00Z\", \"to\": \"2026-01-02T00:00:00Z\"', before to",
        "'\"stage\": \"extraction\", \"from\": \"yesterday\"', yesterday",
    })
    void whatCannotBeReadAgainIsRefusedWithWhatToDo(String fields, String detail) {
        String wish = "{\"kind\": \"reprocess\"" + (fields.isEmpty() ? "" : ", " + fields) + "}";

        assertThat(gateway.post("/replays", wish).problem(400)).contains(detail);
    }

    @Test
    void listsGoOnBehindTheirCursors() {
        for (int i = 0; i < 3; i++) {
            gateway.put("/sources/page" + i, "{\"name\": \"F\", \"url\": \"http://127.0.0.1:9/feed\"}");
        }
        JsonNode page = gateway.get("/sources?limit=1").is(200).json();
        int seen = 1;
        while (!page.path("nextCursor").isNull()) {
            page = gateway.get(
                            "/sources?limit=1&cursor=" + page.path("nextCursor").asText())
                    .is(200)
                    .json();
            seen++;
        }
        assertThat(seen).isGreaterThanOrEqualTo(3);
    }

    @Test
    void operationsAreServed() {
        gateway.get("//health").is(200);
        gateway.get("//health/readiness").is(200);
        gateway.get("//health/liveness").is(200);
        assertThat(gateway.get("//prometheus").is(200).response().body())
                .contains("wirewatch_gateway_streams_open 0.0");
        assertThat(gateway.get("//openapi").is(200).response().body()).startsWith("openapi: 3.1.0");
        assertThat(gateway.get("//").is(200).response().body()).contains("<h1>Wirewatch</h1>");
    }
}
