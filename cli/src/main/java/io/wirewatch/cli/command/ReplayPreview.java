package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.DiffText;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.cli.output.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What it would change to read releases again: {@code replay preview}. Ends with 1 where not all was read. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description =
                "Says what changes if actors are looked for again in what came in before, with the catalogue of today, or if"
                        + " its pages are read again by the code of today; nothing is written. With --output json each changed"
                        + " release is a line, and the last line is the sum.",
        footer = {
            "",
            "  wirewatch replay preview --last 30d --actor nato",
            "  wirewatch replay preview --stage cleaning --last 30d",
            "  wirewatch replay preview --stage cleaning --source src_harbours --selectors current"
        })
final class ReplayPreview implements Callable<Integer> {
    /** Changed releases, actors and subscriptions that people are shown. */
    private static final int SHOWN = 10;

    @Mixin
    private GatewayOptions options;

    @Mixin
    private AgainOptions again;

    @Option(names = "--actor", paramLabel = "ID", description = "Only this actor; may be repeated (default: all).")
    private List<String> actors = new ArrayList<>();

    @Option(
            names = "--subscription",
            paramLabel = "ID",
            description = "Only this subscription; may be repeated (default: all).")
    private List<String> subscriptions = new ArrayList<>();

    @Mixin
    private RangeOptions range;

    @Override
    public Integer call() throws InterruptedException {
        Printer printer = options.printer();
        List<JsonNode> samples = new ArrayList<>();
        JsonNode result = PreviewAnswer.of(options.gateway(), "/replays:preview", question(), line -> {
            for (JsonNode change : line.path("changes")) {
                if (options.json()) {
                    printer.line(change.toString());
                } else if (samples.size() < SHOWN) {
                    samples.add(change);
                }
            }
        });
        if (options.json()) {
            printer.line(((ObjectNode) result).without("changes").toString());
        } else {
            show(result, samples, printer);
        }
        return result.path("complete").asBoolean() ? 0 : 1;
    }

    private ObjectNode question() {
        ObjectNode question = Gateway.JSON.createObjectNode().put("kind", "reprocess");
        again.into(question);
        range.into(question);
        if (!actors.isEmpty()) {
            actors.forEach(question.putArray("actors")::add);
        }
        if (!subscriptions.isEmpty()) {
            subscriptions.forEach(question.putArray("subscriptions")::add);
        }
        return question;
    }

    private void show(JsonNode result, List<JsonNode> samples, Printer printer) {
        result.path("warnings").forEach(warning -> printer.note(warning.asText()));
        printer.line(printer.style().bold(summary(result)));
        table(result.path("actors"), "actor", "mentions of", printer);
        table(result.path("subscriptions"), "subscription", "releases for", printer);
        for (JsonNode sample : samples) {
            printer.line("");
            lines(sample, printer.style()).forEach(printer::line);
        }
        if (result.path("changed").asLong() > 0) {
            printer.note("wirewatch replay reprocess " + again.typed() + range.typed()
                    + " makes it so; nobody is told of alerts unless --deliver is added");
        }
        long more = result.path("changed").asLong() - samples.size();
        if (more > 0) {
            printer.line(String.format(
                    Locale.ROOT, "%n%,d more releases change; --output json tells of all, line by line", more));
        }
    }

    private static void table(JsonNode changes, String name, String what, Printer printer) {
        int shown = Math.min(SHOWN, changes.size());
        for (int i = 0; i < shown; i++) {
            JsonNode change = changes.get(i);
            printer.line(String.format(
                    Locale.ROOT,
                    "%8s %8s  %s %s",
                    signed("+", change.path("gained").asLong()),
                    signed("-", change.path("lost").asLong()),
                    what,
                    change.path(name).asText()));
        }
        if (changes.size() > shown) {
            printer.line(String.format(Locale.ROOT, "%19s%,d more", "", changes.size() - shown));
        }
    }

    private static String signed(String sign, long count) {
        return count == 0 ? "" : String.format(Locale.ROOT, "%s%,d", sign, count);
    }

    /** A release: its title, in what it is read otherwise, and each sentence in which a mention is gained or lost. */
    private static List<String> lines(JsonNode change, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(change.path("title").asText()) + "  "
                + change.path("release").asText());
        List<String> differs = new ArrayList<>();
        change.path("differs").forEach(what -> differs.add(what.asText()));
        if (!differs.isEmpty()) {
            lines.add("  differs: " + String.join(", ", differs));
        }
        if (differs.contains("text")) {
            new DiffText(style).paragraphs(change.path("diff")).forEach(line -> lines.add("  " + line));
        }
        mentions(change.path("gained"), style.good("+"), lines);
        mentions(change.path("lost"), style.bad("-"), lines);
        return lines;
    }

    private static void mentions(JsonNode mentions, String sign, List<String> lines) {
        for (JsonNode mention : mentions) {
            String alias = mention.path("alias").asText();
            String quote = mention.path("quote").asText();
            String marked = quote.equals(alias) ? alias : quote + "  [" + alias + "]";
            lines.add("  " + sign + " " + who(mention) + ": " + marked);
        }
    }

    /** An actor, or the kind of a name that nobody listed. */
    private static String who(JsonNode mention) {
        return mention.path("actor").isNull()
                ? mention.path("kind").asText()
                : mention.path("actor").asText();
    }

    private static String changed(JsonNode result) {
        long changed = result.path("changed").asLong();
        long compared = result.path("compared").asLong();
        String verb = changed == 1 ? "changes" : "change";
        return result.path("stage").asText().equals("cleaning")
                ? String.format(
                        Locale.ROOT,
                        "%,d %s of %,d %s %s",
                        changed,
                        changed == 1 ? "release" : "releases",
                        compared,
                        compared == 1 ? "page" : "pages",
                        verb)
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d %s %s",
                        changed,
                        compared,
                        compared == 1 ? "release" : "releases",
                        verb);
    }

    private static String summary(JsonNode result) {
        return String.format(
                Locale.ROOT,
                "%s; alerts: %,d more, %,d that nothing holds up any more; %.1f s%s",
                changed(result),
                result.at("/alerts/raised").asLong(),
                result.at("/alerts/lost").asLong(),
                result.at("/progress/millis").asLong() / 1000.0,
                result.path("complete").asBoolean() ? "" : "; it took too long and was cut off there");
    }
}
