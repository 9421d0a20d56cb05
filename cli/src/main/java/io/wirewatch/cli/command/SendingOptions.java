package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether what a replay comes to is sent. */
final class SendingOptions {
    @Option(names = "--deliver", description = "Send what becomes of alerts to the subscriptions' endpoints.")
    private boolean deliver;

    @Option(
            names = "--pace",
            paramLabel = "N",
            description = "With --deliver: at most so many alerts a minute, or changed releases (default: 60).")
    private Integer pace;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Puts it into what is asked for. */
    void into(ObjectNode wish) {
        if (pace != null && !deliver) {
            throw new ParameterException(spec.commandLine(), "--pace is for alerts that are sent: add --deliver");
        }
        if (deliver) {
            wish.put("deliver", true);
        }
        if (pace != null) {
            wish.put("pace", pace);
        }
    }
}
