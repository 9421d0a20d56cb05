package io.wirewatch.formats.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The mails of a mailbox (RFC 4155), one after the other. A mail begins at a line "From ", at the beginning or behind an
 * empty line, that has a date as postmen write it or goes before a header; in the mail such a line is quoted with ">",
 * and one ">" is taken off again.
 */
final class MboxReader {
    private static final Pattern POSTMARK = Pattern.compile(
            "From \\S.*\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b.*\\d\\d?:\\d\\d.*", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,60}:.*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile(">+From .*", Pattern.DOTALL);
    private static final int LOOKED_AT = 200;

    private final FileLimits limits;
    private final MailReader mails;
    private final DocumentSink sink;
    private final ByteArrayOutputStream mail = new ByteArrayOutputStream();
    private long mailStart;
    private boolean tooLarge;

    MboxReader(FileLimits limits, SingleFile files, DocumentSink sink) {
        this.limits = limits;
        this.mails = new MailReader(limits, files, sink);
        this.sink = sink;
    }

    /** @param position where the stream begins in the file: there, or at the beginning of a mail */
    void read(InputStream in, long position) throws IOException, InterruptedException {
        LineScanner lines = new LineScanner(in, position, limits.whole());
        mailStart = position;
        boolean afterEmpty = true;
        byte[] candidate = null;
        long candidateStart = position;
        while (lines.next()) {
            byte[] line = lines.bytes();
            String start = start(line);
            if (candidate != null) {
                if (FIELD.matcher(start).matches()
                        || POSTMARK.matcher(start(candidate)).matches()) {
                    end(candidateStart);
                } else {
                    add(candidate, 0);
                }
                candidate = null;
                afterEmpty = false;
            }
            if (afterEmpty && start.startsWith("From ")) {
                candidate = line;
                candidateStart = lines.start();
            } else {
                add(line, QUOTED.matcher(start).matches() ? 1 : 0);
                tooLarge |= lines.isTooLong();
            }
            afterEmpty = start.isBlank();
        }
        if (candidate != null) {
            add(candidate, 0);
        }
        end(lines.position());
    }

    private static String start(byte[] line) {
        return new String(line, 0, Math.min(LOOKED_AT, line.length), StandardCharsets.ISO_8859_1);
    }

    private void add(byte[] line, int from) {
        if (mail.size() + line.length > limits.whole()) {
            tooLarge = true;
        } else if (!tooLarge) {
            mail.write(line, from, line.length - from);
        }
    }

    /** Tells of the mail that ends here. */
    private void end(long position) throws InterruptedException {
        String name = "the mail at byte " + mailStart;
        if (tooLarge) {
            sink.refused(
                    name,
                    "is larger than " + SingleFile.megabytes(limits.whole())
                            + ": send it alone, without its attachments.");
        } else if (!mail.toString(StandardCharsets.ISO_8859_1).isBlank()) {
            try {
                mails.read(mail.toByteArray());
            } catch (FileException e) {
                sink.refused(name, e.getMessage());
            }
        }
        mail.reset();
        tooLarge = false;
        mailStart = position;
        sink.reached(position);
    }
}
