package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which part of the log a command is about. */
final class RangeOptions {
    @Option(names = "--last", paramLabel = "TIME", description = "The last 30d, 12h, … (default: all of the log).")
    private String last;

    @Option(names = "--from", paramLabel = "TIME", description = "From then on, RFC 3339.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Until then, RFC 3339 (default: now).")
    private String to;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    /** As it was typed, with a blank before each option. */
    String typed() {
        return typed("--last", last) + typed("--from", from) + typed("--to", to);
    }

    private static String typed(String option, String value) {
        return value == null ? "" : " " + option + " " + value;
    }

    /**
     * Puts the range into a body, as its fields {@code from} and {@code to}; where an end was not given it has none.
     *
     * @throws ParameterException if two beginnings were given, or one that is no time
     */
    void into(ObjectNode body) {
        if (last != null && from != null) {
            throw new ParameterException(
                    command.commandLine(), "--from says from when on, --last from how long ago: give one");
        }
        String begin = last == null
                ? from
                : Instant.now(Clock.systemUTC())
                        .minus(Durations.option(command, "--last", last))
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString();
        if (begin != null) {
            body.put("from", begin);
        }
        if (to != null) {
            body.put("to", to);
        }
    }
}
