package io.wirewatch.formats.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a web archive (ISO 28500) into its records. What is no record is told with a {@link FaultException} and read over
 * to the next line that begins one.
 */
final class WarcRecords {
    private static final Pattern VERSION = Pattern.compile("WARC/\\d{1,2}\\.\\d{1,3}");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length[ \\t]*:[ \\t]*(\\d{1,15})[ \\t]*$");
    private static final Pattern TYPE = Pattern.compile("(?im)^warc-type[ \\t]*:[ \\t]*response[ \\t]*$");
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final byte[] BEGINNING = {'W', 'A', 'R', 'C', '/'};
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final Rewind in;
    private final int largest;
    private long start;
    private boolean lost;

    WarcRecords(Rewind in, int largest) {
        this.in = in;
        this.largest = largest;
    }

    /** A record that cannot be read; the next one can. */
    static final class FaultException extends Exception {
        private static final long serialVersionUID = 1L;

        FaultException(String reason) {
            super(reason);
        }
    }

    /** Where the record last read, or missed, begins in what is unpacked. */
    long start() {
        return start;
    }

    /** Where the next one does. */
    long position() {
        return in.position();
    }

    /**
     * The bytes of the next record that is a response; empty for one of another kind, null at the end.
     *
     * @throws GzipMembers.DamageException if it cannot be unpacked; then it is read over
     */
    byte[] next() throws IOException, FaultException {
        if (lost && !findNext()) {
            return null;
        }
        lost = false;
        int first = in.read();
        while (first == '\r' || first == '\n') {
            first = in.read();
        }
        if (first < 0) {
            return null;
        }
        in.rewind(in.position() - 1);
        in.mark();
        start = in.position();
        return record();
    }

    private byte[] record() throws IOException, FaultException {
        ByteArrayOutputStream record = new ByteArrayOutputStream(1024);
        header(record);
        String header = record.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(header.replace("\r", ""));
        if (!VERSION.matcher(header.lines().findFirst().orElse("")).matches() || !length.find()) {
            throw fault("is no record of a web archive");
        }
        long size = Long.parseLong(length.group(1));
        boolean isResponse = TYPE.matcher(header.replace("\r", "")).find();
        boolean isTaken = isResponse && size <= largest;
        if (isTaken) {
            record.write(in.readNBytes((int) size));
        } else {
            in.skip(size);
        }
        if (in.position() < start + header.length() + size || !isFollowed()) {
            throw fault("is damaged: it is not as long as it says");
        }
        if (isResponse && !isTaken) {
            throw new FaultException("is larger than " + SingleFile.megabytes(largest));
        }
        record.writeBytes(END);
        return isTaken ? record.toByteArray() : new byte[0];
    }

    private void header(ByteArrayOutputStream record) throws IOException, FaultException {
        int lineLength = 0;
        while (record.size() < LONGEST_HEADER) {
            int read = in.read();
            if (read < 0) {
                throw fault("breaks off in its header");
            }
            record.write(read);
            if (read == '\n') {
                if (lineLength == 0) {
                    return;
                }
                lineLength = 0;
            } else if (read != '\r') {
                lineLength++;
            }
            if (record.size() == BEGINNING.length
                    && !record.toString(StandardCharsets.ISO_8859_1).equals("WARC/")) {
                throw fault("is no record of a web archive");
            }
        }
        throw fault("has a header without end");
    }

    /** Whether the end of the record stands here, as it must be or as careless programs write it, or that of the file. */
    private boolean isFollowed() throws IOException {
        int matched = 0;
        int read = in.read();
        while (matched < END.length && read == END[matched]) {
            matched++;
            read = matched < END.length ? in.read() : read;
        }
        if (matched == END.length) {
            return true;
        }
        while (read == '\r' || read == '\n') {
            read = in.read();
        }
        if (read >= 0) {
            in.rewind(in.position() - 1);
        }
        return read < 0 || read == BEGINNING[0];
    }

    private FaultException fault(String reason) {
        lost = true;
        return new FaultException(reason);
    }

    /** Goes to the next line after the beginning of the faulty record that begins one. */
    private boolean findNext() throws IOException {
        in.rewind(start + 1);
        int matched = 0;
        int before = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
            boolean begins = matched == 0 ? before == '\n' && read == BEGINNING[0] : read == BEGINNING[matched];
            matched = begins ? matched + 1 : 0;
            if (matched == BEGINNING.length) {
                in.rewind(in.position() - matched);
                return true;
            }
            before = read;
        }
        return false;
    }
}
