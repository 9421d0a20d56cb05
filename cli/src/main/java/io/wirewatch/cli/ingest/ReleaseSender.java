package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.cli.client.Patience;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends releases in batches. A batch that was not answered is sent again as it is: its releases have the same identities,
 * so what did arrive arrives once.
 */
public final class ReleaseSender {
    private static final int BATCH = 100;
    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    private final Gateway gateway;
    private final Patience patience;
    private final Receipt receipt;
    private final List<PendingRelease> batch = new ArrayList<>();
    private final Map<FileProgress, Runnable> marks = new LinkedHashMap<>();
    private long bytes;

    /** Told what became of each release. */
    public interface Receipt {
        /** It is on the log. */
        void accepted(PendingRelease release, String id);

        /** It was refused, and why. */
        void refused(PendingRelease release, String detail);
    }

    public ReleaseSender(Gateway gateway, Patience patience, Receipt receipt) {
        this.gateway = gateway;
        this.patience = patience;
        this.receipt = receipt;
    }

    /** Takes a release, and sends the batch if it is full. */
    public void add(PendingRelease release) throws InterruptedException {
        if (!batch.isEmpty() && bytes + release.bytes() > BATCH_BYTES) {
            flush();
        }
        batch.add(release);
        bytes += release.bytes();
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /**
     * Something to be done when all that was added before is acknowledged: at once where nothing waits.
     *
     * @param file whose mark it is; a later one takes the place of an earlier one
     */
    void mark(FileProgress file, Runnable whenAcknowledged) {
        if (batch.isEmpty()) {
            whenAcknowledged.run();
        } else {
            marks.put(file, whenAcknowledged);
        }
    }

    /**
     * Sends what is waiting.
     *
     * @throws GatewayException if the gateway is away for longer than patience lasts, or refuses to talk at all
     */
    public void flush() throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        ArrayNode body = Gateway.JSON.createArrayNode();
        batch.forEach(release -> body.add(release.body()));
        report(patience.ask(() -> post(body)));
        batch.clear();
        bytes = 0;
        // Last of all: who is cut off before has less marked than is on the log.
        marks.values().forEach(Runnable::run);
        marks.clear();
    }

    private JsonNode post(ArrayNode body) {
        try {
            return gateway.post("/releases", body);
        } catch (GatewayException e) {
            boolean oneByOne = e.status() == 400 || e.status() == 413 || e.status() == 422;
            if (oneByOne && e.problem().has("refused")) {
                return e.problem();
            }
            if (oneByOne && body.size() == 1) {
                return refusal(e.getMessage());
            }
            throw e;
        }
    }

    private static JsonNode refusal(String detail) {
        var answer = Gateway.JSON.createObjectNode();
        answer.putArray("refused").addObject().put("index", 0).put("detail", detail);
        return answer;
    }

    private void report(JsonNode answer) {
        for (JsonNode accepted : answer.path("accepted")) {
            receipt.accepted(
                    batch.get(accepted.path("index").asInt()),
                    accepted.path("id").asText());
        }
        for (JsonNode refused : answer.path("refused")) {
            receipt.refused(
                    batch.get(refused.path("index").asInt()),
                    refused.path("detail").asText("refused"));
        }
    }
}
