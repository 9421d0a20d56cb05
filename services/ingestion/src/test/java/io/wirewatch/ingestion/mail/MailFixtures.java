package io.wirewatch.ingestion.mail;

import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollCounts;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SealedLogin;
import io.wirewatch.ingestion.poll.SeenEntries;
import io.wirewatch.ingestion.poll.SiteMemory;
import io.wirewatch.ingestion.poll.SourceOptions;
import io.wirewatch.ingestion.poll.Sources;
import io.wirewatch.ingestion.poll.Vitals;
import io.wirewatch.runtime.WirewatchConfig;
import io.wirewatch.runtime.net.SocketLimits;
import io.wirewatch.runtime.security.LoginBox;
import io.wirewatch.runtime.security.SecretBox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Mailboxes, logins and mails for tests. */
final class MailFixtures {
    static final String USER = "desk";
    static final String PASSWORD = "pa55-word";
    static final Instant BEFORE = Sources.CREATED.minusSeconds(86_400);
    static final Instant NOW = Sources.CREATED.plusSeconds(3_600);
    static final SocketLimits QUICK =
            new SocketLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60));
    static final MailLimits LIMITS = new MailLimits(QUICK, Duration.ofSeconds(60), 256 * 1024, 200, 4 * 1024 * 1024);

    private MailFixtures() {}

    static LoginBox logins(Path data) {
        return new LoginBox(new SecretBox(new WirewatchConfig("ingestion", 0, data, "main"), ""));
    }

    static PolledSource mailbox(String url, LoginBox logins, String password) {
        byte[] sealed = logins.seal("mailbox", USER, password).getPassword().array();
        return new PolledSource(
                "main",
                "mailbox",
                PolledSource.IMAP,
                url,
                Duration.ofMinutes(5),
                true,
                1,
                Sources.CREATED,
                Sources.CREATED,
                null,
                SourceOptions.USUAL.withLogin(new SealedLogin(USER, sealed)),
                "Mailbox");
    }

    /** What is known after a poll that gave this. */
    static PollState after(PolledSource source, Harvest harvest) {
        return new PollState(
                source.url(),
                null,
                null,
                SeenEntries.NONE,
                NOW,
                NOW,
                NOW,
                0,
                null,
                PollCounts.NONE,
                PollCounts.NONE,
                harvest.refusals(),
                null,
                Vitals.NONE,
                SiteMemory.NONE,
                harvest.cursor(),
                null);
    }

    static String mail(String id, String subject, String date, String text) {
        return (id == null ? "" : "Message-ID: <" + id + ">\r\n")
                + "From: press@ministry.example\r\n"
                + (date == null ? "" : "Date: " + date + "\r\n")
                + "Subject: " + subject + "\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + text + "\r\n";
    }

    /** A mail with attachments, each given as its headers, an empty line and its body. */
    static String withAttachments(String id, String text, List<String> attachments) {
        StringBuilder mail = new StringBuilder("Message-ID: <" + id + ">\r\nDate: Fri, 01 Mar 2024 10:30:00 +0000\r\n"
                + "Subject: Papers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=sep\r\n\r\n"
                + "--sep\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n");
        attachments.forEach(part -> mail.append("--sep\r\n").append(part).append("\r\n"));
        return mail.append("--sep--\r\n").toString();
    }
}
