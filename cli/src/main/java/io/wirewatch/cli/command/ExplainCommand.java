package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.cli.output.VerdictText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Parameters(index = "1", arity = "0..1", paramLabel = "EXPRESSION", description = "A rule: 'NATO AND Russia'.")
    private String expression;

    @Option(names = "--subscription", paramLabel = "ID", description = "Instead: the rule of this subscription.")
    private String subscription;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((expression == null) == (subscription == null)) {
            throw new ParameterException(spec.commandLine(), "Give a rule, or --subscription, and not both.");
        }
        ObjectNode question = Gateway.JSON.createObjectNode().put("release", release);
        question.put(
                expression == null ? "subscription" : "expression", expression == null ? subscription : expression);
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
