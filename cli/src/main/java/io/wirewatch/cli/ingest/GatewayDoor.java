package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.GatewayException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The gateway takes releases: {@code POST /releases}, as lines. */
public final class GatewayDoor implements ReleaseDoor {
    private static final String LINES = "application/x-ndjson";

    private final Gateway gateway;

    public GatewayDoor(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public List<Taken> take(List<PendingRelease> batch) {
        try {
            return taken(gateway.post("/releases", lines(batch), LINES));
        } catch (GatewayException e) {
            boolean oneByOne = e.status() == 400 || e.status() == 413 || e.status() == 422;
            if (oneByOne && e.problem().has("refused")) {
                return taken(e.problem());
            }
            if (oneByOne && batch.size() == 1) {
                return List.of(new Taken(0, null, e.getMessage()));
            }
            throw e;
        }
    }

    private static byte[] lines(List<PendingRelease> batch) {
        int bytes =
                batch.stream().mapToInt(release -> release.line().length + 1).sum();
        ByteArrayOutputStream lines = new ByteArrayOutputStream(bytes);
        for (PendingRelease release : batch) {
            lines.writeBytes(release.line());
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static List<Taken> taken(JsonNode answer) {
        List<Taken> taken = new ArrayList<>();
        for (JsonNode accepted : answer.path("accepted")) {
            taken.add(new Taken(
                    accepted.path("index").asInt(), accepted.path("id").asText(), null));
        }
        for (JsonNode refused : answer.path("refused")) {
            taken.add(new Taken(
                    refused.path("index").asInt(), null, refused.path("detail").asText("refused")));
        }
        return taken;
    }
}
