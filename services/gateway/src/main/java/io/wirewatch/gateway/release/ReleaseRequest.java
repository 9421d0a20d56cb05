package io.wirewatch.gateway.release;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * A release as a client pushes it.
 *
 * @param title its title, or null
 * @param text its text; exactly one of text and html, unless it is withdrawn
 * @param html its page
 * @param url its address, or null
 * @param source source id or label; null: push
 * @param id what names it within its source, up to 512 characters, or null
 * @param publishedAt RFC 3339 time, or a date alone, or a date as mails write it; null where unknown
 * @param language BCP 47, or null
 * @param historical true: raises nothing when it comes in
 * @param status live or withdrawn; null: live
 */
record ReleaseRequest(
        String title,
        String text,
        String html,
        String url,
        String source,
        String id,
        String publishedAt,
        String language,
        Boolean historical,
        String status) {
    static final int LONGEST_ID = 512;
    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_TITLE = 2000;
    private static final int LONGEST_URL = 4096;
    private static final int LONGEST_LANGUAGE = 35;
    private static final String PLAIN_TIME = "0000-00-00T00:00:00Z";

    ReleaseRequest {
        if (text != null && html != null) {
            throw new IllegalArgumentException("give text or html, not both");
        }
        boolean withdrawn = "withdrawn".equals(status);
        if (!withdrawn && isBlank(text) && isBlank(html)) {
            throw new IllegalArgumentException("a release needs text or html");
        }
        if (withdrawn && isBlank(text) && isBlank(html) && isBlank(id) && isBlank(url)) {
            throw new IllegalArgumentException("a withdrawal must name the release: by id, url, or its title and text");
        }
        if (status != null && !withdrawn && !status.equals("live")) {
            throw new IllegalArgumentException("status must be live or withdrawn, not \"" + status + "\"");
        }
        atMost("title", title, LONGEST_TITLE);
        atMost("id", id, LONGEST_ID);
        atMost("source", source, LONGEST_LABEL);
        atMost("url", url, LONGEST_URL);
        atMost("language", language, LONGEST_LANGUAGE);
        if (source != null && source.isBlank()) {
            throw new IllegalArgumentException("source must be a source's id or a label, not blank");
        }
        if (publishedAt != null && !isDate(publishedAt)) {
            throw new IllegalArgumentException("publishedAt must be a time as RFC 3339 writes it"
                    + " (2026-11-24T10:00:00Z) or a date (2026-11-24), not \"" + publishedAt + "\"");
        }
    }

    boolean isWithdrawn() {
        return "withdrawn".equals(status);
    }

    String sourceOrPush() {
        return source == null ? "push" : source;
    }

    private static void atMost(String field, String value, int longest) {
        if (value != null && value.length() > longest) {
            throw new IllegalArgumentException(field + " may have " + longest + " characters, not " + value.length());
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static boolean isDate(String text) {
        return isPlainTime(text)
                || parses(() -> OffsetDateTime.parse(text))
                || parses(() -> LocalDate.parse(text))
                || parses(() -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    }

    /** The form that nearly all have, {@code 2026-11-24T10:00:00Z}: told without a parser where releases come by the million. */
    private static boolean isPlainTime(String text) {
        if (text.length() != PLAIN_TIME.length()) {
            return false;
        }
        for (int i = 0; i < PLAIN_TIME.length(); i++) {
            char wanted = PLAIN_TIME.charAt(i);
            char is = text.charAt(i);
            if (wanted == '0' ? is < '0' || is > '9' : is != wanted) {
                return false;
            }
        }
        return number(text, 5) >= 1
                && number(text, 5) <= 12
                && number(text, 8) >= 1
                // The last days of a month are for the parser to judge.
                && number(text, 8) <= 28
                && number(text, 11) <= 23
                && number(text, 14) <= 59
                && number(text, 17) <= 59;
    }

    private static int number(String text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
