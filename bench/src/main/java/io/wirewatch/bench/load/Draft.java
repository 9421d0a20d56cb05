package io.wirewatch.bench.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.core.ids.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A made-up release.
 *
 * @param source the label that it is pushed under
 * @param identity what names it within the source
 * @param title its title
 * @param body its text, or the page that holds it
 * @param page whether the body is HTML
 */
public record Draft(String source, String identity, String title, String body, boolean page) {
    private static final String TENANT = "main";

    /** The id it will have. */
    public String id() {
        return Ids.release(TENANT, source, "id", identity);
    }

    /** As {@code POST /releases} takes it. */
    public byte[] json() {
        ObjectNode json = Gateway.JSON.createObjectNode().put("source", source).put("id", identity);
        if (page) {
            json.put("html", body);
        } else {
            json.put("title", title).put("text", body);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As the gateway would write it to the log. */
    public RawRelease raw(Instant arrival) {
        return RawRelease.newBuilder()
                .setTenant(TENANT)
                .setId(id())
                .setSource(source)
                .setIdentity(identity)
                .setContentType(page ? "text/html" : "text/plain")
                .setCharset("utf-8")
                .setBody(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)))
                .setTitle(page ? null : title)
                .setReceivedAt(arrival)
                .build();
    }
}
