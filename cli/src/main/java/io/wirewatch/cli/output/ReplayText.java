package io.wirewatch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A replay for people: what it is for, how it stands, how far it is and how long it takes yet. */
public final class ReplayText {
    private static final int NAMED = 3;

    private final Style style;

    public ReplayText(Style style) {
        this.style = style;
    }

    /**
     * The lines of a replay.
     *
     * @param replay as {@code GET /replays/{id}} gives it
     */
    public List<String> lines(JsonNode replay) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(replay.path("id").asText()) + "  "
                + status(replay.path("status").asText())
                + "  " + replay.path("kind").asText() + " of " + object(replay) + what(replay)
                + style.faint(range(replay)));
        lines.add("  " + progress(replay));
        lines.add("  " + matched(replay) + ", " + handed(replay));
        if (replay.path("deliver").asBoolean()) {
            lines.add((isReprocess(replay) ? "  what becomes of alerts is sent, of " : "  its alerts are sent, ")
                    + replay.path("pace").asText()
                    + (isReprocess(replay) ? (isOfPages(replay) ? " pages" : " releases") : "") + " a minute at most");
        }
        remarks(replay).forEach(remark -> lines.add("  " + style.bad(remark)));
        return lines;
    }

    private static String matched(JsonNode replay) {
        JsonNode matched = replay.at("/counts/matched");
        String what = isOfPages(replay) ? counted(matched, "page", "pages") : counted(matched, "release", "releases");
        return what + (isReprocess(replay) ? " changed" : " matched");
    }

    private static String handed(JsonNode replay) {
        JsonNode handed = replay.at("/counts/handed");
        if (!isReprocess(replay)) {
            return counted(handed, "record", "records") + " handed to matching";
        }
        return isOfPages(replay)
                ? counted(handed, "copy", "copies") + " written, to be read again"
                : number(handed) + " written anew";
    }

    private static String counted(JsonNode number, String one, String several) {
        return number(number) + " " + (number.asLong() == 1 ? one : several);
    }

    private static boolean isOfPages(JsonNode replay) {
        return "cleaning".equals(replay.path("stage").asText());
    }

    private String status(String status) {
        return switch (status) {
            case "done" -> style.good(status);
            case "failed", "cancelled" -> style.bad(status);
            default -> status;
        };
    }

    /** Whether it reads releases again. */
    public static boolean isReprocess(JsonNode replay) {
        return "reprocess".equals(replay.path("kind").asText());
    }

    /** What it is of: a stage that is done again, or subscriptions. */
    public static String object(JsonNode replay) {
        return isReprocess(replay) ? replay.path("stage").asText() : subscriptions(replay);
    }

    /** Of a reprocessing, of what it is if that is not all, and by which selectors if these are not the recorded ones. */
    private static String what(JsonNode replay) {
        String sources = named(replay.path("sources"));
        return prefixed("  of ", sources)
                + ("current".equals(replay.path("selectors").asText()) ? "  by current selectors" : "");
    }

    private static String subscriptions(JsonNode replay) {
        return named(replay.path("subscriptions"));
    }

    /** Some by name, the others by number. */
    private static String named(JsonNode all) {
        List<String> ids = new ArrayList<>();
        all.forEach(id -> ids.add(id.asText()));
        return ids.size() <= NAMED
                ? String.join(", ", ids)
                : String.join(", ", ids.subList(0, NAMED - 1)) + " and " + (ids.size() - NAMED + 1) + " others";
    }

    private static String range(JsonNode replay) {
        String from = replay.path("from").asText("");
        String to = replay.path("to").asText("");
        return (replay.path("from").isTextual() ? "  from " + from : "")
                + (replay.path("to").isTextual() ? "  to " + to : "");
    }

    /** How far it is, how fast it gets on and how long it takes yet. */
    public static String progress(JsonNode replay) {
        JsonNode progress = replay.path("progress");
        long total = progress.path("total").asLong();
        if (total == 0) {
            return "queued".equals(replay.path("status").asText()) ? "waits for its turn" : "nothing to read";
        }
        long percent = 100 * progress.path("done").asLong() / total;
        return number(progress.path("done")) + " of " + number(progress.path("total")) + " records (" + percent + " %)"
                + prefixed(", ", rate(replay)) + prefixed(", ", left(replay));
    }

    /** Records a second, or nothing where that is not known. */
    public static String rate(JsonNode replay) {
        JsonNode rate = replay.at("/progress/ratePerSecond");
        return rate.isNumber() ? String.format(Locale.ROOT, "%,d a second", Math.round(rate.asDouble())) : "";
    }

    /** How long it takes yet, or nothing where that is not known or over. */
    public static String left(JsonNode replay) {
        JsonNode left = replay.at("/progress/secondsLeft");
        return left.isNumber() && left.asLong() > 0 ? duration(Duration.ofSeconds(left.asLong())) + " left" : "";
    }

    /** What somebody should know of it: why it failed, whom it went on without, how far back the log goes. */
    public static List<String> remarks(JsonNode replay) {
        List<String> remarks = new ArrayList<>();
        if (replay.path("error").isTextual()) {
            remarks.add("failed: " + replay.path("error").asText());
        }
        if (replay.path("reachesBackTo").isTextual()) {
            remarks.add("the log reaches back to "
                    + replay.path("reachesBackTo").asText() + " only; what came in before is not there any more");
        }
        replay.path("leftOut")
                .forEach(out -> remarks.add(
                        "goes on without " + out.path("subscription").asText() + ": "
                                + out.path("reason").asText()));
        return remarks;
    }

    private static String prefixed(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }

    private static String number(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }

    private static String duration(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }
}
