package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.formats.feed.FeedLimits;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileLimits;
import io.wirewatch.formats.office.OfficeLimits;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.ingestion.folder.FolderSource;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.Rounds;
import io.wirewatch.ingestion.poll.Sources;
import io.wirewatch.ingestion.poll.Standing;
import io.wirewatch.ingestion.web.WebFetch;
import io.wirewatch.ingestion.web.WebManners;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.testing.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sources give that is no good, from the wire to the state that people see: each with its reason and a cure. */
class BadInputTest {
    private static final AddressPolicy LOCAL = AddressPolicy.allowing("127.0.0.0/8");

    private final ScriptedServer server = new ScriptedServer();
    private final OutboundHttp http = OutboundHttp.guarded(LOCAL);
    private final Rounds rounds = rounds(http, server.url());

    BadInputTest() throws IOException {}

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void aPageToSignInAtIsNoFeedAndTheSourceIsBrokenInTheEnd() throws Exception {
        server.answers(Answer.of(
                200,
                "<!DOCTYPE html><title>Sign in</title><form><input type=password></form>",
                "Content-Type",
                "application/rss+xml"));

        rounds.round();
        rounds.round(Duration.ofMinutes(10));
        PollState state = rounds.round(Duration.ofMinutes(20));

        assertThat(state.error()).contains("web page titled “Sign in”").contains("Give the address of the feed");
        assertThat(state.vitals().standing().kind()).isEqualTo(Standing.Kind.BROKEN);
        assertThat(rounds.releases()).isEmpty();
    }

    @Test
    void aServerThatAnswers304ToEverythingIsFoundOutWithinADay() throws Exception {
        server.answers(Answer.of(200, feed("<item><title>One</title><guid>1</guid></item>"), "ETag", "\"v1\""));
        rounds.round();
        server.answers(Answer.of(304, "", "ETag", "\"v1\""));

        assertThat(rounds.round(Duration.ofHours(12)).error()).isNull();
        PollState state = rounds.round(Duration.ofHours(13));

        assertThat(state.error())
                .contains("304")
                .contains("nothing was asked on condition")
                .contains("publisher");
        assertThat(state.failures()).isEqualTo(1);
    }

    @Test
    void aFeedOfAHundredThousandEntriesIsRefusedAndTheSourceGoesOnWhenItIsShorter() throws Exception {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            items.append("<item><title>")
                    .append(i)
                    .append("</title><guid>")
                    .append(i)
                    .append("</guid></item>");
        }
        server.answers(Answer.of(200, feed(items.toString())));

        assertThat(rounds.round().error()).contains("more than 5000 entries").contains("Ask its publisher");
        assertThat(rounds.releases()).isEmpty();
        server.answers(Answer.of(200, feed("<item><title>One</title><guid>1</guid></item>")));
        assertThat(rounds.round(Duration.ofMinutes(10)).error()).isNull();
        assertThat(rounds.releases()).hasSize(1);
    }

    @Test
    void entriesWithOneGuidAreReleasesOfTheirOwnWhereTheirLinksDifferAndToldWhereNothingDoes() throws Exception {
        server.answers(Answer.of(
                200,
                feed("<item><title>One</title><link>/1</link><guid>same</guid></item>"
                        + "<item><title>Two</title><link>/2</link><guid>same</guid></item>"
                        + "<item><title>Three</title><guid>bare</guid></item>"
                        + "<item><title>Four</title><guid>bare</guid></item>")));

        PollState state = rounds.round();

        assertThat(rounds.releases()).extracting(RawRelease::title).containsExactlyInAnyOrder("One", "Two", "Three");
        assertThat(rounds.releases().stream().map(RawRelease::id).distinct()).hasSize(3);
        assertThat(state.error()).isNull();
        assertThat(state.refusals())
                .singleElement()
                .asString()
                .contains("“bare” more than once")
                .contains("GUID of its own");
        assertThat(rounds.round(Duration.ofHours(1)).last().added()).isZero();
    }

    @Test
    void aDateWithoutZoneIsTakenAsUtcAndKeptAsWritten() throws Exception {
        server.answers(Answer.of(
                200,
                feed("<item><title>Before</title><guid>1</guid><pubDate>2024-03-01 09:59:00</pubDate></item>"
                        + "<item><title>After</title><guid>2</guid><pubDate>1 March 2024 10:00:01</pubDate></item>"
                        + "<item><title>Never</title><guid>3</guid><pubDate>yesterday at noon</pubDate></item>")));

        assertThat(rounds.round().error()).isNull();

        assertThat(rounds.releases())
                .as("the source was made at 10:00 UTC")
                .extracting(release -> release.title() + ", " + release.publishedAt() + ", " + release.historical())
                .containsExactlyInAnyOrder(
                        "Before, 2024-03-01 09:59:00, true",
                        "After, 1 March 2024 10:00:01, false",
                        "Never, yesterday at noon, true");
    }

    @Test
    void relativeLinksAreReadFromWhereTheFeedCameFrom() throws Exception {
        server.pages(path -> path.equals("/feed.xml")
                ? Answer.of(301, "", "Location", "/news/all.xml")
                : Answer.of(
                        200,
                        feed("<item><title>One</title><link>one</link></item>"
                                + "<item><title>Two</title><link>/two?a=1&amp;b=2</link></item>"
                                + "<item><title>Three</title><link>//127.0.0.1/three</link></item>")));

        rounds.round();

        assertThat(rounds.releases())
                .extracting(RawRelease::url)
                .containsExactlyInAnyOrder(
                        server.url("/news/one"), server.url("/two?a=1&b=2"), "http://127.0.0.1/three");
    }

    @Test
    void aRedirectLoopIsNamedWithItsCure() throws Exception {
        server.pages(path -> Answer.of(302, "", "Location", path.equals("/feed.xml") ? "/other" : "/feed.xml"));

        assertThat(rounds.round().error())
                .contains("Redirects lead back to " + server.url())
                .contains("Open the address in a browser");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void aCertificateOfAnotherHostEndsItBeforeAnythingIsAsked(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.of(folder, "localhost");
        try (ScriptedServer secured = new ScriptedServer(InetAddress.ofLiteral("127.0.0.1"), certificate.context());
                OutboundHttp trusting = OutboundHttp.guarded(LOCAL, certificate.context())) {
            secured.answers(Answer.of(200, feed("<item><title>One</title></item>")));

            assertThat(rounds(trusting, secured.url()).round().error())
                    .contains("The certificate that 127.0.0.1 shows is of another host")
                    .contains("use the host that it ends at");
            assertThat(rounds(http, secured.url().replace("127.0.0.1", "localhost"))
                            .round()
                            .error())
                    .as("where nobody vouches for it")
                    .contains("TLS with localhost failed")
                    .contains("trust store of Java");
            assertThat(secured.robotsRequests()).isEmpty();
            assertThat(secured.asked()).isEmpty();

            assertThat(rounds(trusting, secured.url().replace("127.0.0.1", "localhost"))
                            .round()
                            .error())
                    .isNull();
            assertThat(secured.asked()).hasSize(1);
        }
    }

    @Test
    void aPdfThatIsABombIsToldAndCostsNoOther(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("bomb.pdf"), bomb());
        Files.writeString(
                folder.resolve("carried.eml"),
                """
                Message-ID: <evil@ministry>
                Subject: Open it
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=sep

                --sep
                Content-Type: text/plain

                See what is attached.
                --sep
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="../../bomb.pdf"
                Content-Transfer-Encoding: base64

                %s
                --sep--
                """.formatted(Base64.getMimeEncoder().encodeToString(bomb())).replace("\n", "\r\n"));
        Files.writeString(folder.resolve("good.txt"), "Ports open");
        OfficeLimits small = new OfficeLimits(Duration.ofSeconds(20), 64, 4 * 1024 * 1024, 1, Duration.ofMinutes(1));
        try (DocumentReader reader = new DocumentReader(FileLimits.DEFAULT, small)) {
            Rounds watched = new Rounds(
                    new FolderSource(List.of(), Duration.ofMillis(20), reader), Sources.folder(folder.toString()));

            PollState state = watched.round();

            assertThat(state.error()).isNull();
            assertThat(watched.releases())
                    .extracting(release -> new String(release.body(), StandardCharsets.UTF_8).strip())
                    .anyMatch("Ports open"::equals)
                    .anyMatch("See what is attached."::equals)
                    .hasSize(2);
            assertThat(state.refusals())
                    .hasSize(2)
                    .allMatch(line -> line.contains("bomb.pdf") && line.contains("more than 64 MB"))
                    .allMatch(line -> line.contains("push its text"));
        }
    }

    /** One page that shows a text of two hundred million letters, packed to a thousandth. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            byte[] block = "a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
            deflate.write("BT (".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                deflate.write(block);
            }
            deflate.write(") Tj ET".getBytes(StandardCharsets.US_ASCII));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
                        + "4 0 obj<</Filter/FlateDecode/Length " + packed.size() + ">>stream\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(packed.toByteArray());
        out.writeBytes(
                "\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static String feed(String items) {
        return "<rss version='2.0'><channel>" + items + "</channel></rss>";
    }

    private static Rounds rounds(OutboundHttp http, String url) {
        WebManners manners = new WebManners(4, 1, Duration.ZERO, Duration.ofSeconds(10), "Wirewatch/test");
        WebFetch web = new WebFetch(http, manners, Clock.systemUTC());
        return new Rounds(new FeedSource(web, new FeedReader(FeedLimits.DEFAULT)), Sources.feed(url));
    }
}
