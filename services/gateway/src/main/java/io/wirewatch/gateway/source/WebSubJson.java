package io.wirewatch.gateway.source;

import io.wirewatch.avro.HubWord;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.avro.WebSubState;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Instant;

/**
 * How pushes of a feed do.
 *
 * @param status {@code none} (no hub, or not asked), {@code asked}, {@code active} or {@code refused}
 * @param hub the hub that the feed names, or null
 * @param cure what stands in the way and what to do about it, or null
 */
record WebSubJson(String status, String hub, String leaseUntil, String lastPush, String cure) {
    private static final WebSubJson NONE = new WebSubJson("none", null, null, null, null);

    static WebSubJson of(Source source, SourceState state, Instant now) {
        WebSubState asked = state.getWebSub();
        if (asked == null) {
            return NONE;
        }
        if (source.getWebSub().equals("off")) {
            return new WebSubJson("none", asked.getHub(), null, null, null);
        }
        HubWord word = word(source, asked);
        boolean active = word.getLeaseUntil() != null && word.getLeaseUntil().isAfter(now);
        return new WebSubJson(
                active ? "active" : status(asked, word),
                asked.getHub(),
                time(word.getLeaseUntil()),
                time(word.getPushedAt()),
                cure(asked, word));
    }

    private static HubWord word(Source source, WebSubState asked) {
        HubWord word = source.getHubWord();
        boolean same = word != null
                && word.getHub().equals(asked.getHub())
                && word.getTopic().equals(asked.getTopic());
        return same ? word : new HubWord();
    }

    private static String status(WebSubState asked, HubWord word) {
        if (asked.getAskedAt() == null) {
            return "none";
        }
        return word.getRefusal() == null && asked.getError() == null ? "asked" : "refused";
    }

    private static String time(Instant instant) {
        return instant == null ? null : AlertJson.time(instant);
    }

    private static String cure(WebSubState asked, HubWord word) {
        if (asked.getError() != null || word.getRefusal() == null) {
            return asked.getError();
        }
        String reason = word.getRefusal().isEmpty() ? "" : ": “" + word.getRefusal() + "”";
        return "The hub " + asked.getHub() + " denies pushes" + reason
                + ". It is asked again a day later, and the feed is polled as before. webSub: off on this source ends the asking.";
    }
}
