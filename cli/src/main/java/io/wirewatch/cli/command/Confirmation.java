package io.wirewatch.cli.command;

import io.wirewatch.cli.output.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks before what cannot be taken back, or is told beforehand. */
final class Confirmation {
    @Option(names = "--yes", description = "Do not ask first; for scripts.")
    private boolean yes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Fails where there is nobody to ask, before anything else is done. */
    void require() {
        if (!yes && !Terminal.stdin()) {
            throw new ParameterException(
                    spec.commandLine(), "There is no terminal to ask at whether this is meant: say so with --yes.");
        }
    }

    /** Whether it is meant. */
    boolean given(String question) {
        require();
        if (yes) {
            return true;
        }
        spec.commandLine().getErr().print(question + " [y/N] ");
        spec.commandLine().getErr().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().matches("(?i)y|yes");
        } catch (IOException e) {
            throw new CommandException("the answer cannot be read (" + e + "); say --yes", e);
        }
    }
}
