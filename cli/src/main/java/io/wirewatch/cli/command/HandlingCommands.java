package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.output.AlertText;
import io.wirewatch.cli.output.Printer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What people do about an alert: the commands below {@code alerts}. */
final class HandlingCommands {
    private HandlingCommands() {}

    /** Does something about one alert and shows it as it is then. */
    abstract static class Act implements Callable<Integer> {
        @Mixin
        private GatewayOptions options;

        @Parameters(index = "0", paramLabel = "ID", description = "Which alert.")
        private String id;

        /** @param body what there is to say, or null */
        final int act(String verb, JsonNode body) {
            JsonNode alert = options.gateway().post("/alerts/" + Gateway.encode(id) + ":" + verb, body);
            Printer printer = options.printer();
            if (options.json()) {
                printer.json(alert);
            } else {
                new AlertText(printer.style()).lines(alert).forEach(printer::line);
            }
            return 0;
        }
    }

    @Command(
            name = "mute",
            mixinStandardHelpOptions = true,
            description =
                    "Sends no endpoint anything about one for a while; lists, streams and feeds go on showing it.")
    static final class Mute extends Act {
        @Option(
                names = "--for",
                paramLabel = "TIME",
                description = "How long: 7d, 12h, or ISO 8601, at most 366d (default: 7d).")
        private String length;

        @Option(names = "--until", paramLabel = "TIME", description = "Until when, such as 2026-11-24T10:00:00Z.")
        private String until;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (length != null && until != null) {
                throw new ParameterException(spec.commandLine(), "--for says how long, --until until when: give one");
            }
            ObjectNode wish = Gateway.JSON.createObjectNode();
            if (length != null) {
                wish.put("for", Durations.option(spec, "--for", length).toString());
            }
            if (until != null) {
                wish.put("until", until);
            }
            return act("mute", wish);
        }
    }

    @Command(name = "unmute", mixinStandardHelpOptions = true, description = "Ends its mute.")
    static final class Unmute extends Act {
        @Override
        public Integer call() {
            return act("unmute", null);
        }
    }

    @Command(name = "acknowledge", mixinStandardHelpOptions = true, description = "Says that one is seen to.")
    static final class Acknowledge extends Act {
        @Option(names = "--note", paramLabel = "TEXT", description = "What there is to say, at most 1000 characters.")
        private String note;

        @Override
        public Integer call() {
            ObjectNode word = Gateway.JSON.createObjectNode();
            if (note != null) {
                word.put("note", note);
            }
            return act("acknowledge", word);
        }
    }

    @Command(
            name = "unacknowledge",
            mixinStandardHelpOptions = true,
            description = "Says that one is not seen to after all; its note goes too.")
    static final class Unacknowledge extends Act {
        @Override
        public Integer call() {
            return act("unacknowledge", null);
        }
    }

    @Command(name = "assign", mixinStandardHelpOptions = true, description = "Says who sees to one.")
    static final class Assign extends Act {
        @Parameters(index = "1", paramLabel = "NAME", description = "Who.")
        private String name;

        @Override
        public Integer call() {
            return act("assign", Gateway.JSON.createObjectNode().put("to", name));
        }
    }

    @Command(
            name = "unassign",
            mixinStandardHelpOptions = true,
            description = "Says that nobody in particular sees to one.")
    static final class Unassign extends Act {
        @Override
        public Integer call() {
            return act("unassign", null);
        }
    }
}
