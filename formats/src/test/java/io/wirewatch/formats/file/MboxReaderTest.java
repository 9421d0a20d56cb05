package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.formats.office.OfficeLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MboxReaderTest {
    private static final String POSTMARK = "From press@roads.example Tue Jun  3 09:00:00 2025\n";

    private static String mailbox(String... mails) {
        return POSTMARK + String.join("\n" + POSTMARK, mails);
    }

    @Test
    void eachMailIsARelease() throws Exception {
        Told told = Told.of(
                "press.mbox", mailbox(Mails.plain("1@x", "One", "First."), Mails.plain("2@x", "Two", "Second.")));

        assertThat(told.identities()).containsExactly("1@x", "2@x");
        assertThat(Told.text(told.documents().getFirst())).isEqualToIgnoringNewLines("First.");
    }

    @Test
    void aQuotedFromIsUnquotedAndAParagraphThatBeginsWithFromIsNoMail() throws Exception {
        Told told = Told.of(
                "press.mbox",
                mailbox(Mails.plain(
                        "1@x", "One", "A.\n\n>From here on.\n>>From there.\n\nFrom May on it is open.\nAll is well.")));

        assertThat(Told.text(told.only())).contains("\nFrom here on.\n>From there.\n\nFrom May on it is open.\nAll");
    }

    @Test
    void postmarksWithoutADateCountBeforeAHeader() throws Exception {
        String mailbox = mailbox(Mails.plain("1@x", "One", "First."), Mails.plain("2@x", "Two", "Second."))
                .replace(POSTMARK, "From -\n");

        assertThat(Told.of("press.mbox", mailbox).identities()).containsExactly("1@x", "2@x");
    }

    @Test
    void aMailThatIsTooLargeCostsNoOther() throws Exception {
        DocumentReader small = new DocumentReader(FileLimits.DEFAULT.withWhole(2000), OfficeLimits.DEFAULT);
        String mailbox = mailbox(
                Mails.plain("1@x", "One", "First."),
                Mails.plain("2@x", "Two", "x".repeat(5000)),
                Mails.plain("3@x", "Three", "Third."));

        Told told = Told.of(
                small, "press.mbox", null, new java.io.ByteArrayInputStream(mailbox.getBytes(StandardCharsets.UTF_8)));

        assertThat(told.identities()).containsExactly("1@x", "3@x");
        assertThat(told.refusals())
                .hasSize(1)
                .first()
                .asString()
                .contains("the mail at byte", "is larger than 2000 bytes");
    }

    @Test
    void readingGoesOnFromEveryPlaceItReached() throws Exception {
        byte[] mailbox = mailbox(
                        Mails.plain("1@x", "One", "First."),
                        Mails.plain("2@x", "Two", "Second."),
                        Mails.plain("3@x", "Three", "Third."))
                .getBytes(StandardCharsets.UTF_8);
        Told whole = Told.of("press.mbox", mailbox);

        assertThat(whole.places()).contains((long) mailbox.length).isSorted();
        for (long place : whole.places()) {
            Told rest = Told.from(FileKind.MBOX, mailbox, place);
            assertThat(whole.identities()).endsWith(rest.identities().toArray(String[]::new));
        }
        assertThat(Told.from(FileKind.MBOX, mailbox, whole.places().get(1)).identities())
                .containsExactly("2@x", "3@x");
    }

    @Test
    void aMailboxLargerThanMemoryIsReadAsItComes() throws Exception {
        byte[] mail = ("\n" + POSTMARK + Mails.plain("1@x", "One", "First. ".repeat(20_000)))
                .getBytes(StandardCharsets.UTF_8);
        long mails = 2L * Runtime.getRuntime().maxMemory() / mail.length;
        int[] count = new int[1];

        Told.READER.read(FileKind.MBOX, null, new Repeated(mail, mails), 0, new DocumentSink() {
            @Override
            public void document(Document document) {
                count[0]++;
            }

            @Override
            public void refused(String part, String reason) {
                throw new AssertionError(part + reason);
            }
        });

        assertThat(count[0]).isEqualTo((int) mails);
    }

    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private long left;
        private int at;

        Repeated(byte[] bytes, long times) {
            this.bytes = bytes;
            this.left = times;
        }

        @Override
        public int read() throws IOException {
            throw new IOException("read in one go");
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, to, offset, count);
            at = (at + count) % bytes.length;
            left -= at == 0 ? 1 : 0;
            return count;
        }
    }
}
