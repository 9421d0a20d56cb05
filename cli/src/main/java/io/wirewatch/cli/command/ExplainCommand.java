package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.cli.output.VerdictText;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why a rule fires on a release, or what it lacks. Ends with 0 where it holds, with 1 where it does not. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says why a rule holds in a release, or which part of it fails. Exit status 1: it fails.")
public final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Parameters(index = "0", paramLabel = "RELEASE", description = "Id of a release.")
    private String release;

    @ArgGroup(multiplicity = "1")
    private Asked asked;

    /** The rule: written out, or that of a subscription. */
    static final class Asked {
        @Parameters(index = "1", paramLabel = "EXPRESSION", description = "A rule, such as 'NATO AND Russia'.")
        private String expression;

        @Option(names = "--subscription", paramLabel = "ID", description = "The rule of this subscription.")
        private String subscription;
    }

    @Override
    public Integer call() {
        ObjectNode question = Gateway.JSON.createObjectNode().put("release", release);
        if (asked.subscription == null) {
            question.put("expression", asked.expression);
        } else {
            question.put("subscription", asked.subscription);
        }
        JsonNode answer = options.gateway().post("/subscriptions:explain", question);
        Printer printer = options.printer();
        if (options.json()) {
            printer.json(answer);
        } else {
            answer.path("warnings").forEach(warning -> printer.note(warning.asText()));
            new VerdictText(printer.style()).lines(answer.path("verdict")).forEach(printer::line);
        }
        return answer.path("holds").asBoolean() ? 0 : 1;
    }
}
