package io.wirewatch.formats.file;

import io.wirewatch.formats.feed.FeedCharset;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.stream.Field;

/** The fields of a mail's header that say something of the release in it. */
final class MailHead {
    private static final Pattern FORWARDED = Pattern.compile("(?i)^(?:(?:fwd?|fw|wg)\\s*:\\s*)+");
    private static final Pattern LIST = Pattern.compile("^\\[([^\\]\\[]{1,60})\\]\\s*(?=\\S)");
    private static final Pattern ADDRESS = Pattern.compile("<\\s*(https?://[^<>\\s]{1,2000})\\s*>");
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,400})>");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    /** RFC 5322, section 4.3. */
    private static final Map<String, String> OLD_ZONES = Map.of(
            "UT", "+0000", "EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT", "-0500", "MST", "-0700", "MDT",
            "-0600", "PST", "-0800", "PDT", "-0700");

    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

    private final Map<String, String> fields = new HashMap<>();

    /** Takes a field in; of several of one name the first counts. */
    void add(Field field) {
        byte[] raw = field.getRaw() == null
                ? field.getBody().getBytes(StandardCharsets.UTF_8)
                : field.getRaw().toByteArray();
        String line = FeedCharset.decode(raw, null);
        String body = line.substring(line.indexOf(':') + 1).replaceAll("\\r?\\n(?=[ \\t])", "");
        fields.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), body.strip());
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The Message-ID without its brackets; null where it has none. */
    String id() {
        return first(ID, field("message-id"));
    }

    /** The subject, without what forwarding and a mailing list put before it where that is certain; null where it is empty. */
    String title() {
        String subject = decoded(field("subject")).replaceAll("\\s+", " ").strip();
        String own = FORWARDED.matcher(subject).replaceFirst("");
        Matcher list = LIST.matcher(own);
        if (list.find() && isListName(list.group(1))) {
            own = FORWARDED.matcher(own.substring(list.end())).replaceFirst("");
        }
        return own.isBlank() ? null : own.strip();
    }

    private boolean isListName(String name) {
        String lists = (field("list-id") + " " + field("list-post")).toLowerCase(Locale.ROOT);
        return lists.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String decoded(String text) {
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        } catch (IllegalArgumentException e) {
            // An encoded word in a character set that nobody knows says nothing.
            return text;
        }
    }

    /** Its own address in an archive (RFC 5064); null where it has none. A list's archive as a whole is not the address of one mail. */
    String url() {
        String address = first(ADDRESS, field("archived-at"));
        try {
            return address == null || URI.create(address).getHost() == null ? null : address;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The date as given where it is as RFC 5322 has it, comments aside; old forms as RFC 3339; others as they are. */
    String published() {
        String given = COMMENT.matcher(field("date"))
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .strip();
        if (given.isEmpty()) {
            return null;
        }
        try {
            DateTimeFormatter.RFC_1123_DATE_TIME.parse(given);
            return given;
        } catch (DateTimeException e) {
            return ofOldForm(given);
        }
    }

    private static String ofOldForm(String given) {
        int zone = given.lastIndexOf(' ') + 1;
        String offset = OLD_ZONES.getOrDefault(given.substring(zone), given.substring(zone));
        try {
            return DateTimeFormatter.ISO_INSTANT.format(
                    DateTimeFieldLenientImpl.RFC_5322.parse(given.substring(0, zone) + offset, Instant::from));
        } catch (DateTimeException e) {
            return given;
        }
    }

    /** The language where one is named; null otherwise. */
    String language() {
        String given = field("content-language");
        return LANGUAGE.matcher(given).matches() ? given : null;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : null;
    }
}
