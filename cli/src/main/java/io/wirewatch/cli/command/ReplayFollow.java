package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.Patience;
import io.wirewatch.cli.ingest.Progress;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.cli.output.ReplayText;
import java.time.Duration;
import java.util.Set;

/** Looks at a replay until it stands still, with a bar on standard error, and shows it as it is then. */
final class ReplayFollow {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");

    /** Of the option that asks for it. */
    static final String DESCRIPTION = "Stay, with a progress bar, until it has come to an end.";

    private final GatewayOptions options;
    private final Gateway gateway;

    ReplayFollow(GatewayOptions options) {
        this.options = options;
        this.gateway = options.gateway();
    }

    /**
     * Asks for a replay and shows it, at once or when it stands still.
     *
     * @return 0 where it was only asked for; otherwise as {@link #follow}
     */
    int ask(ObjectNode wish, boolean follow) {
        JsonNode replay = gateway.post("/replays", wish);
        if (!follow) {
            show(options, replay);
            return 0;
        }
        if (!options.json()) {
            options.printer().note("replay " + replay.path("id").asText() + " goes on without this command, too");
        }
        return follow(replay.path("id").asText());
    }

    /** @return 0 where it is done; 1 where it failed, was cancelled or is paused */
    int follow(String id) {
        JsonNode replay = ended(id);
        show(options, replay);
        String status = replay.path("status").asText();
        if ("paused".equals(status)) {
            options.printer().note("it is paused; wirewatch replay resume " + id + " lets it go on");
        }
        return "done".equals(status) ? 0 : 1;
    }

    private JsonNode ended(String id) {
        try (Progress bar = Progress.ofRecords("replay")) {
            Patience patience = new Patience(PATIENCE, bar::say);
            String path = "/replays/" + Gateway.encode(id);
            JsonNode replay = patience.ask(() -> gateway.get(path));
            while (UNDER_WAY.contains(replay.path("status").asText())) {
                draw(bar, replay);
                Thread.sleep(LOOK);
                replay = patience.ask(() -> gateway.get(path));
            }
            return replay;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted; the replay " + id + " goes on", e);
        }
    }

    private static void draw(Progress bar, JsonNode replay) {
        bar.at(
                replay.at("/progress/done").asLong(),
                replay.at("/progress/total").asLong());
        bar.remark(replay.at("/counts/matched").asLong() + (ReplayText.isReprocess(replay) ? " changed" : " matched"));
    }

    /** A replay, for people or as the gateway gave it. */
    static void show(GatewayOptions options, JsonNode replay) {
        Printer printer = options.printer();
        if (options.json()) {
            printer.json(replay);
        } else {
            new ReplayText(printer.style()).lines(replay).forEach(printer::line);
        }
    }
}
