package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks for a replay: {@code replay start}. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description =
                "Tries subscriptions on what came in before, all in one pass; alerts are recorded, and sent only with"
                        + " --deliver.",
        footer = {
            "",
            "  wirewatch replay start sub_1 --last 30d --follow",
            "  wirewatch replay start sub_1 sub_2 --from 2026-01-01T00:00:00Z --deliver --pace 10"
        })
final class ReplayStart implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Parameters(paramLabel = "SUBSCRIPTION", arity = "1..*", description = "Ids of the subscriptions.")
    private List<String> subscriptions;

    @Mixin
    private RangeOptions range;

    @Option(names = "--deliver", description = "Send the alerts to the subscriptions' endpoints.")
    private boolean deliver;

    @Option(
            names = "--pace",
            paramLabel = "N",
            description = "With --deliver: at most so many alerts a minute (default: 60).")
    private Integer pace;

    @Option(names = "--follow", description = "Stay, with a progress bar, until it has come to an end.")
    private boolean follow;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode replay = options.gateway().post("/replays", wish());
        if (!follow) {
            ReplayFollow.show(options, replay);
            return 0;
        }
        if (!options.json()) {
            options.printer().note("replay " + replay.path("id").asText() + " goes on without this command, too");
        }
        return new ReplayFollow(options).follow(replay.path("id").asText());
    }

    private ObjectNode wish() {
        if (pace != null && !deliver) {
            throw new ParameterException(spec.commandLine(), "--pace is for alerts that are sent: add --deliver");
        }
        ObjectNode wish = Gateway.JSON.createObjectNode().put("kind", "backfill");
        if (subscriptions.size() == 1) {
            wish.put("subscription", subscriptions.getFirst());
        } else {
            subscriptions.forEach(wish.putArray("subscriptions")::add);
        }
        range.into(wish);
        if (deliver) {
            wish.put("deliver", true);
        }
        if (pace != null) {
            wish.put("pace", pace);
        }
        return wish;
    }
}
