package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Mixin
    private SendingOptions sending;

    @Option(names = "--follow", description = ReplayFollow.DESCRIPTION)
    private boolean follow;

    @Override
    public Integer call() {
        return new ReplayFollow(options).ask(wish(), follow);
    }

    private ObjectNode wish() {
        ObjectNode wish = Gateway.JSON.createObjectNode().put("kind", "backfill");
        if (subscriptions.size() == 1) {
            wish.put("subscription", subscriptions.getFirst());
        } else {
            subscriptions.forEach(wish.putArray("subscriptions")::add);
        }
        range.into(wish);
        sending.into(wish);
        return wish;
    }
}
