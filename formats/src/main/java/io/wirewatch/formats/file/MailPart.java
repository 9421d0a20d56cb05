package io.wirewatch.formats.file;

import io.wirewatch.formats.feed.FeedCharset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;

/** A mail, or a part of one: either a body, or parts in an order. */
final class MailPart {
    private static final int LONGEST_NAME = 120;

    private final MailHead head = new MailHead();
    private final List<MailPart> children = new ArrayList<>();
    private final int number;
    private final boolean isMessage;
    private String type = "text/plain";
    private String charset;
    private String fileName;
    private boolean isAttached;
    private byte[] body = new byte[0];
    private String damage;

    /** @param number its place among all parts of the mail, in their order */
    MailPart(int number, boolean isMessage) {
        this.number = number;
        this.isMessage = isMessage;
    }

    void describe(MaximalBodyDescriptor descriptor) {
        type = descriptor.getMimeType().toLowerCase(Locale.ROOT);
        charset = descriptor.getContentTypeParameters().get("charset");
        String named = descriptor.getContentDispositionFilename();
        fileName = named != null ? named : descriptor.getContentTypeParameters().get("name");
        isAttached = "attachment".equalsIgnoreCase(descriptor.getContentDispositionType());
    }

    void body(byte[] bytes) {
        body = bytes;
    }

    void damaged(String why) {
        damage = why;
    }

    MailHead head() {
        return head;
    }

    List<MailPart> children() {
        return children;
    }

    int number() {
        return number;
    }

    boolean isMessage() {
        return isMessage;
    }

    boolean isType(String wanted) {
        return type.equals(wanted);
    }

    String type() {
        return type;
    }

    String charset() {
        return charset;
    }

    /** The name of the file that it is, or null. Never a path of this machine: it is only ever shown and matched. */
    String fileName() {
        return fileName == null
                ? null
                : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    }

    /** What it is called in a sentence. */
    String label() {
        String name = fileName() == null
                ? ""
                : fileName().replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        return shown.isEmpty() ? "part " + number + " (" + type + ")" : shown;
    }

    byte[] body() {
        return body;
    }

    /** Why its body could not be decoded; null where it could. */
    String damage() {
        return damage;
    }

    /** Whether it is shown as the mail itself rather than beside it. */
    boolean isShown() {
        return children.isEmpty() && !isAttached && fileName == null && (isType("text/plain") || isType("text/html"));
    }

    String text() {
        return FeedCharset.decode(body, charset == null ? null : "charset=" + charset);
    }
}
