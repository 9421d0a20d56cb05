package io.wirewatch.alerting.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Quote;
import io.wirewatch.runtime.net.OutboundResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A relay with the Apprise API (github.com/caronc/apprise-api, "/notify/{KEY}"), which passes a message on to the services
 * that are configured under a key: title and plain text, which it puts into the form of each. A message is at most what
 * Discord takes, since the relay fails as a whole where one service finds it too long.
 */
final class AppriseChannel implements HttpChannel {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_HEADLINE = 300;
    private static final int LONGEST_BODY = 1700;
    private static final int LONGEST_LINK = 500;
    private static final int NO_CONTENT = 204;

    /** What the relay would make a mention of in services that have them; the @ of a mail address is none. */
    private static final Pattern MENTION = Pattern.compile(
            "(?i)@(?=everyone|here|channel)|(?<![\\w.+-])@(?=[\\w&!])|!(?=channel|here|everyone|subteam)");

    private static final String UNSEEN = "\u200B";

    private final EndpointSecrets secrets;

    AppriseChannel(EndpointSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Post post(Outgoing outgoing) {
        String[] address = secrets.address(outgoing.endpoint()).toString().split("\\?tag=", 2);
        ObjectNode message = render(Tidy.of(Wording.summary(outgoing), LONGEST_LINK));
        if (address.length == 2) {
            message.put("tag", URLDecoder.decode(address[1], StandardCharsets.UTF_8));
        }
        return new Post(
                URI.create(address[0].replaceAll("/+$", "")),
                Map.of("content-type", "application/json", "accept", "application/json"),
                message.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode render(Summary summary) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", PlainText.cut(silenced(summary.label()), LONGEST_TITLE))
                .put("body", body(summary))
                .put("type", type(summary.tone()))
                .put("format", "text");
    }

    /** Copies come last, each whole or not at all, since a part of an address is another. */
    private static String body(Summary summary) {
        StringBuilder body = new StringBuilder(PlainText.cut(text(summary), LONGEST_BODY));
        items(body, summary.items());
        for (Summary.Link link : summary.more()) {
            String line = "\n" + silenced(PlainText.cut(link.name(), LONGEST_HEADLINE)) + ": " + link.url();
            if (body.length() + line.length() <= LONGEST_BODY) {
                body.append(line);
            }
        }
        return body.toString();
    }

    private static String text(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(silenced(PlainText.cut(summary.title(), LONGEST_HEADLINE)));
        if (summary.link() != null) {
            lines.add(summary.link());
        }
        if (!summary.text().isEmpty()) {
            lines.add(silenced(summary.text()));
        }
        summary.quotes().forEach(quote -> lines.add("“" + silenced(PlainText.line(quote.text())) + "”"));
        summary.facts().forEach(fact -> lines.add(fact.name() + ": " + silenced(fact.value())));
        return String.join("\n", lines);
    }

    private static void items(StringBuilder body, Items items) {
        if (items.isEmpty()) {
            return;
        }
        int room =
                LONGEST_BODY - body.length() - "\n\n".length() - items.rest(0).length();
        List<String> shown = ItemRoom.fitting(
                items.list(), Integer.MAX_VALUE, room, AppriseChannel::item, item -> item.length() + 1);
        shown.forEach(item -> body.append('\n').append(item));
        String rest = items.rest(shown.size());
        if (!rest.isEmpty()) {
            body.append("\n\n").append(rest);
        }
    }

    /** It begins with an empty line. */
    private static String item(Item item, Optional<Quote> quote) {
        List<String> lines = new ArrayList<>();
        lines.add("\n" + silenced(PlainText.cut(item.title(), LONGEST_TITLE)));
        lines.add(silenced(PlainText.cut(item.line(), LONGEST_TITLE)));
        item.notes().forEach(note -> lines.add(silenced(PlainText.cut(note, LONGEST_TITLE))));
        quote.ifPresent(words -> lines.add("“" + silenced(PlainText.line(words.text())) + "”"));
        if (item.link() != null) {
            lines.add(item.link());
        }
        return String.join("\n", lines);
    }

    private static String silenced(String text) {
        return MENTION.matcher(text).replaceAll("$0" + UNSEEN);
    }

    /** Apprise has four, which services show as colours or symbols. */
    private static String type(Summary.Tone tone) {
        return switch (tone) {
            case RAISED, UPDATED -> "info";
            case WITHDRAWN, NOTICE -> "warning";
            case TEST -> "success";
        };
    }

    @Override
    public Answer answer(OutboundResponse response) {
        return response.status() == NO_CONTENT
                ? Answer.refused(
                        "Apprise: nothing is configured under the key, so nobody got it; configure services there, then"
                                + " resend",
                        Optional.empty())
                : Answer.NOTHING_MORE;
    }
}
