package io.wirewatch.ingestion.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileLimits;
import io.wirewatch.formats.office.OfficeLimits;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.Rounds;
import io.wirewatch.runtime.net.OutboundSockets;
import io.wirewatch.runtime.security.LoginBox;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mailbox of a hundred thousand mails. They are made up when they are asked for; before, the server only says that they are there. */
class LargeMailboxTest {
    private static final int MAILS = 100_000;
    private static final int LATER = 150;
    /** UIDs have gaps, as in a mailbox where mails were deleted. */
    private static final int STEP = 3;

    private static final int EACH_HUGE = 10_000;
    private static final int HUGE = 50_000_000;
    private static final long ROOM = 48L * 1024 * 1024;
    private static final Pattern RANGE = Pattern.compile("FETCH (\\d+)(?::(\\d+))? .*");
    private static final Pattern BODIES = Pattern.compile("UID FETCH ([0-9,]+) \\(UID BODY\\.PEEK.*");

    @TempDir
    Path folder;

    private final BitSet sent = new BitSet();
    private final DocumentReader reader = new DocumentReader(FileLimits.DEFAULT, OfficeLimits.DEFAULT);
    private ScriptedImap server;
    private int total = MAILS;
    private int listed;
    private int given;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedImap(null);
        server.answer(
                "EXAMINE",
                command -> "* " + total + " EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT " + (total * STEP + 1)
                        + "] ok\r\nTAG OK [READ-ONLY] done\r\n");
        server.answer("FETCH", this::list);
        server.answer("UID FETCH", this::give);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        reader.close();
    }

    @Test
    void itIsWorkedOffPollByPollWithoutLossAndWithLittleMemory() throws Exception {
        LoginBox logins = MailFixtures.logins(folder);
        MailSource source = new MailSource(
                OutboundSockets.guarded(AddressPolicy.allowing("127.0.0.0/8")), logins, reader, MailLimits.DEFAULT);
        Rounds rounds = new Rounds(
                source,
                MailFixtures.mailbox("imap://127.0.0.1:" + server.port() + "/INBOX", logins, MailFixtures.PASSWORD));
        long heap = 0;
        int polls = 0;
        do {
            listed = 0;
            given = 0;
            PollState state = rounds.round(Duration.ofSeconds(5));
            assertThat(state.error()).isNull();
            rounds.take().forEach(this::take);
            assertThat(listed).as("mails listed for poll %s", polls).isLessThanOrEqualTo(200);
            assertThat(given).as("mails fetched by poll %s", polls).isLessThanOrEqualTo(200);
            assertThat(state.seen().entries().size())
                    .as("what the state remembers")
                    .isLessThan(1_000);
            polls++;
            if (polls == 20) {
                heap = used();
                total += LATER;
            }
        } while (rounds.again());

        int huge = (MAILS + LATER) / EACH_HUGE;
        assertThat(sent.cardinality()).isEqualTo(MAILS + LATER - huge);
        assertThat(polls).isEqualTo((MAILS + LATER + 199) / 200);
        assertThat(rounds.state().total().refused()).isEqualTo(huge);
        assertThat(used() - heap).as("memory kept after %s polls", polls).isLessThan(ROOM);
    }

    private void take(RawRelease release) {
        int number = Integer.parseInt(release.title().substring("Release ".length()));
        assertThat(sent.get(number)).as("mail %s was on the log before", number).isFalse();
        sent.set(number);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private String list(String command) {
        Matcher range = RANGE.matcher(command);
        assertThat(range.matches()).as(command).isTrue();
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        listed += command.contains("RFC822.SIZE") ? last - first + 1 : 0;
        StringBuilder answer = new StringBuilder();
        for (int number = first; number <= last; number++) {
            answer.append("* ").append(number).append(" FETCH (UID ").append(number * STEP);
            if (command.contains("RFC822.SIZE")) {
                int size = number % EACH_HUGE == 0 ? HUGE : mail(number).length();
                answer.append(" RFC822.SIZE ").append(size).append(" INTERNALDATE \"28-Feb-2024 10:00:00 +0000\"");
            }
            answer.append(")\r\n");
        }
        return answer.append("TAG OK done\r\n").toString();
    }

    private String give(String command) {
        Matcher uids = BODIES.matcher(command);
        assertThat(uids.matches()).as(command).isTrue();
        List<Integer> numbers = Arrays.stream(uids.group(1).split(","))
                .map(uid -> Integer.parseInt(uid) / STEP)
                .toList();
        given += numbers.size();
        StringBuilder answer = new StringBuilder();
        for (int number : numbers) {
            String mail = mail(number);
            answer.append("* ")
                    .append(number)
                    .append(" FETCH (UID ")
                    .append(number * STEP)
                    .append(" BODY[]<0> {")
                    .append(mail.length())
                    .append("}\r\n")
                    .append(mail)
                    .append(")\r\n");
        }
        return answer.append("TAG OK done\r\n").toString();
    }

    private static String mail(int number) {
        return MailFixtures.mail(
                "m" + number + "@ministry",
                "Release " + number,
                "Wed, 28 Feb 2024 10:00:00 +0000",
                "Text of " + number);
    }
}
