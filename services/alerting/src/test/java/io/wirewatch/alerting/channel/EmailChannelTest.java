package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.wirewatch.alerting.channel.AttemptSender.Sent;
import io.wirewatch.alerting.mail.MailServer;
import io.wirewatch.alerting.mail.ScriptedSmtp;
import io.wirewatch.alerting.mail.SmtpConfig;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.runtime.net.SocketLimits;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailChannelTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String KIND = "email";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private static EmailChannel channel(SmtpConfig config) {
        return new EmailChannel(
                MailServer.of(config, new SocketLimits(DEADLINE, DEADLINE, DEADLINE)),
                40,
                Clock.fixed(ChannelMessages.ARRIVAL, ZoneOffset.UTC));
    }

    private static EmailChannel channel(int port) {
        return channel(
                new SmtpConfig("127.0.0.1", port, "none", null, null, "alerts@example.org", "https://example.org/off"));
    }

    private static Endpoint.Builder endpoint() {
        return Endpoint.newBuilder()
                .setId("end_1")
                .setName("Desk")
                .setKind(KIND)
                .setUrl("mailto:desk@example.org");
    }

    private MimeMessage sent(Delivery delivery) throws FolderException {
        return sent(delivery, endpoint().build());
    }

    private MimeMessage sent(Delivery delivery, Endpoint endpoint) throws FolderException {
        mail.purgeEmailFromAllMailboxes();
        Sent sent = channel(mail.getSmtp().getPort()).send(delivery, endpoint, null);
        assertThat(sent.attempt().succeeded()).as(sent.toString()).isTrue();
        return mail.getReceivedMessages()[0];
    }

    private static String part(MimeMessage message, int index) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        return ((String) parts.getBodyPart(index).getContent()).replace("\r\n", "\n");
    }

    private static String header(MimeMessage message) throws MessagingException {
        return Collections.list(message.getAllHeaderLines()).stream()
                .filter(line -> !line.startsWith("Received:") && !line.startsWith("Return-Path:"))
                .map(line -> line.replace("\r\n", "\n") + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void messagesLookAsTheyShould() throws Exception {
        Map<String, Delivery> deliveries = Map.of(
                "raised", ChannelMessages.raised(),
                "updated", ChannelMessages.updated(),
                "withdrawn", ChannelMessages.withdrawn(),
                "notice", ChannelMessages.notice(),
                "test", ChannelMessages.test(),
                "hostile", ChannelMessages.hostile(),
                "digest", DigestMessages.digest());
        for (Map.Entry<String, Delivery> one : deliveries.entrySet()) {
            MimeMessage message = sent(one.getValue());
            Golden.checkText(KIND, one.getKey() + ".header.txt", header(message));
            Golden.checkText(KIND, one.getKey() + ".txt", part(message, 0));
            Golden.checkText(KIND, one.getKey() + ".html", part(message, 1));
        }
    }

    @Test
    void whatReleasesHoldStaysText() throws Exception {
        MimeMessage message = sent(ChannelMessages.hostile());

        assertThat(message.getSubject()).contains("Bcc: all@example.org").doesNotContain("\n", "\r", "\u202E");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(part(message, 1))
                .doesNotContain("<script", "</td>", "\u202E")
                .contains("&lt;script&gt;")
                .doesNotContain("<img", "src=", "url(");
        assertThat(part(message, 0)).doesNotContain("\u202E", "\u0000");
    }

    @Test
    void aTitleThatLooksEncodedIsShownAsItIs() throws Exception {
        String title = "=?utf-8?Q?=0D=0ABcc=3A_all=40example.org?=";
        Endpoint own = endpoint().setTitleTemplate(title).build();

        MimeMessage message = sent(ChannelMessages.raised(), own);

        assertThat(message.getSubject()).isEqualTo("Pact watch: new alert - " + title);
    }

    @Test
    void aSubjectInOtherLettersKeepsToTheLengthOfLines() throws Exception {
        String title = "Überwachung des Hafens, 港を見張る 🛰 ".repeat(3);
        Endpoint own = endpoint().setTitleTemplate(title).build();

        MimeMessage message = sent(ChannelMessages.raised(), own);

        assertThat(("Subject: " + message.getHeader("Subject")[0]).lines())
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.length() <= 76);
        assertThat(message.getSubject()).isEqualTo("Pact watch: new alert - " + title.strip());
    }

    @Test
    void aStoryIsOneConversationAndAMailSentTwiceIsTheSame() throws Exception {
        MimeMessage raised = sent(ChannelMessages.raised());
        MimeMessage again = sent(ChannelMessages.raised());
        MimeMessage withdrawn = sent(Delivery.newBuilder(ChannelMessages.withdrawn())
                .setMessageId("msg_2")
                .build());
        MimeMessage elsewhere = sent(Delivery.newBuilder(ChannelMessages.raised())
                .setEndpoint("end_2")
                .build());
        MimeMessage notice = sent(ChannelMessages.notice());

        assertThat(raised.getMessageID()).isEqualTo("<msg_1@example.org>").isEqualTo(again.getMessageID());
        assertThat(withdrawn.getMessageID()).isEqualTo("<msg_2@example.org>");
        assertThat(withdrawn.getHeader("References")).isEqualTo(raised.getHeader("References"));
        assertThat(withdrawn.getHeader("In-Reply-To")).isEqualTo(raised.getHeader("References"));
        assertThat(notice.getHeader("References")).isNotEqualTo(raised.getHeader("References"));
        assertThat(elsewhere.getHeader("References")).isNotEqualTo(raised.getHeader("References"));
        assertThat(elsewhere.getHeader("List-Id")).containsExactly("<end_2.wirewatch.example.org>");
    }

    @Test
    void hugeAlertsFit() throws Exception {
        for (Delivery delivery : List.of(ChannelMessages.huge(), ChannelMessages.dense())) {
            MimeMessage message = sent(delivery);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);

            assertThat(bytes.size()).isBetween(10_000, 102_400);
            assertThat(bytes.toString(StandardCharsets.US_ASCII).lines())
                    .allMatch(line -> line.length() <= 998 && line.chars().allMatch(c -> c < 0x7f));
            assertThat(part(message, 1)).endsWith("</html>\n").contains("</h1>");
            assertThat(part(message, 0)).contains("https://news.example.org/");
        }
    }

    @Test
    void aDigestOfManyHugeAlertsFits() throws Exception {
        MimeMessage message = sent(DigestMessages.huge());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);

        assertThat(bytes.size()).isBetween(10_000, 102_400);
        assertThat(message.getSubject()).startsWith("Wirewatch: 70 alerts - Pact ");
        assertThat(part(message, 1))
                .endsWith("</html>\n")
                .containsPattern("and [2-6]\\d more: wirewatch alerts --subscription pact")
                .doesNotContain("<script", "</td>", "\u202E", "<img", "src=", "url(");
        assertThat(part(message, 0))
                .containsPattern("and [2-6]\\d more: wirewatch alerts --subscription pact")
                .doesNotContain("\u202E", "\u0000");
    }

    @Test
    void aDigestShowsAllOfFiftyUsualAlertsAndIsAConversationOfItsOwn() throws Exception {
        MimeMessage message = sent(DigestMessages.usual(50));

        assertThat(part(message, 0)).doesNotContain(" more: ");
        assertThat(part(message, 1)).doesNotContain(" more: ");
        assertThat(part(message, 1).split("<blockquote", -1)).hasSize(51);
        assertThat(message.getHeader("References")).isNull();
        assertThat(message.getHeader("Wirewatch-Alert")).isNull();
    }

    @Test
    void aTemplateTakesThePlaceOfTheUsualWords() throws Exception {
        Endpoint own = endpoint()
                .setTitleTemplate("{subscription}: {title}")
                .setTextTemplate("{status} by {source}: {actors}")
                .build();

        MimeMessage message = sent(ChannelMessages.raised(), own);

        assertThat(message.getSubject()).contains("Pact watch: Liaison offices");
        assertThat(part(message, 0))
                .contains("raised by shape: NATO (“the Alliance”")
                .doesNotContain("10:00 UTC");
    }

    @Test
    void anAddressThatIsNoneIsLeftOut() throws Exception {
        MimeMessage message = sent(ChannelMessages.withAddress("https:// not an address/["));

        assertThat(part(message, 1)).contains("Liaison offices").doesNotContain("href");
    }

    @Test
    void allRecipientsAreInOneMail() throws Exception {
        Endpoint several =
                endpoint().setUrl("mailto:desk@example.org,night@example.org").build();

        MimeMessage message = sent(ChannelMessages.raised(), several);

        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(message.getAllRecipients()).hasSize(2);
    }

    @Test
    void withoutAServerTheAttemptSaysWhatToSet() {
        Sent sent = channel(new SmtpConfig(null, 0, "starttls", null, null, null, null))
                .send(ChannelMessages.raised(), endpoint().build(), null);

        assertThat(sent.attempt().failure()).isEqualTo(AttemptSender.UNSENDABLE);
        assertThat(sent.attempt().error()).contains("WIREWATCH_ALERTING_SMTP_HOST", "WIREWATCH_ALERTING_SMTP_FROM");
    }

    @Test
    void anAddressThatIsNoneIsAnAttemptOfWhichNothingWasSent() {
        Sent sent = channel(mail.getSmtp().getPort())
                .send(
                        ChannelMessages.raised(),
                        endpoint()
                                .setUrl("mailto:a@example.org\r\nRCPT TO:<b@example.org>")
                                .build(),
                        null);

        assertThat(sent.attempt().failure()).isEqualTo(AttemptSender.UNSENDABLE);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void whereNobodyListensTheAttemptIsUnconnected() {
        int port = mail.getSmtp().getPort();
        mail.stop();

        Sent sent = channel(port).send(ChannelMessages.raised(), endpoint().build(), null);

        assertThat(sent.attempt().isUnconnected()).isTrue();
    }

    @Test
    void refusalsAreKeptWithTheAttempt() throws Exception {
        try (ScriptedSmtp smtp = new ScriptedSmtp(null)) {
            Endpoint several = endpoint()
                    .setUrl("mailto:desk@example.org,gone@example.org")
                    .build();
            smtp.answer("RCPT TO:<gone@example.org>", "550 5.1.1 no such user");

            Attempt some = channel(smtp.port())
                    .send(ChannelMessages.raised(), several, null)
                    .attempt();
            assertThat(some.succeeded()).isTrue();
            assertThat(some.error()).isEqualTo("taken, but not for gone@example.org: 550 5.1.1 no such user");

            smtp.answer("DATA", "451 4.3.0 disk is full");
            Attempt full = channel(smtp.port())
                    .send(ChannelMessages.raised(), several, null)
                    .attempt();
            assertThat(full.succeeded()).isFalse();
            assertThat(full.isGone()).isFalse();
            assertThat(full.status()).isEqualTo(451);
            assertThat(full.response()).isEqualTo("451 4.3.0 disk is full");

            smtp.answer("RCPT", "550 5.1.1 no such user");
            Attempt none = channel(smtp.port())
                    .send(ChannelMessages.raised(), several, null)
                    .attempt();
            assertThat(none.isGone()).isTrue();
            assertThat(none.status()).isEqualTo(550);

            smtp.answer("RCPT", "451 4.7.1 greylisted, " + "come back in some minutes ".repeat(10));
            Attempt later = channel(smtp.port())
                    .send(ChannelMessages.raised(), endpoint().build(), null)
                    .attempt();
            assertThat(later.succeeded()).isFalse();
            assertThat(later.isGone()).isFalse();
            assertThat(later.status()).isEqualTo(451);
            assertThat(later.response()).startsWith("451 4.7.1").hasSize(40);
        }
    }
}
