package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.AnswerLines;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.ingest.Progress;
import io.wirewatch.cli.output.AlertText;
import io.wirewatch.cli.output.Histogram;
import io.wirewatch.cli.output.Printer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a rule would have raised. Ends with 1 where the log was not read to the end. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Says what a rule would have raised, day by day; nothing is saved.")
public final class PreviewCommand implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXPRESSION", description = "A rule: 'NATO AND Russia'.")
    private String expression;

    @Option(names = "--subscription", paramLabel = "ID", description = "Instead: the rule of this subscription.")
    private String subscription;

    @Option(names = "--last", paramLabel = "TIME", description = "The last 30d, 12h, … (default: all of the log).")
    private String last;

    @Option(names = "--from", paramLabel = "TIME", description = "From then on, RFC 3339.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Until then, RFC 3339 (default: now).")
    private String to;

    @Option(
            names = "--published",
            description = "Range and days are of when releases were published, not of when they came in.")
    private boolean published;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if ((expression == null) == (subscription == null)) {
            throw new ParameterException(spec.commandLine(), "Give a rule, or --subscription, and not both.");
        }
        if (last != null && from != null) {
            throw new ParameterException(spec.commandLine(), "Give --last or --from, and not both.");
        }
        JsonNode result = ask(question());
        Printer printer = options.printer();
        if (options.json()) {
            printer.json(result);
        } else {
            show(result, printer);
        }
        return result.path("complete").asBoolean() ? 0 : 1;
    }

    private ObjectNode question() {
        ObjectNode question = Gateway.JSON.createObjectNode();
        question.put(
                expression == null ? "subscription" : "expression", expression == null ? subscription : expression);
        String begin = last == null
                ? from
                : Instant.now(Clock.systemUTC())
                        .minus(Durations.option(spec, "--last", last))
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString();
        if (begin != null) {
            question.put("from", begin);
        }
        if (to != null) {
            question.put("to", to);
        }
        if (published) {
            question.put("by", "published");
        }
        return question;
    }

    /** The lines of the answer: all but the last say how far it is. */
    private JsonNode ask(ObjectNode question) throws InterruptedException {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        try (Progress bar = Progress.ofRecords("preview")) {
            new AnswerLines(options.gateway(), "/subscriptions:preview").post(question, line -> {
                last.set(line);
                bar.at(
                        line.at("/progress/done").asLong(),
                        line.at("/progress/total").asLong());
            });
        }
        if (last.get() == null) {
            throw new CommandException("the gateway ended the preview without an answer; see its log");
        }
        return last.get();
    }

    private static void show(JsonNode result, Printer printer) {
        result.path("warnings").forEach(warning -> printer.note(warning.asText()));
        Map<LocalDate, Long> days = new TreeMap<>();
        result.path("days")
                .forEach(day -> days.put(
                        LocalDate.parse(day.path("date").asText()),
                        day.path("count").asLong()));
        printer.lines(new Histogram(days).lines());
        printer.line(printer.style().bold(summary(result)));
        AlertText text = new AlertText(printer.style());
        for (JsonNode sample : result.path("samples")) {
            printer.line("");
            text.lines(sample).forEach(printer::line);
        }
    }

    private static String summary(JsonNode result) {
        long total = result.path("total").asLong();
        long withdrawn = result.path("withdrawn").asLong();
        long retagged = result.path("retagged").asLong();
        return String.format(
                Locale.ROOT,
                "%,d %s%s; %,d releases looked at in %.1f s%s%s",
                total,
                total == 1 ? "alert" : "alerts",
                withdrawn == 0 ? "" : String.format(Locale.ROOT, ", %,d of them withdrawn since", withdrawn),
                result.path("scanned").asLong(),
                result.at("/progress/millis").asLong() / 1000.0,
                retagged == 0 ? "" : String.format(Locale.ROOT, ", the text of %,d searched anew", retagged),
                result.path("complete").asBoolean() ? "" : "; it took too long and was cut off there");
    }
}
