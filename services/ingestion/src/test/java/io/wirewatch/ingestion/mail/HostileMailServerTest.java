package io.wirewatch.ingestion.mail;

import static io.wirewatch.ingestion.mail.MailFixtures.LIMITS;
import static io.wirewatch.ingestion.mail.MailFixtures.NOW;
import static io.wirewatch.ingestion.mail.MailFixtures.PASSWORD;
import static io.wirewatch.ingestion.mail.MailFixtures.mailbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileLimits;
import io.wirewatch.formats.office.OfficeLimits;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.runtime.net.OutboundSockets;
import io.wirewatch.runtime.net.SocketLimits;
import io.wirewatch.runtime.security.LoginBox;
import io.wirewatch.testing.TestCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that fail, refuse, lie or never end, and what is said of them. */
class HostileMailServerTest {
    private static final AddressPolicy LOCAL = AddressPolicy.allowing("127.0.0.0/8");
    private static final String EXAMINED =
            "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 3] ok\r\nTAG OK [READ-ONLY] done\r\n";
    private static final String LISTED =
            "* 1 FETCH (UID 1 RFC822.SIZE 30 INTERNALDATE \"01-Mar-2024 10:00:00 +0000\")\r\n"
                    + "* 2 FETCH (UID 2 RFC822.SIZE 30 INTERNALDATE \"01-Mar-2024 10:00:00 +0000\")\r\nTAG OK done\r\n";

    @TempDir
    static Path folder;

    private static TestCertificate certificate;
    private static DocumentReader reader;

    private final LoginBox logins = MailFixtures.logins(folder);
    private ScriptedImap server;

    @BeforeAll
    static void trust() throws Exception {
        certificate = TestCertificate.of(folder, "localhost");
        reader = new DocumentReader(FileLimits.DEFAULT, OfficeLimits.DEFAULT);
    }

    @AfterAll
    static void forget() {
        reader.close();
    }

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedImap(certificate.context());
        server.answer("EXAMINE", EXAMINED).answer("FETCH", LISTED);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Harvest read(MailLimits limits) throws Exception {
        return mailSource(limits)
                .read(mailbox("imap://localhost:" + server.port() + "/INBOX", logins, PASSWORD), PollState.NEW, NOW);
    }

    private MailSource mailSource(MailLimits limits) {
        return new MailSource(OutboundSockets.guarded(LOCAL, certificate.context()), logins, reader, limits);
    }

    private String failure() {
        return failure(LIMITS);
    }

    private String failure(MailLimits limits) {
        return catchThrowableOfType(SourceException.class, () -> read(limits)).getMessage();
    }

    private static String literal(int uid, String mail) {
        return "* " + uid + " FETCH (UID " + uid + " BODY[]<0> {" + mail.length() + "}\r\n" + mail
                + ")\r\nTAG OK done\r\n";
    }

    @Test
    void aPasswordGoesOverStartTlsWhereTheServerHasIt() throws Exception {
        server.greeting("* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready\r\n")
                .answer("CAPABILITY", "* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n")
                .answer("UID FETCH", literal(1, "Message-ID: <a@b>\r\nSubject: S\r\n\r\nText."));

        Harvest harvest = read(LIMITS);

        assertThat(harvest.candidates()).hasSize(1);
        assertThat(server.commands().subList(0, 2)).containsExactly("STARTTLS", "CAPABILITY");
        assertThat(server.commands()).noneMatch(command -> command.matches("(STORE|UID STORE|SELECT|EXPUNGE|CLOSE).*"));
        assertThat(server.commands())
                .filteredOn(command -> command.startsWith("UID"))
                .allMatch(command -> command.contains("BODY.PEEK[]"));
    }

    @Test
    void withoutTlsAPasswordGoesOnlyToAnAddressThatTheOperatorNames() throws Exception {
        server.answer("EXAMINE", "* 0 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\nTAG OK done\r\n");

        assertThat(read(LIMITS).candidates()).isEmpty();

        assertThat(server.commands()).anyMatch(command -> command.startsWith("LOGIN desk"));
    }

    @Test
    void aPasswordIsSentAsUtf8() throws Exception {
        server.greeting("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n")
                .answer("AUTHENTICATE", "+ \r\n")
                .answer("EXAMINE", "* 0 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\nTAG OK done\r\n");

        mailSource(LIMITS).read(mailbox("imap://localhost:" + server.port(), logins, "schlüssel"), PollState.NEW, NOW);

        String sent = server.commands().get(server.commands().indexOf("AUTHENTICATE PLAIN") + 1);
        assertThat(Base64.getDecoder().decode(sent)).isEqualTo("\0desk\0schlüssel".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aServerThatTakesNoPasswordIsNotSentOne() {
        server.greeting("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED] ready\r\n");

        assertThat(failure()).contains("takes no password");
        assertThat(server.commands()).noneMatch(command -> command.startsWith("LOGIN"));
    }

    @Test
    void aServerThatRepeatsThePasswordIsNotQuoted() {
        server.answer("LOGIN", "TAG NO [AUTHENTICATIONFAILED] not " + PASSWORD + "\r\n");

        assertThat(failure()).contains("refuses the login").doesNotContain("pa55");
    }

    @Test
    void aLimitOfConnectionsIsSaidAsSuch() {
        server.answer("LOGIN", "TAG NO [LIMIT] Too many simultaneous connections\r\n");
        assertThat(failure()).contains("takes no further connection").contains("other mail programs");

        server.greeting("* BYE Maximum number of connections from user exceeded\r\n");
        assertThat(failure()).contains("takes no further connection");
    }

    @Test
    void aServerThatSaysNothingIsTooSlow() {
        server.answer("EXAMINE", ScriptedImap.SILENCE);
        SocketLimits impatient =
                new SocketLimits(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(20));

        assertThat(failure(new MailLimits(impatient, LIMITS.patience(), 1000, 10, 1000)))
                .contains("too slow")
                .contains("ask the mailbox's provider");
    }

    @Test
    void aPollThatDoesNotEndIsCut() {
        server.answer("EXAMINE", ScriptedImap.SILENCE);
        SocketLimits hurried = new SocketLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMillis(500));

        assertThat(failure(new MailLimits(hurried, LIMITS.patience(), 1000, 10, 1000)))
                .contains("too slow");
    }

    @Test
    void aServerThatAnnouncesMoreThanWasAskedForCostsNoMemory() {
        server.answer("UID FETCH", "* 1 FETCH (UID 1 BODY[]<0> {2000000000}\r\n");

        assertThat(failure()).contains("announces 2000000000 bytes").contains("Check that an IMAP server");
    }

    @Test
    void aMailThatTheServerDoesNotGiveOutIsPassedOver() throws Exception {
        server.answer("UID FETCH", "TAG NO cannot read it\r\n");

        Harvest harvest = read(LIMITS);

        assertThat(harvest.refusals()).hasSize(2).allMatch(line -> line.contains("not given out by the server"));
        assertThat(harvest.again()).isFalse();
    }

    @Test
    void aMailThatIsGoneWhenItIsFetchedIsPassedOver() throws Exception {
        Harvest harvest = read(LIMITS);

        assertThat(harvest.candidates()).isEmpty();
        assertThat(harvest.refusals()).isEmpty();
        assertThat(MailCursor.parse(harvest.cursor()).done()).isEqualTo(2);
    }

    @Test
    void aServerThatDoesNotListWhatItHasIsSaid() {
        server.answer("FETCH", "* 2 FETCH (UID 2)\r\nTAG OK done\r\n");

        assertThat(failure(LIMITS)).contains("does not list the mails");
    }

    @Test
    void whatIsNoMailServerIsSaid() {
        server.greeting("HTTP/1.1 400 Bad Request\r\n\r\n");

        assertThat(failure()).contains("400 Bad Request").contains("check that an IMAP server answers");
    }
}
