package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a mail as digests (RFC 1153) and archives write it: lines {@code Subject:}, {@code From:}, {@code Date:} and their like, one
 * below the other.
 *
 * @param subject what it is about, one line
 * @param dates its lines that name a date
 * @param end index of the first line after it
 */
record MailHead(String subject, List<String> dates, int end) {
    private static final int MOST_LINES = 16;
    private static final Pattern FIELD =
            Pattern.compile("(?i)(subject|from|date|sent|to|cc|reply-to|message-id|message|sender|organi[sz]ation"
                    + "|list-id|content-type|mime-version|x-[a-z-]{1,30}):[ \\t].*");
    private static final Pattern FORWARDING =
            Pattern.compile("original message|forwarded|forward header|wrote:|writes:", Pattern.CASE_INSENSITIVE);
    private static final Pattern REPLY = Pattern.compile("(?i)(?:(?:re|fwd?|aw|wg|tr)(?:\\[\\d+])?:\\s*)+");

    /** Whether a head may begin with a line: told by its first letters. */
    static boolean mayBegin(String line) {
        return line.length() > 4
                && "sfdtmr".indexOf(Character.toLowerCase(line.charAt(0))) >= 0
                && line.lastIndexOf(':', 12) > 0
                && FIELD.matcher(line).matches();
    }

    /** The head that begins with a line, or null where there is none that names a subject and a sender or a day. */
    static MailHead at(List<String> lines, int begin) {
        String subject = null;
        boolean sent = false;
        List<String> dates = new ArrayList<>();
        int i = begin;
        String last = "";
        for (; i < lines.size() && i - begin < MOST_LINES; i++) {
            String line = lines.get(i);
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                last = field.group(1).toLowerCase(Locale.ROOT);
                sent |= last.equals("from") || last.equals("date") || last.equals("sent");
                if (last.equals("subject")) {
                    subject = Characters.oneLine(line.substring(field.end(1) + 1));
                } else if (last.equals("date") || last.equals("sent")) {
                    dates.add(Characters.oneLine(line.substring(field.end(1) + 1)));
                }
            } else if (!line.isBlank() && Character.isWhitespace(line.charAt(0))) {
                if (last.equals("subject")) {
                    subject = subject + " " + Characters.oneLine(line); // folded, RFC 5322 section 2.2.3
                }
            } else {
                break;
            }
        }
        boolean isHead = subject != null && !subject.isBlank() && sent;
        return isHead ? new MailHead(subject, dates, i) : null;
    }

    /** Whether a line says that what follows was sent on, or is answered. */
    static boolean isForwarding(String line) {
        return line.length() <= 200 && FORWARDING.matcher(line).find();
    }

    /** A subject without what answers and mails sent on put before it. */
    static String topic(String subject) {
        return REPLY.matcher(subject).replaceFirst("").toLowerCase(Locale.ROOT);
    }
}
