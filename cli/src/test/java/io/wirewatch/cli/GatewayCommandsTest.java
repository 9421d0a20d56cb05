package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayCommandsTest {
    private FakeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private CommandRun run(String... args) {
        return gateway.run(args);
    }

    @Test
    void aListIsATableWithHeadings() {
        gateway.answer("GET /api/v1/actors?q=na&limit=50", 200, """
                {"items":[{"id":"nato","name":"NATO","kind":"organisation","aliases":["NATO",{"text":"the Alliance"}]}],
                 "nextCursor":null}""");
        CommandRun run = run("actors", "-q", "na");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly("ID    NAME  KIND          ALIASES", "nato  NATO  organisation  NATO, the Alliance");
    }

    @Test
    void noticesAreListedBySourceAndKind() {
        gateway.answer("GET /api/v1/notices?source=trade&kind=source.broken&limit=50", 200, """
                {"items":[{"id":"ntc_1","kind":"source.broken","subject":"source/trade","name":"Trade","url":"https://x.example/rss",
                 "since":"2026-11-24T09:00:00.000Z","at":"2026-11-24T10:00:00.000Z","detail":"It answers 404."}],"nextCursor":null}""");
        CommandRun run = run("notices", "--source", "trade", "--kind", "source.broken");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "AT                        KIND           SUBJECT       SINCE                     WHAT TO DO",
                        "2026-11-24T10:00:00.000Z  source.broken  source/trade  2026-11-24T09:00:00.000Z  It answers 404.");
    }

    @Test
    void noNoticeIsSaidSoAndALastThatIsNoDurationIsUsedWrongly() {
        gateway.answer("GET /api/v1/notices?limit=50", 200, "{\"items\":[],\"nextCursor\":null}");
        assertThat(run("notices").err()).contains("nothing was noticed");
        assertThat(run("notices", "list", "--last", "often").exitCode()).isEqualTo(2);
        assertThat(run("notices", "--last", "2d").exitCode()).isEqualTo(1);
        assertThat(gateway.requests().getLast().call())
                .matches("GET /api/v1/notices\\?since=20[0-9T%.A-Z-]+Z&limit=50");
    }

    @Test
    void aListGoesOnFromPageToPageUpToItsLimit() {
        gateway.answer("GET /api/v1/subscriptions?limit=2", 200, "{\"items\":[{\"id\":\"a\"}],\"nextCursor\":\"x y\"}");
        gateway.answer(
                "GET /api/v1/subscriptions?limit=1&cursor=x%20y",
                200, "{\"items\":[{\"id\":\"b\"}],\"nextCursor\":\"z\"}");
        CommandRun run = run("subscriptions", "list", "--limit", "2");
        assertThat(run.out().lines().skip(1)).hasSize(2);
    }

    @Test
    void theOneFeedThatAPageNamesIsAddedAndSaidSo() {
        gateway.answer("POST /api/v1/sources:discover", 200, """
                {"items":[{"url":"https://x.example/rss","kind":"feed","title":null,"type":"rss","how":"named in the head of the page"},
                 {"url":"https://x.example/","kind":"page","title":null,"type":"list","how":"the page lists 9 releases"}]}""");
        gateway.answer("POST /api/v1/sources", 201, "{\"id\":\"x\"}");

        CommandRun run = run("sources", "add", "https://x.example/", "--history");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("a feed is added: https://x.example/rss");
        assertThat(gateway.requests().getLast().body())
                .contains("\"kind\":\"feed\"")
                .contains("\"url\":\"https://x.example/rss\"")
                .contains("\"history\":true");
    }

    @Test
    void severalFeedsOfAPageAreListedToChooseFrom() {
        gateway.answer("POST /api/v1/sources:discover", 200, """
                {"items":[{"url":"https://x.example/a","kind":"feed","title":"A","type":"rss","how":"linked on the page"},
                 {"url":"https://x.example/b","kind":"feed","title":"B","type":"rss","how":"linked on the page"}]}""");

        CommandRun run = run("sources", "add", "https://x.example/");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("several feeds")
                .contains("https://x.example/a")
                .contains("https://x.example/b");
        assertThat(gateway.requests()).hasSize(1);
        assertThat(run("sources", "find", "https://x.example/").out())
                .contains("feed     https://x.example/b  (linked on the page: B)");
    }

    @Test
    void whatWasNotLookedAtIsToldByFindAndByAdd() {
        gateway.answer("POST /api/v1/sources:discover", 200, """
                {"items":[],"notes":["https://x.example/feed was not looked at: its robots.txt asks fetchers to keep away."]}""");
        gateway.answer("POST /api/v1/sources", 201, "{\"id\":\"x\"}");

        assertThat(run("sources", "find", "https://x.example/").err()).contains("/feed was not looked at");
        assertThat(run("sources", "add", "https://x.example/").err()).contains("/feed was not looked at");
    }

    @Test
    void anAddressThatGivesNothingNowIsStillAddedAsAFeed() {
        gateway.answer("POST /api/v1/sources:discover", 400, "{\"detail\":\"url: nothing could be fetched\"}");
        gateway.answer("POST /api/v1/sources", 201, "{\"id\":\"x\"}");

        assertThat(run("sources", "add", "https://x.example/feed").exitCode()).isZero();
        assertThat(gateway.requests().getLast().body())
                .contains("\"kind\":\"feed\"")
                .contains("https://x.example/feed");
    }

    @Test
    void aFolderThatIsThereAndAMailboxNeedNoKind(@TempDir Path folder) {
        gateway.answer("POST /api/v1/sources", 201, "{\"id\":\"x\"}");

        run("sources", "add", folder + "/../" + folder.getFileName());
        run("sources", "add", "IMAPS://mail.example/INBOX", "--user", "desk");
        run("sources", "add", folder + "/missing");

        assertThat(gateway.requests().get(0).body())
                .contains("\"kind\":\"folder\"")
                .contains("\"url\":\"" + folder + "\"");
        assertThat(gateway.requests().get(1).body())
                .contains("\"kind\":\"imap\"")
                .contains("\"url\":\"IMAPS://mail.example/INBOX\"");
        assertThat(gateway.requests().get(2).body()).contains("\"kind\":\"feed\"");
    }

    @Test
    void aKindThatIsSaidIsNotLookedAt() {
        gateway.answer("POST /api/v1/sources", 201, "{\"id\":\"x\"}");

        run("sources", "add", "https://x.example/", "--kind", "page", "--links", "ul a");

        assertThat(gateway.requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body()).contains("\"kind\":\"page\"").contains("\"links\":\"ul a\""));
    }

    @Test
    void jsonIsWhatTheGatewayAnswered() throws IOException {
        gateway.answer("GET /api/v1/subscriptions/sub-1", 200, "{\"id\":\"sub-1\",\"version\":3}");
        CommandRun run = run("subscriptions", "show", "sub-1", "--output", "json");
        assertThat(new ObjectMapper().readTree(run.out()).path("version").asInt())
                .isEqualTo(3);
    }

    @Test
    void aProblemIsASentenceWithThePlaceAndExitCode1() {
        gateway.answer("POST /api/v1/subscriptions", 400, """
                {"type":"about:blank","title":"Bad Request","status":400,"detail":"'Rusia' is no alias; did you mean Russia?","position":9}""");
        CommandRun run = run("watch", "NATO AND Rusia");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("'Rusia' is no alias; did you mean Russia? (at character 10)")
                .doesNotContain("Exception");
    }

    @Test
    void watchWithAWebhookMakesTheEndpointFirstAndShowsItsSecret() {
        gateway.answer("POST /api/v1/endpoints", 201, "{\"id\":\"end_1\",\"secret\":\"whsec_abc\"}");
        gateway.answer(
                "POST /api/v1/subscriptions",
                201,
                "{\"id\":\"sub_1\",\"canonical\":\"actor:nato\",\"warnings\":[\"one\"]}");
        CommandRun run = run("watch", "NATO", "--webhook", "https://example.org/hook");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("sub_1", "actor:nato", "whsec_abc");
        assertThat(run.err()).contains("warning: one");
        assertThat(gateway.requests().getLast().body()).contains("\"endpoints\":[\"end_1\"]");
    }

    @Test
    void watchTakesACoolDownAsPeopleTypeIt() {
        gateway.answer("POST /api/v1/subscriptions", 201, "{\"id\":\"sub_1\",\"canonical\":\"actor:nato\"}");
        assertThat(run("watch", "NATO", "--cooldown", "1h").exitCode()).isZero();
        assertThat(gateway.requests().getLast().body()).contains("\"cooldown\":\"PT1H\"");
        assertThat(run("watch", "NATO", "--cooldown", "soon").err()).contains("--cooldown", "soon");
    }

    @Test
    void alertsAreAskedForByWhatTheyAre() {
        run("alerts", "--status", "withdrawn", "--story", "sty_1", "--release", "rel 1", "--origin", "late");
        assertThat(gateway.requests().getLast().call())
                .startsWith("GET /api/v1/alerts?status=withdrawn&origin=late&story=sty_1&release=rel%201");
        run("alerts", "--source", "state.gov", "--actor", "nato");
        assertThat(gateway.requests().getLast().call())
                .startsWith("GET /api/v1/alerts?source=state.gov&actor=nato&limit=");
        assertThat(run("alerts", "--follow", "--actor", "nato").exitCode()).isEqualTo(2);

        CommandRun following = run("alerts", "--follow", "--status", "raised");
        assertThat(following.exitCode()).isEqualTo(2);
        assertThat(following.err()).contains("--subscription and --after alone");
    }

    @Test
    void nobodyThereIsASentenceThatSaysWhatToDo() {
        String url = gateway.url();
        gateway.close();
        CommandRun run = CommandRun.of("alerts", "--url", url);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("nothing answers at " + url, "./wirewatch up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "actors put", "watch", "run nothing", "alerts --url nowhere", "up --port many"})
    void wrongUseIsExitCode2(String line) {
        CommandRun run = CommandRun.of(line.split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).isNotBlank();
    }

    @Test
    void anAlertShowsItsSentenceWithTheAliasesMarked() {
        gateway.answer("GET /api/v1/alerts/alr_1", 200, """
                {"id":"alr_1","status":"raised","raisedAt":"2026-11-24T10:00:00Z","subscription":{"name":"Liaison"},
                 "releases":[{"title":"Offices","source":"wire","publishedAt":"2004-04-15T00:00:00Z"}],
                 "evidence":[{"alias":"NATO","quote":"The NATO-Russia Council met at NATO."},
                             {"alias":"NATO-Russia Council","quote":"The NATO-Russia Council met at NATO."}]}""");
        assertThat(run("alerts", "alr_1").out())
                .contains("Liaison", "Offices", "2004-04-15", "The [NATO-Russia Council] met at [NATO].");
    }

    @Test
    void whatAnEditChangedIsMarkedInItsParagraph() {
        gateway.answer("GET /api/v1/releases/rel_1/diff?from=1&to=3", 200, """
                {"release":"rel_1","from":1,"to":3,"title":[{"kind":"same","text":"A pier"}],"paragraphs":[
                 {"kind":"same","words":[{"kind":"same","text":"It opened."}]},
                 {"kind":"changed","words":[{"kind":"same","text":"It cost "},{"kind":"removed","text":"3"},
                                            {"kind":"added","text":"4"},{"kind":"same","text":" million."}]},
                 {"kind":"added","words":[{"kind":"added","text":"Crews came."}]}]}""");

        assertThat(run("releases", "diff", "rel_1", "--from", "1", "--to", "3").out())
                .contains(
                        "A pier",
                        "version 1 → 3",
                        "… 1 paragraph unchanged",
                        "~ It cost [-3-]{+4+} million.",
                        "+ {+Crews came.+}");
    }

    @Test
    void anEmbargoIsShownWithTheReleaseAndTheAlert() {
        String embargo = """
                "embargo":{"until":"2021-04-12T10:00:00.000Z","text":"EMBARGOED UNTIL 10:00 GMT, 12 April 2021"}""";
        gateway.answer(
                "GET /api/v1/alerts/alr_1",
                200,
                "{\"id\":\"alr_1\",\"releases\":[{\"title\":\"Offices\"," + embargo + "}],\"evidence\":[]}");
        gateway.answer(
                "GET /api/v1/releases/rel_1",
                200,
                "{\"id\":\"rel_1\",\"title\":\"Offices\",\"notice\":\"correction\"," + embargo + "}");
        String line = "embargo until 2021-04-12T10:00:00.000Z: EMBARGOED UNTIL 10:00 GMT, 12 April 2021";

        assertThat(run("alerts", "alr_1").out()).contains(line);
        assertThat(run("releases", "show", "rel_1").out()).contains(line, "notice: correction");
    }

    @Test
    void aReleaseSaysWhereItsDateComesFromAndWhichWereNotTaken() {
        gateway.answer("GET /api/v1/releases/rel_1", 200, """
                {"id":"rel_1","title":"Offices","publishedAt":"2004-04-15T00:00:00Z","dateSource":"text",
                 "datesPassedOver":[{"source":"given","text":"31 February 2004","reason":"impossible"},
                                    {"source":"metadata","text":"2104-04-15","reason":"future"}],
                 "selectorNotes":["text matched nothing: div.body"],
                 "text":"They opened."}""");

        assertThat(run("releases", "show", "rel_1").out().lines())
                .containsExactly(
                        "Offices",
                        "rel_1  2004-04-15T00:00:00Z (text)",
                        "date not taken: \"31 February 2004\" (given: impossible)",
                        "date not taken: \"2104-04-15\" (metadata: future)",
                        "selector text matched nothing: div.body",
                        "They opened.");
    }

    @Test
    void aSourceIsMadeWithSelectors() {
        gateway.answer("POST /api/v1/sources", 201, "{\"id\":\"src_1\",\"selectors\":{\"text\":\".body\"}}");
        CommandRun run = run(
                "sources",
                "add",
                "https://example.org/feed",
                "--select-text",
                ".body",
                "--remove",
                ".ad",
                "--remove",
                "nav");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("selectors", ".body");
        assertThat(gateway.requests().getLast().body())
                .contains("\"selectors\":{\"text\":\".body\",\"remove\":[\".ad\",\"nav\"]}");
    }

    @Test
    void aMailboxIsAddedWithAPasswordFromAFile(@TempDir Path folder) throws IOException {
        gateway.answer("POST /api/v1/sources", 201, "{\"id\":\"src_1\",\"login\":{\"user\":\"desk\"}}");
        Path file = Files.writeString(folder.resolve("pass.txt"), "pa55 wörd \r\nnot this\n");
        String[] add = {"sources", "add", "imaps://mail.example/INBOX", "--kind", "imap", "--user", "desk"};
        CommandRun run = run(with(add, file.toString()));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out() + run.err()).doesNotContain("pa55");
        assertThat(gateway.requests().getLast().body())
                .contains("\"login\":{\"user\":\"desk\",\"password\":\"pa55 wörd \"}");

        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("piped\n".getBytes(StandardCharsets.UTF_8)));
        try {
            run(with(add, "-"));
        } finally {
            System.setIn(before);
        }
        assertThat(gateway.requests().getLast().body()).contains("\"password\":\"piped\"");

        Files.writeString(file, "\n");
        assertThat(run(with(add, file.toString())).err()).contains("Write the password into it");
        assertThat(run(with(add, folder.resolve("none").toString())).err()).contains("cannot be read");
    }

    private static String[] with(String[] add, String passwordFile) {
        String[] all = Arrays.copyOf(add, add.length + 2);
        all[add.length] = "--password-file";
        all[add.length + 1] = passwordFile;
        return all;
    }

    @Test
    void selectorsOfASourceAreChangedOneByOneAndTheRestOfItStays() {
        String known = """
                {"id":"ministry","name":"M","kind":"feed","url":"https://example.org/feed","interval":"PT5M","enabled":false,
                 "selectors":{"title":"h1","text":".old","published":null,"remove":[".ad"]},"version":3}""";
        gateway.answer("GET /api/v1/sources/ministry", 200, known);
        gateway.answer("PUT /api/v1/sources/ministry", 200, "{\"id\":\"ministry\",\"version\":4}");

        assertThat(run("sources", "select", "ministry", "--select-text", ".new", "--select-title", "")
                        .err())
                .contains("--source ministry --selectors current");
        assertThat(gateway.requests().getLast().body())
                .contains(
                        "\"enabled\":false",
                        "\"selectors\":{\"text\":\".new\",\"published\":null,\"remove\":[\".ad\"]}");
        run("sources", "select", "ministry", "--none");
        assertThat(gateway.requests().getLast().body()).contains("\"selectors\":null", "\"enabled\":false");
        assertThat(run("sources", "select", "ministry").err()).contains("--select-text");
    }

    @Test
    void aSourceThatSomebodyElseChangesMeanwhileIsReadAgain() {
        gateway.answer("GET /api/v1/sources/ministry", 200, "{\"id\":\"ministry\",\"name\":\"Port\",\"version\":3}");
        gateway.answer("GET /api/v1/sources/ministry", 200, "{\"id\":\"ministry\",\"name\":\"Pier\",\"version\":4}");
        gateway.answer("PUT /api/v1/sources/ministry", 412, "{\"detail\":\"If-Match says 3, but it is version 4\"}");
        gateway.answer("PUT /api/v1/sources/ministry", 200, "{\"id\":\"ministry\",\"version\":5}");

        assertThat(run("sources", "select", "ministry", "--select-text", ".new").exitCode())
                .isZero();

        FakeGateway.Request written = gateway.requests().getLast();
        assertThat(written.headers().get("If-match")).containsExactly("\"4\"");
        assertThat(written.body()).contains("\"name\":\"Pier\"", ".new");
    }

    @Test
    void selectorsAreTriedOnAPage(@TempDir Path folder) throws IOException {
        Path page =
                Files.writeString(folder.resolve("page.html"), "<html><body><p class=b>It opened.</p></body></html>");
        gateway.answer(
                "GET /api/v1/sources/ministry",
                200,
                "{\"id\":\"ministry\",\"selectors\":{\"title\":\"h1\",\"remove\":[]}}");
        gateway.answer("POST /api/v1/sources:try", 200, """
                {"title":"A pier","publishedAt":"2011-03-09T00:00:00Z","dateSource":"selector","language":"en",
                 "datesPassedOver":[],"selectorNotes":["title matched nothing: h1"],"text":"It opened."}""");

        CommandRun run = run("sources", "try", page.toString(), "--source", "ministry", "--select-text", ".b");
        assertThat(run.out().lines())
                .containsExactly(
                        "A pier",
                        "2011-03-09T00:00:00Z (selector)  en",
                        "selector title matched nothing: h1",
                        "It opened.");
        assertThat(gateway.requests().getLast().body())
                .contains("<p class=b>", "\"selectors\":{\"title\":\"h1\",\"remove\":[],\"text\":\".b\"}");
        Path text = Files.writeString(folder.resolve("page.txt"), "It opened.");
        assertThat(run("sources", "try", text.toString()).err()).contains("no HTML page");
        assertThat(run("sources", "try", folder.resolve("gone.html").toString()).exitCode())
                .isEqualTo(1);
    }

    @Test
    void anEndpointWithAnAddressThatIsASecretIsNotNamedAfterIt() {
        gateway.answer("POST /api/v1/endpoints", 201, "{\"id\":\"end_1\"}");
        run("endpoints", "add", "https://discord.com/api/webhooks/1/x", "--kind", "discord");
        assertThat(gateway.requests().getLast().body()).contains("\"name\":\"discord\"");
        run("endpoints", "add", "https://example.org/hook");
        assertThat(gateway.requests().getLast().body()).contains("\"name\":\"https://example.org/hook\"");
        assertThat(run("endpoints", "add", "--help").out()).contains("webhook, ntfy, slack, discord,");
    }

    @Test
    void anEndpointWithMailAddressesIsOfKindEmail() {
        gateway.answer("POST /api/v1/endpoints", 201, "{\"id\":\"end_1\"}");
        run("endpoints", "add", "mailto:desk@example.org,night@example.org");
        assertThat(gateway.requests().getLast().body())
                .contains("\"kind\":\"email\"", "\"name\":\"mailto:desk@example.org,night@example.org\"");
        run("endpoints", "add", "https://example.org/hook");
        assertThat(gateway.requests().getLast().body()).contains("\"kind\":\"webhook\"");
    }

    @Test
    void aWebhookMayBeSignedByAKeyPair() {
        gateway.answer("POST /api/v1/endpoints", 201, "{\"id\":\"end_1\",\"publicKey\":\"whpk_x\"}");
        assertThat(run("endpoints", "add", "https://example.org/hook", "--signature", "v1,v1a")
                        .out())
                .contains("whpk_x");
        assertThat(gateway.requests().getLast().body()).contains("\"signatures\":[\"v1\",\"v1a\"]");
    }

    @Test
    void aWebhookMayGetCloudEvents() {
        gateway.answer("POST /api/v1/endpoints", 201, "{\"id\":\"end_1\"}");
        run("endpoints", "add", "https://example.org/hook", "--format", "cloudevents");
        assertThat(gateway.requests().getLast().body()).contains("\"format\":\"cloudevents\"");
    }

    @Test
    void anEndpointIsRotatedResentPausedAndResumed() {
        gateway.answer("POST /api/v1/endpoints/e:rotate", 200, "{\"id\":\"e\",\"secret\":\"whsec_new\"}");
        assertThat(run("endpoints", "rotate", "e", "--overlap", "6h").out()).contains("whsec_new");
        assertThat(gateway.requests().getLast().body()).isEqualTo("{\"overlap\":\"PT6H\"}");
        run("endpoints", "rotate", "e", "--now");
        assertThat(gateway.requests().getLast().body()).isEqualTo("{\"overlap\":\"PT0S\"}");
        assertThat(run("endpoints", "rotate", "e", "--overlap", "soon").exitCode())
                .isEqualTo(2);

        gateway.answer("POST /api/v1/endpoints/e:resend", 202, "{\"endpoint\":\"e\",\"resent\":7,\"left\":0}");
        assertThat(run("endpoints", "resend", "e").out()).contains("7");
        assertThat(gateway.requests().getLast().body()).isEqualTo("{\"status\":[\"failed\"]}");
        run("endpoints", "resend", "e", "--last", "2d", "--delivered");
        assertThat(gateway.requests().getLast().body()).contains("\"delivered\"", "\"from\":\"20");

        gateway.answer("GET /api/v1/endpoints/e", 200, "{\"id\":\"e\",\"status\":\"active\",\"version\":3}");
        gateway.answer("PUT /api/v1/endpoints/e", 200, "{\"id\":\"e\",\"status\":\"paused\",\"version\":4}");
        assertThat(run("endpoints", "pause", "e").exitCode()).isZero();
        assertThat(gateway.requests().getLast().body()).contains("\"status\":\"paused\"");
        assertThat(run("endpoints", "resume", "e").exitCode()).isZero();
        assertThat(gateway.requests().getLast().body()).contains("\"status\":\"active\"");
    }

    @Test
    void whatWasRemovedIsNotFoundAgain() {
        gateway.answer("DELETE /api/v1/endpoints/e", 204, "");
        gateway.answer(
                "GET /api/v1/endpoints/e", 404, "{\"title\":\"Not Found\",\"detail\":\"there is no endpoint e\"}");
        assertThat(run("endpoints", "remove", "e").exitCode()).isZero();
        assertThat(run("endpoints", "show", "e").err()).contains("there is no endpoint e");
    }

    @Test
    void statusOfAGatewayWithAWorkerDownIsExitCode1AndSaysWhich() {
        gateway.answer("GET /health", 503, """
                {"status":"DOWN","details":{"workers":{"details":{"matching/streams":"DOWN: no broker","gateway/view":"READY"}}}}""");
        CommandRun run = run("status");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("down", "matching/streams  DOWN: no broker", "gateway/view  ready");
    }

    @Test
    void anExplanationShowsEachPartAndEndsByTheVerdict() {
        gateway.answer("POST /api/v1/subscriptions:explain", 200, """
                {"release":"rel_1","holds":false,"warnings":[],"verdict":
                 {"part":"actor:nato AND actor:mali","holds":false,"detail":"1 of 2 hold; all must","found":[],"parts":[
                  {"part":"actor:mali","holds":false,"detail":"not mentioned","found":[],"parts":[]},
                  {"part":"actor:nato","holds":true,"detail":"mentioned once","parts":[],
                   "found":[{"alias":"NATO","quote":"NATO met."}]}]}}""");
        CommandRun run = run("explain", "rel_1", "NATO AND Mali");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly(
                        "fails  actor:nato AND actor:mali  1 of 2 hold; all must",
                        "  fails  actor:mali  not mentioned",
                        "  holds  actor:nato  mentioned once",
                        "         [NATO] met.");
    }

    @Test
    void anExplanationNeedsOneRule() {
        assertThat(run("explain", "rel_1").exitCode()).isEqualTo(2);
        assertThat(run("explain", "rel_1", "NATO", "--subscription", "s").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aReleaseIsShownWithItsMentionsMarkedAndWhoElseIsThere() {
        gateway.answer("GET /api/v1/releases/rel_1", 200, """
                {"id":"rel_1","version":2,"stage":"matched","status":"live","title":"NATO in Mons","source":"push",
                 "publishedAt":"2004-04-15T00:00:00Z","language":"en","url":null,
                 "text":"Jean O'Hara met NATO.\\n\\nThe NATO-Russia Council sat.\\n\\nContact: Ann Lee\\n\\n555 0100",
                 "zones":["lead","body","contact","contact"],
                 "mentions":[
                  {"actor":"nato","alias":"NATO","zone":"headline","start":0,"end":4},
                  {"actor":null,"alias":"Jean O'Hara","zone":"lead","start":0,"end":11},
                  {"actor":"nato","alias":"NATO","zone":"lead","start":16,"end":20},
                  {"actor":"nato","alias":"NATO","zone":"body","start":27,"end":31},
                  {"actor":"nrc","alias":"NATO-Russia Council","zone":"body","start":27,"end":46}],
                 "entities":[{"name":"Jean O'Hara","kind":"person","role":"Mayor","aliases":["Jean O'Hara"],
                  "mentions":[1],"expression":"\\"Jean O'Hara\\""}]}""");
        CommandRun run = run("releases", "show", "rel_1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "[NATO] in Mons",
                        "rel_1  2004-04-15T00:00:00Z  push  en  matched  version 2",
                        "[Jean O'Hara] met [NATO].",
                        "",
                        "The [NATO-Russia Council] sat.",
                        "",
                        "(contact) Contact: Ann Lee",
                        "",
                        "555 0100",
                        "",
                        "Actors",
                        "  nato  NATO",
                        "  nrc  NATO-Russia Council",
                        "",
                        "Also there",
                        "  Jean O'Hara  person, Mayor  watch '\"Jean O'\\''Hara\"'");
    }

    @Test
    void releasesAreListedByWhatIsAskedOfThem() {
        gateway.answer("GET /api/v1/releases?q=liaison%20office&actor=nato&limit=50", 200, """
                {"items":[{"id":"rel_1","publishedAt":"2004-04-15T00:00:00Z","source":"push","stage":"matched","title":"T"}]}""");
        assertThat(run("releases", "-q", "liaison office", "--actor", "nato")
                        .out()
                        .lines())
                .containsExactly(
                        "ID     PUBLISHED             SOURCE  STAGE    TITLE",
                        "rel_1  2004-04-15T00:00:00Z  push    matched  T");
    }
}
