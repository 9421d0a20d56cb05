package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for releases to be read again: {@code replay reprocess}. */
@Command(
        name = "reprocess",
        mixinStandardHelpOptions = true,
        description =
                "Reads what came in before again. Extraction looks for actors and names in the texts, with the catalogue and the"
                        + " code of today; cleaning makes the texts anew from the pages. What is found takes the place of what"
                        + " was found then. What becomes of alerts is recorded, and sent only with --deliver. Try it first:"
                        + " wirewatch replay preview.",
        footer = {
            "",
            "  wirewatch replay reprocess --last 30d --follow",
            "  wirewatch replay reprocess --stage cleaning --last 30d --follow",
            "  wirewatch replay reprocess --stage cleaning --source src_harbours --selectors current --follow",
            "  wirewatch replay reprocess --from 2026-01-01T00:00:00Z --deliver --pace 10"
        })
final class ReplayReprocess implements Callable<Integer> {
    @Mixin
    private GatewayOptions options;

    @Mixin
    private AgainOptions again;

    @Mixin
    private RangeOptions range;

    @Mixin
    private SendingOptions sending;

    @Option(names = "--follow", description = ReplayFollow.DESCRIPTION)
    private boolean follow;

    @Override
    public Integer call() {
        ObjectNode wish = Gateway.JSON.createObjectNode().put("kind", "reprocess");
        again.into(wish);
        range.into(wish);
        sending.into(wish);
        return new ReplayFollow(options).ask(wish, follow);
    }
}
