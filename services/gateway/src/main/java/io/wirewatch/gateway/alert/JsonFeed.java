package io.wirewatch.gateway.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.runtime.json.AlertJson;
import java.nio.charset.StandardCharsets;

/** Alerts as a JSON Feed, version 1.1 (jsonfeed.org). */
final class JsonFeed {
    private static final String VERSION = "https://jsonfeed.org/version/1.1";

    private JsonFeed() {}

    static byte[] write(FeedContent content) {
        ObjectNode feed = JsonNodeFactory.instance.objectNode();
        feed.put("version", VERSION);
        feed.put("title", content.subscription().getName());
        feed.put("home_page_url", content.home());
        feed.put("feed_url", content.self());
        feed.put("description", content.subscription().getExpression());
        feed.putArray("authors").addObject().put("name", FeedContent.AUTHOR);
        ArrayNode items = feed.putArray("items");
        content.alerts().forEach(alert -> item(items.addObject(), alert));
        return feed.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void item(ObjectNode item, Alert alert) {
        item.put("id", FeedContent.id(alert));
        FeedContent.link(alert).ifPresent(link -> item.put("url", link));
        item.put("title", FeedContent.title(alert));
        item.put("content_text", String.join("\n\n", FeedContent.paragraphs(alert)));
        item.put("date_published", AlertJson.time(alert.getRaisedAt()));
        item.put("date_modified", AlertJson.time(alert.getUpdatedAt()));
    }
}
