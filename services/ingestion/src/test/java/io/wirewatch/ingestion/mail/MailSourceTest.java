package io.wirewatch.ingestion.mail;

import static io.wirewatch.ingestion.mail.MailFixtures.BEFORE;
import static io.wirewatch.ingestion.mail.MailFixtures.LIMITS;
import static io.wirewatch.ingestion.mail.MailFixtures.NOW;
import static io.wirewatch.ingestion.mail.MailFixtures.PASSWORD;
import static io.wirewatch.ingestion.mail.MailFixtures.USER;
import static io.wirewatch.ingestion.mail.MailFixtures.after;
import static io.wirewatch.ingestion.mail.MailFixtures.mail;
import static io.wirewatch.ingestion.mail.MailFixtures.mailbox;
import static io.wirewatch.ingestion.mail.MailFixtures.withAttachments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileLimits;
import io.wirewatch.formats.office.OfficeLimits;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.runtime.net.OutboundSockets;
import io.wirewatch.runtime.security.LoginBox;
import io.wirewatch.testing.TestCertificate;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mailboxes of a server that keeps to the standard, over TLS. */
class MailSourceTest {
    private static final AddressPolicy LOCAL = AddressPolicy.allowing("127.0.0.0/8");
    private static final String STORE = "greenmail.tls.keystore.";

    @TempDir
    static Path folder;

    private static TestCertificate certificate;
    private static DocumentReader reader;

    private final LoginBox logins = MailFixtures.logins(folder);
    private GreenMail server;
    private GreenMailUser user;
    private MailFolder inbox;

    @BeforeAll
    static void trust() throws Exception {
        certificate = TestCertificate.of(folder, "localhost");
        System.setProperty(STORE + "file", certificate.file().toString());
        System.setProperty(STORE + "password", TestCertificate.PASSWORD);
        reader = new DocumentReader(FileLimits.DEFAULT, OfficeLimits.DEFAULT);
    }

    @AfterAll
    static void forget() {
        System.clearProperty(STORE + "file");
        System.clearProperty(STORE + "password");
        reader.close();
    }

    @BeforeEach
    void start() throws Exception {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
        server.start();
        user = server.setUser(USER, PASSWORD);
        inbox = folders().getInbox(user);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private ImapHostManager folders() {
        return server.getManagers().getImapHostManager();
    }

    private PolledSource source(String path) {
        return source(path, PASSWORD);
    }

    private PolledSource source(String path, String password) {
        return mailbox("imaps://localhost:" + server.getImaps().getPort() + path, logins, password);
    }

    private MailSource mailSource(AddressPolicy policy, MailLimits limits) {
        return new MailSource(OutboundSockets.guarded(policy, certificate.context()), logins, reader, limits);
    }

    private Harvest read(PolledSource source, PollState state) throws Exception {
        return mailSource(LOCAL, LIMITS).read(source, state, NOW);
    }

    private static void put(MailFolder folder, String mail, Instant received) throws Exception {
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        folder.appendMessage(message, new Flags(), Date.from(received));
    }

    private static String text(Candidate candidate) {
        return new String(candidate.release().body(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void mailsAreReadAsReleasesAndLeftAsTheyAre() throws Exception {
        put(inbox, mail("a@ministry", "Ports open", "Fri, 01 Mar 2024 10:10:00 +0100", "The ports are open."), NOW);

        Harvest harvest = read(source("/INBOX"), PollState.NEW);

        assertThat(harvest.candidates()).singleElement().satisfies(candidate -> {
            RawRelease release = candidate.release();
            assertThat(release.title()).isEqualTo("Ports open");
            assertThat(text(candidate)).isEqualTo("The ports are open.");
            assertThat(release.publishedAt()).isEqualTo("Fri, 01 Mar 2024 10:10:00 +0100");
            assertThat(candidate.identity()).isEqualTo("a@ministry");
            assertThat(release.id()).isEqualTo(Ids.release("main", "mailbox", "guid", "a@ministry"));
        });
        assertThat(inbox.getMessages())
                .singleElement()
                .satisfies(kept ->
                        assertThat(kept.getFlags().contains(Flags.Flag.SEEN)).isFalse());
    }

    @Test
    void onlyWhatCameSinceIsReadNextTime() throws Exception {
        PolledSource source = source("/INBOX");
        put(inbox, mail("a@ministry", "One", null, "First."), NOW);
        Harvest first = read(source, PollState.NEW);
        Harvest nothing = read(source, after(source, first));
        put(inbox, mail("b@ministry", "Two", null, "Second."), NOW);
        Harvest second = read(source, after(source, nothing));

        assertThat(first.candidates()).extracting(Candidate::identity).containsExactly("a@ministry");
        assertThat(nothing.candidates()).isEmpty();
        assertThat(nothing.cursor()).isEqualTo(first.cursor());
        assertThat(second.candidates()).extracting(Candidate::identity).containsExactly("b@ministry");
        assertThat(second.candidates().getFirst().release().publishedAt()).isEqualTo(NOW.toString());
    }

    @Test
    void whatWasThereBeforeTheSourceIsHistoricalAndOnlyThat() throws Exception {
        PolledSource source = source("/INBOX");
        put(inbox, mail("old@ministry", "Old", null, "Long ago."), BEFORE);
        put(inbox, mail("copied@ministry", "Copied", "Thu, 29 Feb 2024 10:00:00 +0000", "Moved here."), NOW);
        put(inbox, mail("new@ministry", "New", "Fri, 01 Mar 2024 10:30:00 +0000", "Just now."), NOW);
        Harvest first = read(source, PollState.NEW);
        put(inbox, mail("clock@ministry", "Clock", "Thu, 29 Feb 2024 10:00:00 +0000", "Of a slow clock."), NOW);
        Harvest second = read(source, after(source, first));

        assertThat(first.candidates())
                .extracting(candidate -> candidate.release().historical())
                .containsExactly(true, true, false);
        assertThat(second.candidates())
                .extracting(candidate -> candidate.release().historical())
                .containsExactly(false);
    }

    @Test
    void aDateThatCannotBeGivesWayToTheServers() throws Exception {
        put(inbox, mail("future@ministry", "Early", "Fri, 01 Mar 2044 10:00:00 +0000", "From tomorrow."), NOW);
        put(inbox, mail("zero@ministry", "Zero", "Thu, 01 Jan 1970 00:00:00 +0000", "From nowhen."), NOW);

        assertThat(read(source("/INBOX"), PollState.NEW).candidates())
                .extracting(candidate -> candidate.release().publishedAt())
                .containsOnly(NOW.toString());
    }

    @Test
    void aMailWithoutMessageIdIsNamedByItsBytesAndACopyIsTheSame() throws Exception {
        put(inbox, mail(null, "Bare", "Fri, 01 Mar 2024 10:30:00 +0000", "No id."), NOW);
        put(inbox, mail("a@ministry", "One", null, "First."), NOW);
        put(inbox, mail("a@ministry", "One", null, "First, with the footer of a list."), NOW);

        List<Candidate> found = read(source("/INBOX"), PollState.NEW).candidates();

        assertThat(found).hasSize(2);
        assertThat(found.getFirst().identity()).doesNotContain("@");
        assertThat(text(found.getLast())).isEqualTo("First.");
    }

    @Test
    void otherUidsMeanThatAllIsReadAgainUnderTheSameIds() throws Exception {
        put(inbox, mail("old@ministry", "Old", null, "Long ago."), BEFORE);
        put(inbox, mail("a@ministry", "One", null, "First."), NOW);
        PolledSource source = source("/INBOX");
        Harvest first = read(source, PollState.NEW);
        MailCursor place = MailCursor.parse(first.cursor());
        MailCursor otherwise =
                new MailCursor(place.mailbox(), place.validity() + 1, place.done(), place.first(), place.since());

        Harvest second = read(source, after(source, first.upTo(otherwise.text())));

        assertThat(second.candidates())
                .extracting(Candidate::hash)
                .isEqualTo(first.candidates().stream().map(Candidate::hash).toList());
        assertThat(second.candidates())
                .extracting(candidate -> candidate.release().id())
                .isEqualTo(first.candidates().stream()
                        .map(candidate -> candidate.release().id())
                        .toList());
        assertThat(second.candidates())
                .extracting(candidate -> candidate.release().historical())
                .containsExactly(true, false);
        assertThat(second.cursor()).isEqualTo(first.cursor());
    }

    @Test
    void thePlaceInAnotherMailboxSaysNothingOfThisOne() throws Exception {
        put(inbox, mail("a@ministry", "One", null, "First."), NOW);
        put(folders().createMailbox(user, "Press"), mail("b@ministry", "Two", null, "Second."), NOW);
        Harvest first = read(source("/INBOX"), PollState.NEW);

        Harvest moved = read(source("/Press"), after(source("/INBOX"), first));

        assertThat(moved.candidates()).extracting(Candidate::identity).containsExactly("b@ministry");
    }

    @Test
    void aThousandMailsAreWorkedOffOverSeveralPolls() throws Exception {
        for (int i = 0; i < 1000; i++) {
            put(inbox, mail("m" + i + "@ministry", "Release " + i, null, "Text " + i), BEFORE);
        }
        PolledSource source = source("/INBOX");
        PollState state = PollState.NEW;
        Set<String> ids = new HashSet<>();
        List<Integer> sizes = new ArrayList<>();
        Harvest harvest;
        do {
            harvest = read(source, state);
            sizes.add(harvest.candidates().size());
            harvest.candidates().forEach(candidate -> {
                assertThat(candidate.release().historical()).isTrue();
                ids.add(candidate.identity());
            });
            state = after(source, harvest);
        } while (harvest.again());

        assertThat(sizes).containsExactly(200, 200, 200, 200, 200);
        assertThat(ids).hasSize(1000);
        assertThat(read(source, state).candidates()).isEmpty();
    }

    @Test
    void aPollTakesNoMoreBytesThanItHasRoomFor() throws Exception {
        for (int i = 0; i < 3; i++) {
            put(inbox, mail("m" + i + "@ministry", "Long", null, "word ".repeat(10_000)), NOW);
        }
        MailLimits room = new MailLimits(MailFixtures.QUICK, LIMITS.patience(), 60_000, 200, 110_000);

        Harvest harvest = mailSource(LOCAL, room).read(source("/INBOX"), PollState.NEW, NOW);

        assertThat(harvest.candidates()).hasSize(2);
        assertThat(harvest.again()).isTrue();
    }

    @Test
    void aHugeMailIsRefusedAndCostsNoOther() throws Exception {
        PolledSource source = source("/INBOX");
        put(inbox, mail("huge@ministry", "Huge", null, "word ".repeat(60_000)), NOW);
        put(inbox, mail("a@ministry", "One", null, "First."), NOW);

        Harvest harvest = read(source, PollState.NEW);
        Harvest next = read(source, after(source, harvest));

        assertThat(harvest.candidates()).extracting(Candidate::identity).containsExactly("a@ministry");
        assertThat(harvest.refusals())
                .singleElement()
                .asString()
                .contains("UID 1")
                .contains("larger than 262144 bytes");
        assertThat(next.candidates()).isEmpty();
        assertThat(next.refusals()).isEqualTo(harvest.refusals());
        assertThat(next.refused()).isZero();
    }

    @Test
    void attachmentsThatAreReleasesAreReleases() throws Exception {
        put(
                inbox,
                withAttachments(
                        "papers@ministry",
                        "See the papers.",
                        List.of(
                                "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=one.txt\r\n\r\n"
                                        + "The first paper.",
                                "Content-Type: application/rtf\r\nContent-Disposition: attachment; filename=two.rtf\r\n\r\n"
                                        + "{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Arial;}}\r\n\\pard\\f0 The second paper.\\par\r\n}")),
                NOW);

        Harvest harvest = read(source("/INBOX"), PollState.NEW);
        List<Candidate> found = harvest.candidates();

        assertThat(harvest.refusals()).isEmpty();
        assertThat(found).hasSize(3);
        assertThat(found.stream().map(MailSourceTest::text).toList().toString())
                .contains("See the papers.", "The first paper.", "The second paper.");
        assertThat(found.get(1).identity()).startsWith("papers@ministry#");
    }

    @Test
    void hostileAttachmentsAreToldAndOpenNothing() throws Exception {
        put(
                inbox,
                withAttachments(
                        "evil@ministry",
                        "Open it!",
                        List.of(
                                "Content-Type: application/octet-stream\r\nContent-Disposition: attachment;"
                                        + " filename=\"../../run.exe\"\r\n\r\nMZ\u0001\u0002",
                                "Content-Type: application/pdf\r\nContent-Disposition: attachment;"
                                        + " filename=broken.pdf\r\n\r\n%PDF-1.7 nothing follows",
                                "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition:"
                                        + " attachment; filename=bad.txt\r\n\r\n=====")),
                NOW);
        put(inbox, mail("a@ministry", "One", null, "First."), NOW);

        Harvest harvest = read(source("/INBOX"), PollState.NEW);

        assertThat(harvest.candidates()).extracting(Candidate::identity).contains("evil@ministry", "a@ministry");
        assertThat(harvest.refusals()).anyMatch(line -> line.contains("“run.exe”") && line.contains("not read"));
        assertThat(harvest.refusals()).anyMatch(line -> line.contains("broken.pdf"));
    }

    @Test
    void aWrongPasswordIsSaidWithoutSayingIt() {
        SourceException refused = catchThrowableOfType(
                SourceException.class, () -> read(source("/INBOX", "other-secret"), PollState.NEW));

        assertThat(refused).hasMessageContaining("refuses the login").hasMessageContaining("app password");
        assertThat(refused.getMessage()).doesNotContain("other-secret");
    }

    @Test
    void aFolderThatIsNotThereIsSaidWithSomeThatAre() throws Exception {
        folders().createMailbox(user, "Press");

        SourceException missing =
                catchThrowableOfType(SourceException.class, () -> read(source("/Pres"), PollState.NEW));

        assertThat(missing).hasMessageContaining("no folder “Pres”").hasMessageContaining("Press");
    }

    @Test
    void addressesThatAreNotPublicAreNotReadUnlessTheOperatorAllowsThem() {
        SourceException refused = catchThrowableOfType(
                SourceException.class,
                () -> mailSource(AddressPolicy.GLOBAL_ONLY, LIMITS).read(source("/INBOX"), PollState.NEW, NOW));

        assertThat(refused).hasMessageContaining("loopback").hasMessageContaining("--allow-targets");
    }

    @Test
    void aCertificateOfAnotherHostEndsItBeforeThePasswordIsSent() {
        PolledSource source = mailbox("imaps://127.0.0.1:" + server.getImaps().getPort() + "/INBOX", logins, PASSWORD);

        SourceException refused = catchThrowableOfType(SourceException.class, () -> read(source, PollState.NEW));

        assertThat(refused).hasMessageContaining("another host").hasMessageContaining("by the name");
    }

    @Test
    void aCertificateThatNobodyTrustsEndsIt() {
        MailSource distrusting = new MailSource(OutboundSockets.guarded(LOCAL), logins, reader, LIMITS);

        SourceException refused = catchThrowableOfType(
                SourceException.class, () -> distrusting.read(source("/INBOX"), PollState.NEW, NOW));

        assertThat(refused).hasMessageContaining("TLS with localhost failed").hasMessageContaining("trust store");
    }

    @Test
    void aPasswordOfAnotherSourceDoesNotOpen() {
        PolledSource source = source("/INBOX");
        PolledSource other = new PolledSource(
                "main",
                "other",
                source.kind(),
                source.url(),
                source.interval(),
                true,
                1,
                source.createdAt(),
                source.updatedAt(),
                null,
                source.options(),
                "Other");

        assertThat(catchThrowableOfType(SourceException.class, () -> read(other, PollState.NEW)))
                .hasMessageContaining("WIREWATCH_SECRET_KEY");
    }
}
