package io.wirewatch.alerting.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundException.Reason;
import io.wirewatch.runtime.net.OutboundSockets;
import io.wirewatch.runtime.net.SocketLimits;
import io.wirewatch.testing.TestCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {
    private static final byte[] MAIL =
            "From: a@example.org\r\nSubject: x\r\n\r\nText.\r\n.\r\nMore.\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> DESK = List.of("desk@example.org");
    private static TestCertificate certificate;

    private ScriptedSmtp smtp;

    @BeforeAll
    static void certify(@TempDir Path folder) throws Exception {
        certificate = TestCertificate.of(folder, "localhost");
    }

    @BeforeEach
    void start() throws IOException {
        smtp = new ScriptedSmtp(certificate.context());
    }

    @AfterEach
    void close() throws IOException {
        smtp.close();
    }

    private static MailServer server(int port, String security, String user, String password, Duration deadline) {
        return new MailServer(
                new SmtpConfig("localhost", port, security, user, password, "alerts@example.org", null),
                OutboundSockets.guarded(AddressPolicy.allowing("127.0.0.0/8"), certificate.context()),
                new SocketLimits(Duration.ofSeconds(5), deadline, deadline));
    }

    private MailServer plain() {
        return server(smtp.port(), "none", null, null, Duration.ofSeconds(20));
    }

    private static void assertFails(MailServer server, Reason reason, String says) {
        assertThatThrownBy(() -> server.send(DESK, MAIL))
                .hasMessageContaining(says)
                .asInstanceOf(InstanceOfAssertFactories.type(OutboundException.class))
                .extracting(OutboundException::reason)
                .isEqualTo(reason);
    }

    @Test
    void aMailGoesOutInOneEnvelope() throws OutboundException {
        MailReply reply = plain().send(List.of("desk@example.org", "night@example.org"), MAIL);

        assertThat(reply).isEqualTo(new MailReply(250, "250 2.0.0 queued", 2, List.of()));
        assertThat(smtp.commands())
                .startsWith(
                        "EHLO [127.0.0.1]",
                        "MAIL FROM:<alerts@example.org>",
                        "RCPT TO:<desk@example.org>",
                        "RCPT TO:<night@example.org>",
                        "DATA",
                        ".");
    }

    @Test
    void withoutStartTlsNothingIsSentWhereItIsRequired() {
        assertFails(
                server(smtp.port(), "starttls", "alerts", "s3cret", Duration.ofSeconds(20)),
                Reason.TLS,
                "has no STARTTLS");
        assertThat(smtp.commands()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH"));
    }

    @Test
    void theLoginFollowsStartTls() throws OutboundException {
        smtp.answer("EHLO", "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN").answer("STARTTLS", "220 go on");

        MailReply reply = server(smtp.port(), "starttls", "alerts", "s3cret", Duration.ofSeconds(20))
                .send(DESK, MAIL);

        assertThat(reply.isTaken()).isTrue();
        assertThat(smtp.commands().subList(0, 3)).containsExactly("EHLO [127.0.0.1]", "STARTTLS", "EHLO [127.0.0.1]");
        assertThat(smtp.commands().get(3)).startsWith("AUTH PLAIN");
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() {
        smtp.answer("EHLO", "250-here\r\n250 STARTTLS").answer("STARTTLS", "220 go on");
        SmtpConfig config =
                new SmtpConfig("localhost", smtp.port(), "starttls", null, null, "alerts@example.org", null);
        Duration deadline = Duration.ofSeconds(20);

        assertFails(MailServer.of(config, new SocketLimits(deadline, deadline, deadline)), Reason.TLS, "localhost");
        assertThat(smtp.commands()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() {
        smtp.answer("EHLO", "250-here\r\n250 STARTTLS").answer("STARTTLS", "220 go on");
        // The certificate is of localhost, and this client trusts it.
        MailServer server = new MailServer(
                new SmtpConfig("127.0.0.1", smtp.port(), "starttls", null, null, "alerts@example.org", null),
                OutboundSockets.guarded(AddressPolicy.allowing("127.0.0.0/8"), certificate.context()),
                new SocketLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20)));

        assertFails(server, Reason.WRONG_HOST, "127.0.0.1");
        assertThat(smtp.commands()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void aLoginOverTlsIsTakenAndAWrongOneIsAReply() throws OutboundException {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        System.setProperty("greenmail.tls.keystore.file", certificate.file().toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        try {
            mail.setUser("alerts", "s3cret");
            mail.start();
            int port = mail.getSmtps().getPort();

            MailReply taken = server(port, "tls", "alerts", "s3cret", Duration.ofSeconds(20))
                    .send(DESK, MAIL);
            MailReply refused = server(port, "tls", "alerts", "wrong", Duration.ofSeconds(20))
                    .send(DESK, MAIL);

            assertThat(taken.isTaken()).isTrue();
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(refused.code()).isEqualTo(535);
            assertThat(refused.isTaken()).isFalse();
        } finally {
            mail.stop();
            System.clearProperty("greenmail.tls.keystore.file");
            System.clearProperty("greenmail.tls.keystore.password");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 4.3.2 too busy",
        "EHLO, 421 4.3.2 going down",
        "MAIL, 451 4.3.0 try later",
        "RCPT, 451 4.7.1 greylisted",
        "RCPT, 550 5.7.1 not you",
        "RCPT, 521 no mail here",
        "DATA, 451 4.3.0 disk is full",
        "., 451 4.3.0 try later",
        "., 554 5.7.1 looks like spam"
    })
    void whatTheServerSaysOfARefusalIsTheReply(String command, String answer) throws OutboundException {
        // Where a server does not know EHLO, clients try the older one.
        smtp.answer(command, answer).answer("HELO", answer);

        MailReply reply = plain().send(DESK, MAIL);

        assertThat(reply.code()).isEqualTo(Integer.parseInt(answer.substring(0, 3)));
        assertThat(reply.text()).isEqualTo(answer);
        assertThat(reply.isTaken()).isFalse();
        assertThat(reply.hasNoMailbox()).isFalse();
    }

    @Test
    void aMailThatIsTakenForSomeIsTakenAndTheOthersAreNamed() throws OutboundException {
        smtp.answer("RCPT TO:<gone@example.org>", "550 5.1.1 no such user");

        MailReply reply = plain().send(List.of("gone@example.org", "desk@example.org"), MAIL);

        assertThat(reply.code()).isEqualTo(250);
        assertThat(reply.isTaken()).isTrue();
        assertThat(reply.hasNoMailbox()).isFalse();
        assertThat(reply.refused())
                .containsExactly(new MailReply.Refusal("gone@example.org", "550 5.1.1 no such user"));
    }

    @Test
    void mailboxesThatAreAllGoneAreToldApartFromOthers() throws OutboundException {
        List<String> both = List.of("a@example.org", "b@example.org");
        smtp.answer("RCPT TO:<a@example.org>", "550-5.1.1 no such user\r\n550 5.1.1 see https://example.org/help");
        smtp.answer("RCPT TO:<b@example.org>", "452 4.2.2 full");
        assertThat(plain().send(both, MAIL).hasNoMailbox()).isFalse();

        smtp.answer("RCPT TO:<b@example.org>", "550 5.1.10 takes no mail");
        MailReply reply = plain().send(both, MAIL);

        assertThat(reply.hasNoMailbox()).isTrue();
        assertThat(reply.code()).isEqualTo(550);
        assertThat(reply.refused()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"DATA, 451 4.3.0 disk is full", "., 451 4.7.1 greylisted", "., 554 5.7.1 looks like spam"})
    void aMailThatIsRefusedForThoseThatAreThereIsNoWordOnTheirMailboxes(String command, String answer)
            throws OutboundException {
        smtp.answer("RCPT TO:<gone@example.org>", "550 5.1.1 no such user").answer(command, answer);

        MailReply reply = plain().send(List.of("gone@example.org", "desk@example.org"), MAIL);

        assertThat(reply.code()).isEqualTo(Integer.parseInt(answer.substring(0, 3)));
        assertThat(reply.isTaken()).isFalse();
        assertThat(reply.hasNoMailbox()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "RCPT", "DATA", "."})
    void aServerThatHangsOrDripsIsCutAtTheDeadline(String command) {
        for (String answer : List.of(ScriptedSmtp.SILENCE, ScriptedSmtp.DRIP)) {
            smtp.answer(command, answer);
            long begin = System.nanoTime();

            assertFails(server(smtp.port(), "none", null, null, Duration.ofMillis(400)), Reason.TIMEOUT, "");

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aServerThatHangsAtTheGoodbyeHasTheMail() throws OutboundException {
        smtp.answer("QUIT", ScriptedSmtp.SILENCE);

        assertThat(plain().send(DESK, MAIL).isTaken()).isTrue();
    }

    @Test
    void aReplyWithoutAnEndIsGivenUp() {
        smtp.answer("GREETING", "220-" + "x".repeat(300_000));

        assertFails(plain(), Reason.PROTOCOL, "said more than");
    }

    @Test
    void whereNobodyListensThereIsNoConnection() throws IOException {
        smtp.close();

        assertFails(plain(), Reason.CONNECT, "no connection to localhost");
    }

    @Test
    void whatIsNoSmtpIsNoReply() {
        smtp.answer("GREETING", "HTTP/1.1 400 Bad Request");

        assertFails(plain(), Reason.PROTOCOL, "broke off");
    }
}
