package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.AlertText;
import io.wirewatch.cli.output.Histogram;
import io.wirewatch.cli.output.Printer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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

    @Mixin
    private RangeOptions range;

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
        JsonNode result = PreviewAnswer.of(options.gateway(), "/subscriptions:preview", question(), _ -> {});
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
        range.into(question);
        if (published) {
            question.put("by", "published");
        }
        return question;
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
