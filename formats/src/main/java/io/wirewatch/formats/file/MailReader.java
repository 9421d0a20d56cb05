package io.wirewatch.formats.file;

import io.wirewatch.formats.file.FileException.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The releases in a mail: its text, the mails that it forwards, and attachments that are text, pages or documents. Others
 * are never opened; those that could hold a release are told. A mail is named by its Message-ID, else by a hash of its
 * bytes, and a part of it by that and its number.
 */
final class MailReader {
    /** They come with mails and hold no release. */
    private static final Set<String> QUIET = Set.of(
            "text/calendar",
            "text/vcard",
            "text/x-vcard",
            "text/rfc822-headers",
            "message/delivery-status",
            "message/disposition-notification",
            "application/pgp-signature",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature");

    private static final Set<String> QUIET_FAMILIES = Set.of("image", "audio", "video", "font");
    private static final Set<FileKind> OPENED = Set.of(
            FileKind.TEXT,
            FileKind.HTML,
            FileKind.PDF,
            FileKind.DOCX,
            FileKind.DOC,
            FileKind.ODT,
            FileKind.RTF,
            FileKind.MAIL);

    private final FileLimits limits;
    private final SingleFile files;
    private final DocumentSink sink;
    private long begun;

    MailReader(FileLimits limits, SingleFile files, DocumentSink sink) {
        this.limits = limits;
        this.files = files;
        this.sink = sink;
    }

    /** Reads a mail. */
    void read(byte[] mail) throws FileException, InterruptedException {
        begun = System.nanoTime();
        read(mail, 0);
    }

    private void read(byte[] mail, int depth) throws FileException, InterruptedException {
        MailTree tree = MailTree.of(mail, limits);
        String hash = "sha256:" + sha256(mail);
        int told = message(tree.root(), hash, depth);
        if (tree.unread() != null) {
            sink.refused(name(tree.root()), tree.unread());
        } else if (told == 0) {
            throw new FileException(Problem.EMPTY, "is a mail without text: there is nothing in it to read.");
        }
    }

    /** @return how many parts were told of */
    private int message(MailPart message, String otherwise, int depth) throws InterruptedException {
        MailHead head = message.head();
        String id = head.id() == null ? otherwise : head.id();
        MailText text = MailText.of(message);
        int told = 0;
        Document document = text.document();
        if (document != null) {
            Document own = document.titled(head.title()).at(head.url()).in(head.language());
            told += tell(own, id, head.published(), name(message));
        }
        for (MailPart part : text.beside()) {
            told += beside(part, id, message, depth);
        }
        return told;
    }

    private int beside(MailPart part, String id, MailPart message, int depth) throws InterruptedException {
        String own = id + "#" + part.number();
        // A mail may be nothing but an attachment: then that is the mail itself.
        if (part.isMessage() && part != message) {
            return message(part, own, depth);
        }
        if (!part.children().isEmpty()) {
            int told = 0;
            for (MailPart child : part.children()) {
                told += beside(child, id, message, depth);
            }
            return told;
        }
        if (isQuiet(part)) {
            return 0;
        }
        try {
            return attachment(part, own, message, depth);
        } catch (FileException e) {
            sink.refused(part.label(), e.getMessage());
            return 1;
        }
    }

    private int attachment(MailPart part, String own, MailPart message, int depth)
            throws FileException, InterruptedException {
        if (part.damage() != null) {
            throw new FileException(Problem.UNREADABLE, part.damage());
        }
        byte[] head = Arrays.copyOf(part.body(), Math.min(part.body().length, KindSniffer.HEAD));
        FileKind kind = KindSniffer.kind(part.fileName(), part.type(), head);
        if (kind.isPacked()) {
            throw new FileException(
                    Problem.UNKNOWN_KIND, "is a packed archive and is not opened: unpack it, and send what is in it.");
        }
        if (!OPENED.contains(kind)) {
            throw new FileException(
                    Problem.UNKNOWN_KIND, "is attached, and attachments of its kind are not opened: send it alone.");
        }
        if (kind.isConverted() && System.nanoTime() - begun > limits.deadline().toNanos()) {
            throw new FileException(
                    Problem.UNREADABLE, "comes after attachments that took too long to read: send it alone.");
        }
        if (kind != FileKind.MAIL) {
            Document document = files.document(kind, part.type() + "; charset=" + part.charset(), part.body());
            return tell(document, own, message.head().published(), part.label());
        }
        if (depth >= limits.nesting()) {
            throw new FileException(Problem.UNREADABLE, "is a mail in too many others: send it alone.");
        }
        read(part.body(), depth + 1);
        return 1;
    }

    private int tell(Document document, String id, String published, String name) throws InterruptedException {
        if (document.body().length > limits.document()) {
            sink.refused(name, SingleFile.tooLarge(limits.document()));
        } else {
            sink.document(document.named(id).dated(published));
        }
        return 1;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static boolean isQuiet(MailPart part) {
        String type = part.type();
        return QUIET.contains(type)
                || QUIET_FAMILIES.contains(type.substring(0, Math.max(0, type.indexOf('/'))))
                || part.body().length == 0 && part.damage() == null;
    }

    private static String name(MailPart message) {
        String title = message.head().title();
        return title == null ? "the mail" : title.length() > 120 ? title.substring(0, 120) + "…" : title;
    }
}
