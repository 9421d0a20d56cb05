package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.gateway.GatewayUnderTest.Answer;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a call: its status, and a reason that says what to do. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITBadInput {
    @TempDir
    static Path data;

    private static GatewayUnderTest gateway;
    private static WirewatchCluster kafka;

    @BeforeAll
    static void start(WirewatchCluster cluster) throws Exception {
        kafka = cluster;
        gateway = GatewayUnderTest.start(cluster, data);
        gateway.put("/actors/nato", "{\"name\": \"NATO\", \"aliases\": [\"NATO\"]}")
                .is(201);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void malformedJsonIsRefusedWithThePlace() {
        assertThat(gateway.post("/releases", "{\"text\": \"a\",, }").problem(400))
                .contains("line 1", "column");
        assertThat(gateway.put("/actors/x", "{\"name\": \"X\"").problem(400)).contains("not JSON");
        assertThat(gateway.put("/actors/x", "[]").problem(400)).contains("an object");
        assertThat(gateway.post("/releases", "").problem(400)).isNotBlank();
        assertThat(gateway.post("/releases", "null").problem(400)).isNotBlank();
        assertThat(gateway.post("/subscriptions", "{} {}").problem(400)).isNotBlank();
    }

    @Test
    void aBodyOfTwentyMegabytesIsTooLarge() {
        String body = "{\"text\": \"" + "a".repeat(20_000_000) + "\"}";
        assertThat(gateway.post("/releases", body).problem(413)).contains("10 MB", "x-ndjson");
        assertThat(gateway.post("/subscriptions", body).problem(413)).contains("10 MB");
    }

    @Test
    void aReleaseOfMoreThanFiveMegabytesIsTooLarge() {
        String body = "{\"text\": \"" + "a".repeat(5 * 1024 * 1024 + 1) + "\"}";
        assertThat(gateway.post("/releases", body).problem(413)).contains("5 MB");
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        assertThat(gateway.post("/releases", "{\"text\": \"a\", \"body\": \"b\"}")
                        .problem(400))
                .contains("\"body\"", "publishedAt");
        assertThat(gateway.put(
                                "/actors/x",
                                "{\"name\": \"X\", \"aliases\": [{\"text\": \"X\", \"strenght\": \"weak\"}]}")
                        .problem(400))
                .contains("strenght");
        assertThat(gateway.get("/alerts?subcription=x").problem(400)).contains("subcription");
    }

    @Test
    void aFieldOfTheWrongKindIsRefusedByName() {
        assertThat(gateway.post("/releases", "{\"text\": 5}").problem(400)).contains("text");
        assertThat(gateway.post("/releases", "{\"text\": \"a\", \"publishedAt\": \"yesterday\"}")
                        .problem(400))
                .contains("RFC 3339");
        assertThat(gateway.post("/releases", "{\"title\": \"only a title\"}").problem(400))
                .contains("text or html");
        assertThat(gateway.put("/actors/x", "{\"name\": \"X\", \"kind\": \"planet\", \"aliases\": [\"X\"]}")
                        .problem(400))
                .contains("planet");
    }

    @Test
    void anActorHasBoundsAndTheRefusalSaysWhichAndWhere() {
        String text = "a".repeat(201);
        assertThat(actor("[\"X\", \"" + text + "\"]")).contains("aliases[1]", "text", "200 characters, not 201");
        assertThat(actor("[{\"text\": \"" + text + "\"}]")).contains("aliases[0]", "200 characters, not 201");
        assertThat(actor("[{\"text\": \"X\", \"not\": [\"" + text + "\"]}]")).contains("aliases[0]", "not of an alias");
        assertThat(actor("[{\"text\": \"X\", \"needs\": [" + "\"y\", ".repeat(100) + "\"y\"]}]"))
                .contains("needs of an alias", "100 texts, not 101");
        assertThat(actor("[{\"text\": \"X\", \"language\": \"" + text + "\"}]")).contains("language");
        for (String nothing : new String[] {"", " ", "--", "\u2026", "\u200B\u00AD"}) {
            assertThat(actor("[\"X\", \"" + nothing + "\"]")).contains("aliases[1]", "letter or digit");
            assertThat(actor("[{\"text\": \"" + nothing + "\"}]")).contains("aliases[0]", "letter or digit");
        }
        assertThat(actor("[]")).contains("1 to 10000 aliases");
        assertThat(gateway.put("/actors/x", "{\"name\": \"" + text + "\", \"aliases\": [\"X\"]}")
                        .problem(400))
                .contains("name", "200 characters");
        gateway.put("/actors/longest", "{\"name\": \"X\", \"aliases\": [\"" + text.substring(1) + "\"]}")
                .is(201);
    }

    @Test
    void anActorHasTenThousandAliasesAtMostAndTheLongestOfThemFit() {
        gateway.put("/actors/large", actorOf(10_000, "Region ", "")).is(201);
        gateway.put("/actors/large", actorOf(10_000, "區".repeat(195), "")).is(200);
        assertThat(gateway.put("/actors/large", actorOf(10_001, "Region ", "")).problem(400))
                .contains("1 to 10000 aliases");
        String needs = ", \"strength\": \"weak\", \"needs\": [\"" + "company ".repeat(20) + "\"]";
        assertThat(gateway.put("/actors/large", actorOf(10_000, "區".repeat(195), needs + longNot()))
                        .problem(413))
                .contains("10 MB");
        Answer kept = gateway.get("/actors/large").is(200);
        assertThat(kept.json().path("aliases")).hasSize(10_000);
        assertThat(kept.json().path("version").asInt())
                .as("nothing half written")
                .isEqualTo(2);
        gateway.delete("/actors/large").is(204);
    }

    private static String longNot() {
        return ", \"not\": [\"" + "other ".repeat(33) + "\", \"" + "others ".repeat(28) + "\"]";
    }

    private static String actorOf(int aliases, String text, String more) {
        return IntStream.range(0, aliases)
                .mapToObj(i -> "{\"text\": \"" + text + i + "\"" + more + "}")
                .collect(Collectors.joining(", ", "{\"name\": \"Large\", \"aliases\": [", "]}"));
    }

    @Test
    void whatIsNeverAnAliasIsNoActorAloneAndHasNoConditions() {
        assertThat(actor("[{\"text\": \"X\", \"strength\": \"never\"}]")).contains("all aliases are of strength never");
        assertThat(actor("[\"Y\", {\"text\": \"X\", \"strength\": \"never\", \"needs\": [\"y\"]}]"))
                .contains("aliases[1]", "no needs");
        assertThat(actor("[{\"text\": \"X\", \"strength\": \"sometimes\"}]"))
                .contains("strong, weak, never", "sometimes");
    }

    @Test
    void onlyAWeakAliasSaysWhereItsCompanyIs() {
        assertThat(actor("[{\"text\": \"X\", \"within\": \"sentence\"}]")).contains("aliases[0]", "only a weak one");
        assertThat(actor("[{\"text\": \"X\", \"strength\": \"weak\", \"within\": \"chapter\"}]"))
                .contains("sentence, paragraph, release", "chapter");
    }

    private static String actor(String aliases) {
        return gateway.put("/actors/x", "{\"name\": \"X\", \"aliases\": " + aliases + "}")
                .problem(400);
    }

    @Test
    void anExpressionWithATypoIsRefusedWithItsPosition() {
        Answer answer = gateway.post("/subscriptions", "{\"name\": \"n\", \"expression\": \"NATO AND (\"}");
        assertThat(answer.problem(400)).isNotBlank();
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:wirewatch:problem:bad-expression");
        assertThat(answer.json().path("position").asInt()).isEqualTo(10);
        Answer nobody = gateway.post("/subscriptions", "{\"name\": \"n\", \"expression\": \"NATO AND NATA\"}");
        assertThat(nobody.problem(400)).contains("NATO");
        assertThat(nobody.json().path("position").asInt()).isEqualTo(9);
    }

    @Test
    void aSourceOnAPrivateAddressIsRefusedAndTheRefusalNamesTheSetting() {
        for (String url : new String[] {
            "http://127.0.0.1:9/feed",
            "http://192.168.0.1/feed",
            "http://169.254.169.254/latest",
            "http://[fd00::1]/feed"
        }) {
            assertThat(gateway.post("/sources", "{\"name\": \"n\", \"url\": \"" + url + "\"}")
                            .problem(400))
                    .contains("--allow-targets");
        }
    }

    @Test
    void anEndpointOnAPrivateAddressIsRefusedAndTheRefusalNamesTheSetting() {
        for (String url : new String[] {
            "http://127.0.0.1:9/hook", "http://10.1.2.3/hook", "http://[::1]/hook", "http://localhost/hook"
        }) {
            assertThat(gateway.post("/endpoints", "{\"name\": \"n\", \"url\": \"" + url + "\"}")
                            .problem(400))
                    .contains("--allow-targets");
        }
        assertThat(gateway.post("/endpoints", "{\"name\": \"n\", \"url\": \"http://2130706433/hook\"}")
                        .problem(400))
                .isNotBlank();
        assertThat(gateway.post("/endpoints", "{\"name\": \"n\", \"kind\": \"fax\", \"url\": \"https://example.org\"}")
                        .problem(400))
                .contains("fax");
    }

    @Test
    void aSubscriptionNamingAnUnknownEndpointIsRefusedByName() {
        assertThat(gateway.post(
                                "/subscriptions",
                                "{\"name\": \"n\", \"expression\": \"NATO\", \"endpoints\": [\"end_nobody\"]}")
                        .problem(400))
                .contains("end_nobody");
        assertThat(kafka.readAll(Topics.SUBSCRIPTIONS)).isEmpty();
    }

    @Test
    void whatTheServerFindsWrongIsAProblemToo() {
        assertThat(gateway.get("/nothing/here").problem(404)).contains("/openapi");
        assertThat(gateway.send(gateway.request("/releases").DELETE()).problem(405))
                .isNotBlank();
        assertThat(gateway.send(gateway.request("/releases")
                                .header("Content-Type", "image/png")
                                .POST(HttpRequest.BodyPublishers.ofString("hello")))
                        .problem(415))
                .contains("message/rfc822", "application/pdf", "application/json");
        assertThat(gateway.get("/releases?limit=0").problem(400)).contains("1 to 1000");
        assertThat(gateway.get("/releases?from=yesterday").problem(400)).contains("RFC 3339");
        assertThat(gateway.get("/releases?cursor=nonsense").problem(400)).contains("nextCursor");
        assertThat(gateway.get("/alerts/alr_none").problem(404)).contains("alr_none");
        assertThat(gateway.put("/actors/Not%20Kebab", "{\"name\": \"X\", \"aliases\": [\"X\"]}")
                        .problem(400))
                .contains("[a-z0-9]");
    }

    @Test
    void aWebPageOfSomebodyElseIsKeptOut() {
        assertThat(gateway.send(gateway.request("/alerts").header("Origin", "https://evil.example"))
                        .problem(403))
                .contains("evil.example");
        assertThat(gateway.send(gateway.request("/alerts").header("Origin", "null"))
                        .problem(403))
                .isNotBlank();
        gateway.send(gateway.request("/alerts").header("Origin", gateway.base().toString()))
                .is(200);
    }
}
