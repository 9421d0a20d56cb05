package io.wirewatch.formats.file;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes mails for tests. */
final class Mails {
    private Mails() {}

    /** A mail of text. */
    static String plain(String id, String subject, String text) {
        return head(id, subject) + "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n";
    }

    /** A mail of several parts, each with its own header. */
    static String of(String id, String subject, String kind, String... parts) {
        return head(id, subject) + multipart(kind, parts);
    }

    static String head(String id, String subject) {
        return "From: Press office <press@roads.example>\nTo: desk@news.example\nDate: Tue, 3 Jun 2025 09:00:00 +0200\n"
                + "Message-ID: <" + id + ">\nSubject: " + subject + "\nMIME-Version: 1.0\n";
    }

    /** A part of parts, with its header. */
    static String multipart(String kind, String... parts) {
        String boundary = "b" + Integer.toHexString(String.join("", parts).hashCode());
        StringBuilder all =
                new StringBuilder("Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\n\n");
        for (String part : parts) {
            all.append("--").append(boundary).append('\n').append(part).append('\n');
        }
        return all.append("--").append(boundary).append("--\n").toString();
    }

    static String part(String type, String text) {
        return "Content-Type: " + type + "\n\n" + text;
    }

    static String attached(String type, String fileName, byte[] bytes) {
        return "Content-Type: " + type
                + "\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"" + fileName
                + "\"\n\n" + Base64.getMimeEncoder().encodeToString(bytes);
    }

    static String attached(String type, String fileName, String text) {
        return attached(type, fileName, text.getBytes(StandardCharsets.UTF_8));
    }
}
