package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.core.delivery.MailtoUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Delivery targets. */
@Command(
        name = "endpoints",
        mixinStandardHelpOptions = true,
        description = "Where alerts go: webhooks and other channels.",
        subcommands = {
            EndpointsCommand.ListThem.class,
            EndpointsCommand.Add.class,
            EndpointsCommand.Change.class,
            EndpointsCommand.Show.class,
            EndpointsCommand.Test.class,
            EndpointsCommand.Resend.class,
            EndpointsCommand.Rotate.class,
            EndpointsCommand.Pause.class,
            EndpointsCommand.Resume.class,
            EndpointsCommand.Remove.class
        })
public final class EndpointsCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ListOptions list;

        @Override
        public Integer call() {
            return list.show(
                    "/endpoints",
                    "no endpoint yet; add one with wirewatch endpoints add URL",
                    table -> table.column("ID", "id")
                            .column("NAME", "name")
                            .column("KIND", "kind")
                            .column("STATUS", "status")
                            .column("URL", "url"));
        }
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Makes one; its secret is shown this once.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private GatewayOptions gateway;

        @Parameters(
                paramLabel = "URL",
                description = "Where alerts are posted, or mailto: and addresses with commas between.")
        private String url;

        @Option(
                names = "--kind",
                completionCandidates = Kinds.class,
                description =
                        "Kind of channel: ${COMPLETION-CANDIDATES} (default: webhook; email where URL is mailto:…).")
        private String kind;

        @Mixin
        private EndpointOptions options;

        @Override
        public Integer call() {
            EndpointKind usual = MailtoUrl.isOne(url) ? EndpointKind.EMAIL : EndpointKind.WEBHOOK;
            kind = kind == null ? usual.text() : kind;
            ObjectNode endpoint = Gateway.JSON.createObjectNode();
            endpoint.put("name", usualName()).put("kind", kind).put("url", url);
            options.into(endpoint);
            return new Resource(gateway, "/endpoints").create(endpoint);
        }

        private String usualName() {
            return EndpointKind.known(kind)
                            .filter(EndpointKind::hasSecretAddress)
                            .isPresent()
                    ? kind
                    : url;
        }

        /** The kinds of this version, for help and completion. */
        static final class Kinds implements Iterable<String> {
            @Override
            public Iterator<String> iterator() {
                return Arrays.stream(EndpointKind.values())
                        .map(EndpointKind::text)
                        .iterator();
            }
        }
    }

    @Command(
            name = "change",
            mixinStandardHelpOptions = true,
            description = "Changes what is named of one; all else stays, its secret included.")
    static final class Change extends OneCommand {
        @Option(names = "--address", paramLabel = "URL", description = "Where alerts are posted from then on.")
        private String address;

        @Mixin
        private EndpointOptions options;

        @Mixin
        private EndpointDefaults defaults;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            ObjectNode changes = Gateway.JSON.createObjectNode();
            EndpointOptions.put(changes, "url", address);
            defaults.into(changes);
            options.into(changes);
            if (changes.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "Say what to change, for example --rate 5 or --default rate.");
            }
            return of("/endpoints").update(id(), endpoint -> endpoint.setAll(changes));
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one, without its secret.")
    static final class Show extends OneCommand {
        @Override
        public Integer call() {
            return of("/endpoints").show(id());
        }
    }

    @Command(name = "test", mixinStandardHelpOptions = true, description = "Sends a test message.")
    static final class Test extends OneCommand {
        @Override
        public Integer call() {
            return of("/endpoints").act(id(), "test");
        }
    }

    @Command(
            name = "resend",
            mixinStandardHelpOptions = true,
            description = "Sends again what failed, oldest first and under the same webhook-ids.")
    static final class Resend extends OneCommand {
        @Option(
                names = "--last",
                paramLabel = "TIME",
                description = "Only what came to be in the last days: 30d, 12h, or ISO 8601 (default: all).")
        private String last;

        @Option(names = "--delivered", description = "What was delivered too, for a receiver that lost it.")
        private boolean delivered;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            ObjectNode range = Gateway.JSON.createObjectNode();
            ArrayNode status = range.putArray("status").add("failed");
            if (delivered) {
                status.add("delivered");
            }
            if (last != null) {
                range.put(
                        "from",
                        Instant.now()
                                .minus(Durations.option(spec, "--last", last))
                                .toString());
            }
            return of("/endpoints").act(id(), "resend", range);
        }
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Gives one another secret, which is shown this once, or another key pair; the old one signs beside it for a while.")
    static final class Rotate extends OneCommand {
        @Option(
                names = "--overlap",
                paramLabel = "TIME",
                defaultValue = "1d",
                description = "How long the old one goes on signing, at most 30d (default: ${DEFAULT-VALUE}).")
        private String overlap;

        @Spec
        private CommandSpec spec;

        @Option(names = "--now", description = "The old one has become known to others: it signs no more.")
        private boolean now;

        @Override
        public Integer call() {
            Duration until = now ? Duration.ZERO : Durations.option(spec, "--overlap", overlap);
            return of("/endpoints")
                    .act(id(), "rotate", Gateway.JSON.createObjectNode().put("overlap", until.toString()));
        }
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Lets its deliveries wait.")
    static final class Pause extends OneCommand {
        @Override
        public Integer call() {
            return of("/endpoints").update(id(), endpoint -> endpoint.put("status", "paused"));
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Lets one that was paused or disabled have its deliveries again.")
    static final class Resume extends OneCommand {
        @Override
        public Integer call() {
            return of("/endpoints").update(id(), endpoint -> endpoint.put("status", "active"));
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes one away.")
    static final class Remove extends OneCommand {
        @Override
        public Integer call() {
            return of("/endpoints").remove(id());
        }
    }
}
