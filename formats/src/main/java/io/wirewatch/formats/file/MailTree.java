package io.wirewatch.formats.file;

import io.wirewatch.formats.file.FileException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** The parts of a mail (RFC 5322, RFC 2045 to 2049), decoded; as many and as deeply nested as the limits allow. */
final class MailTree {
    private static final MimeConfig CONFIG = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(10_000)
            .setMaxHeaderLen(256 * 1024)
            .setMaxContentLen(-1)
            .build();

    private final FileLimits limits;
    private final MimeTokenStream stream =
            new MimeTokenStream(CONFIG, DecodeMonitor.SILENT, new DefaultBodyDescriptorBuilder());
    private final Deque<MailPart> open = new ArrayDeque<>();
    private MailPart root;
    private int parts;
    private String unread;

    private MailTree(FileLimits limits) {
        this.limits = limits;
    }

    /**
     * A mail and its parts.
     *
     * @throws FileException if it is none
     */
    static MailTree of(byte[] mail, FileLimits limits) throws FileException {
        MailTree tree = new MailTree(limits);
        try {
            tree.read(mail);
        } catch (IOException | MimeException e) {
            tree.unread = "is damaged (" + e.getMessage() + "), and the rest of the mail was not read: save it anew.";
        }
        if (tree.root == null) {
            throw new FileException(Problem.UNREADABLE, "is no mail that can be read: save it anew.");
        }
        return tree;
    }

    MailPart root() {
        return root;
    }

    /** Why the mail was not read to its end; null where it was. */
    String unread() {
        return unread;
    }

    private void read(byte[] mail) throws IOException, MimeException {
        stream.parse(new ByteArrayInputStream(mail));
        while (unread == null) {
            switch (stream.getState()) {
                case T_START_MESSAGE -> begin(true);
                case T_START_BODYPART -> begin(false);
                case T_FIELD -> open.peek().head().add(stream.getField());
                case T_START_MULTIPART -> describe();
                case T_BODY -> body();
                case T_END_MESSAGE, T_END_BODYPART -> open.pop();
                case T_END_OF_STREAM -> {
                    return;
                }
                default -> {
                    // Nothing that is needed begins or ends here.
                }
            }
            stream.next();
        }
    }

    private void begin(boolean isMessage) {
        MailPart part = new MailPart(parts++, isMessage);
        if (root == null) {
            root = part;
        } else {
            open.peek().children().add(part);
        }
        open.push(part);
        if (parts > limits.parts()) {
            unread = "has more than " + limits.parts() + " parts, and the rest was not read: send them apart.";
        } else if (open.size() > limits.nesting()) {
            unread = "has parts within parts more than " + limits.nesting()
                    + " deep, and the rest was not read: send the innermost alone.";
        }
    }

    private void describe() {
        open.peek().describe((MaximalBodyDescriptor) stream.getBodyDescriptor());
    }

    private void body() throws IOException {
        describe();
        try {
            open.peek().body(stream.getDecodedInputStream().readAllBytes());
        } catch (MimeIOException e) {
            open.peek().damaged("is damaged (" + e.getMessage() + "): send it anew.");
        }
    }
}
