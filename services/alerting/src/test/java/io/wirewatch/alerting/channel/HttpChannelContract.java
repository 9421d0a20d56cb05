package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirewatch.alerting.channel.AttemptSender.Sent;
import io.wirewatch.alerting.mail.MailServer;
import io.wirewatch.alerting.mail.SmtpConfig;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.runtime.PublicUrl;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.SocketLimits;
import io.wirewatch.runtime.security.SecretBox;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.WebhookReceiver.Received;
import io.wirewatch.testing.WebhookReceiver.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every channel over HTTP must do with what receivers answer and with what releases hold. */
abstract class HttpChannelContract {
    private static final byte[] KEY = new byte[32];

    protected final WebhookReceiver receiver = WebhookReceiver.start();
    protected final SecretBox box = new SecretBox(null, Base64.getEncoder().encodeToString(KEY));
    private final OutboundHttp http = OutboundHttp.guarded(AddressPolicy.allowing("127.0.0.0/8"));
    private final AttemptSender channels = new Channels(
            http,
            box,
            MailServer.of(
                    new SmtpConfig(null, 0, "starttls", null, null, null, null),
                    new SocketLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5))),
            Limits.WEBHOOK,
            Clock.systemUTC(),
            new PublicUrl(""));
    private final EndpointKind kind;

    HttpChannelContract(EndpointKind kind) {
        this.kind = kind;
    }

    @AfterEach
    void close() {
        http.close();
        receiver.close();
    }

    /** An endpoint of the kind that leads to the receiver. */
    abstract Endpoint.Builder endpoint();

    /** Where its messages arrive. */
    abstract String path();

    /** What the service answers when all is well. */
    abstract Reply taken();

    /** Fails where a message is larger than the service takes. */
    abstract void checkSize(String body);

    /**
     * Fails where a digest of many alerts is larger than the service takes, or shows none of them, or text of a release
     * comes to anything but text.
     */
    abstract void checkDigest(String body);

    /** As many of the usual length as the service has room for. */
    int usualAlerts() {
        return 12;
    }

    /** Fails where text of a release comes to anything but text. */
    abstract void checkHarmless(String body);

    protected final Endpoint.Builder some() {
        return Endpoint.newBuilder().setId("end_1").setName("Desk").setKind(kind.text());
    }

    /** One whose address is sealed. */
    protected final Endpoint.Builder sealedTo(String pathAndQuery) {
        return some().setUrl("https://127.0.0.1/…tail")
                .setSealedUrl(sealed(receiver.url(pathAndQuery).toString()));
    }

    protected final ByteBuffer sealed(String secret) {
        return ByteBuffer.wrap(box.seal("end_1", secret.getBytes(StandardCharsets.UTF_8)));
    }

    protected final AttemptSender channels() {
        return channels;
    }

    protected final Sent send(Delivery delivery) {
        return channels.send(delivery, endpoint().build(), null);
    }

    protected final Received sent(Delivery delivery) {
        receiver.always(path(), taken());
        assertThat(send(delivery).attempt().succeeded()).isTrue();
        return receiver.received(path()).getLast();
    }

    @Test
    void messagesLookAsTheyShould() {
        Golden.check(kind.text(), "raised", sent(ChannelMessages.raised()).text());
        Golden.check(kind.text(), "updated", sent(ChannelMessages.updated()).text());
        Golden.check(kind.text(), "withdrawn", sent(ChannelMessages.withdrawn()).text());
        Golden.check(kind.text(), "notice", sent(ChannelMessages.notice()).text());
        Golden.check(kind.text(), "test", sent(ChannelMessages.test()).text());
        Golden.check(kind.text(), "hostile", sent(ChannelMessages.hostile()).text());
        Golden.check(kind.text(), "digest", sent(DigestMessages.digest()).text());
    }

    @Test
    void aReceiverThatHasTooMuchSaysHowLongToWait() {
        receiver.always(path(), Reply.of(429).with("Retry-After", "7").saying("slow down"));

        Sent sent = send(ChannelMessages.raised());

        assertThat(sent.attempt().succeeded()).isFalse();
        assertThat(sent.attempt().status()).isEqualTo(429);
        assertThat(sent.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void whatTheReceiverSaysOfARefusalIsKept() {
        receiver.always(path(), Reply.of(403).saying("not you"));

        Sent sent = send(ChannelMessages.raised());

        assertThat(sent.attempt().succeeded()).isFalse();
        assertThat(sent.attempt().response()).isEqualTo("not you");
    }

    @Test
    void aHugeAlertFits() {
        checkSize(sent(ChannelMessages.huge()).text());
    }

    @Test
    void soDoesOneInWhichNothingIsPlain() {
        checkSize(sent(ChannelMessages.dense()).text());
    }

    @Test
    void aDigestOfManyHugeAlertsFitsAndSaysHowManyAreLeftOut() {
        String body = sent(DigestMessages.huge()).text();
        checkDigest(body);
        assertThat(body)
                .containsPattern("and [2-6]\\d more: wirewatch alerts --subscription pact")
                .doesNotContain("\u202E")
                .doesNotContain("\\u0000")
                .doesNotContain("\uFFFD");
    }

    @Test
    void aDigestOfUsualAlertsLeavesOutNone() {
        assertThat(sent(DigestMessages.usual(usualAlerts())).text())
                .contains("Wirewatch: " + usualAlerts() + " alerts")
                .doesNotContain(" more: ");
    }

    @Test
    void whatReleasesHoldStaysText() {
        String body = sent(ChannelMessages.hostile()).text();
        checkHarmless(body);
        assertThat(body).doesNotContain("\u202E").doesNotContain("\\u0000").doesNotContain("\uFFFD");
    }

    @Test
    void aSealThatDoesNotOpenIsAnAttemptOfWhichNothingWasSent() {
        Endpoint moved = endpoint().setId("end_2").setSecret(sealed("token")).build();

        Sent sent = channels.send(ChannelMessages.raised(), moved, null);

        assertThat(sent.attempt().failure()).isEqualTo(AttemptSender.UNSENDABLE);
        assertThat(sent.attempt().error()).contains("WIREWATCH_SECRET_KEY");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void whatIsKeptOfAnAttemptDoesNotHoldAnAddressThatIsASecret() {
        assumeTrue(kind.hasSecretAddress(), "the address of kind " + kind.text() + " is no secret");
        receiver.always(path(), Reply.of(404).saying("nothing was found at " + path()));
        Sent echoed = send(ChannelMessages.raised());

        assertThat(echoed.attempt().response())
                .startsWith("nothing was found at ")
                .doesNotContain(path());
        for (String begin :
                List.of("http://127.0.0.1:1", "http://10.0.0.1", "gopher://127.0.0.1", "http://127.0.0.1/[")) {
            Endpoint elsewhere = endpoint()
                    .setSealedUrl(sealed(begin + path() + "?sig=s3cret"))
                    .build();

            Sent sent = channels.send(ChannelMessages.raised(), elsewhere, null);

            assertThat(sent.attempt().error())
                    .isNotBlank()
                    .doesNotContain(path())
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void aReleaseWithAnAddressThatIsNoneIsBroughtWithoutIt() {
        String body =
                sent(ChannelMessages.withAddress("https:// not an address/[")).text();

        assertThat(body).contains("Liaison offices").doesNotContain("not an address/");
    }

    @Test
    void aTemplateTakesThePlaceOfTheUsualWords() {
        receiver.always(path(), taken());
        Endpoint own = endpoint()
                .setTitleTemplate("{subscription}: {title}")
                .setTextTemplate("{status} by {source}: {actors}")
                .build();

        channels.send(ChannelMessages.raised(), own, null);

        assertThat(receiver.received(path()).getLast().text())
                .contains("raised by shape: NATO (“the Alliance”, “Alliance”), Russia (“Moscow”)")
                .doesNotContain("10:00 UTC");
    }
}
