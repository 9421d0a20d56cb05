package io.wirewatch.alerting.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Link;
import io.wirewatch.alerting.channel.Summary.Quote;
import io.wirewatch.avro.Endpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A topic of an ntfy server (docs.ntfy.sh, "publish as JSON"): title, plain text, a tap that opens the release. A message
 * is 4,096 bytes at most, or the server would make a file of it.
 */
final class NtfyChannel implements HttpChannel {
    private static final int LONGEST_TITLE = 250;
    private static final int MOST_BYTES = 4096;
    private static final int MOST_ACTIONS = 3;
    private static final int LONGEST_BUTTON = 40;
    private static final int LONGEST_LINK = 2048;
    private static final int LONGEST_ITEM = 120;
    /** Of an alert among several; one that is longer is a button at best. */
    private static final int LONGEST_ITEM_LINK = 300;

    private final EndpointSecrets secrets;

    NtfyChannel(EndpointSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Post post(Outgoing outgoing) {
        Endpoint endpoint = outgoing.endpoint();
        URI topic = URI.create(endpoint.getUrl().replaceAll("/+$", ""));
        int slash = topic.toString().lastIndexOf('/');
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        secrets.token(endpoint).ifPresent(token -> headers.put("authorization", "Bearer " + token));
        ObjectNode message = render(Wording.summary(outgoing), topic.toString().substring(slash + 1));
        return new Post(
                URI.create(topic.toString().substring(0, slash + 1)),
                headers,
                message.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode render(Summary summary, String topic) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("topic", topic);
        message.put("title", PlainText.cut(PlainText.line(summary.label()), LONGEST_TITLE));
        message.put("message", PlainText.cutBytes(text(summary), MOST_BYTES));
        message.putArray("tags").add(tag(summary.tone()));
        WebLink.of(summary.link(), LONGEST_LINK).ifPresent(link -> message.put("click", link));
        List<Link> links = links(summary);
        if (!links.isEmpty()) {
            var actions = message.putArray("actions");
            links.stream()
                    .filter(link -> WebLink.of(link.url(), LONGEST_LINK).isPresent())
                    .limit(MOST_ACTIONS)
                    .forEach(link -> actions.addObject()
                            .put("action", "view")
                            .put("label", PlainText.cut(PlainText.line(link.name()), LONGEST_BUTTON))
                            .put("url", WebLink.of(link.url(), LONGEST_LINK).orElseThrow()));
        }
        return message;
    }

    /** Of copies, or of the alerts of a digest. */
    private static List<Link> links(Summary summary) {
        return summary.items().isEmpty()
                ? summary.more()
                : Tidy.of(summary, LONGEST_LINK).items().list().stream()
                        .filter(item -> item.link() != null)
                        .map(item -> new Link(item.title(), item.link()))
                        .toList();
    }

    private static String text(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(PlainText.line(summary.title()));
        if (!summary.text().isBlank()) {
            lines.add(PlainText.clean(summary.text()));
        }
        summary.quotes().forEach(quote -> lines.add("“" + PlainText.line(quote.text()) + "”"));
        summary.facts().forEach(fact -> lines.add(fact.name() + ": " + PlainText.line(fact.value())));
        items(lines, Tidy.of(summary, LONGEST_LINK).items());
        return String.join("\n", lines);
    }

    private static void items(List<String> lines, Items items) {
        if (items.isEmpty()) {
            return;
        }
        int room = MOST_BYTES - bytes(String.join("\n", lines)) - bytes("\n\n" + items.rest(0));
        List<String> shown =
                ItemRoom.fitting(items.list(), Integer.MAX_VALUE, room, NtfyChannel::item, item -> bytes("\n" + item));
        lines.addAll(shown);
        String rest = items.rest(shown.size());
        if (!rest.isEmpty()) {
            lines.add("\n" + rest);
        }
    }

    /** It begins with an empty line. */
    private static String item(Item item, Optional<Quote> quote) {
        List<String> lines = new ArrayList<>();
        lines.add("\n" + PlainText.cut(item.title(), LONGEST_ITEM));
        lines.add(PlainText.cut(item.line(), LONGEST_ITEM));
        item.notes().forEach(note -> lines.add(PlainText.cut(note, LONGEST_ITEM)));
        quote.ifPresent(words -> lines.add("“" + PlainText.line(words.text()) + "”"));
        WebLink.of(item.link(), LONGEST_ITEM_LINK).ifPresent(lines::add);
        return String.join("\n", lines);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Emoji short codes of ntfy, which it shows before the title. */
    private static String tag(Summary.Tone tone) {
        return switch (tone) {
            case RAISED -> "bell";
            case UPDATED -> "pencil2";
            case WITHDRAWN -> "no_entry_sign";
            case NOTICE -> "warning";
            case TEST -> "white_check_mark";
        };
    }
}
