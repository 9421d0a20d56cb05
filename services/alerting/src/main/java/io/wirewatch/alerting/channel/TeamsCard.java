package io.wirewatch.alerting.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.alerting.channel.Summary.Fact;
import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Link;
import io.wirewatch.alerting.channel.Summary.Quote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a message looks like in Teams: an Adaptive Card. Texts are runs of {@code RichTextBlock}, which hold no markdown
 * (learn.microsoft.com/adaptive-cards, "Text features"). {@code TextBlock} and {@code FactSet} do, and the apps of Teams do
 * not agree on how it is escaped.
 */
final class TeamsCard {
    /**
     * Of the whole message. A workflow posts about 28 kB (learn.microsoft.com/connectors/teams, "Known issues and
     * limitations") and does not say in which encoding, so two bytes a character count where those are more.
     */
    private static final int MOST_BYTES = 27_000;

    /** As many as stay buttons side by side; a card names no bound. */
    private static final int MOST_BUTTONS = 6;

    private static final int LONGEST_BUTTON = 60;
    private static final int LONGEST_LINK = 2048;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_QUOTE = 600;
    private static final int LONGEST_FACT = 500;
    private static final int LONGEST_ITEM_TITLE = 150;
    private static final int LONGEST_ITEM_LINE = 200;
    /** Bytes of what is around the body of a card, and of its last line. */
    private static final int AROUND = 3000;

    private TeamsCard() {}

    /** The message with the card. */
    static String message(Summary summary) {
        Summary tidy = Tidy.of(summary, LONGEST_LINK);
        String message = message(tidy, 1);
        for (int share = 2; bytes(message) > MOST_BYTES; share *= 2) {
            message = message(tidy, share);
        }
        return message;
    }

    private static int bytes(String message) {
        return Math.max(2 * message.length(), message.getBytes(StandardCharsets.UTF_8).length);
    }

    /** @param share what part of the usual room texts have: one half, one quarter… */
    private static String message(Summary summary, int share) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        card.putObject("msteams").put("width", "Full");
        body(card.putArray("body"), summary, share);
        actions(card, summary, MOST_BUTTONS / share);
        return message.toString();
    }

    private static void body(ArrayNode body, Summary summary, int share) {
        ArrayNode head = container(body, style(summary)).put("bleed", true).putArray("items");
        run(block(head), PlainText.cut(summary.label(), LONGEST_TITLE)).put("weight", "Bolder");
        run(block(body), PlainText.cut(summary.title(), LONGEST_TITLE))
                .put("size", "Large")
                .put("weight", "Bolder");
        if (!summary.text().isEmpty()) {
            PlainText.cut(summary.text(), LONGEST_TEXT / share)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> run(block(body), line));
        }
        List<Quote> quotes = Quotes.fitting(summary.quotes(), LONGEST_QUOTE / share, LONGEST_TEXT / share);
        if (!quotes.isEmpty()) {
            ArrayNode items = container(body, "emphasis").putArray("items");
            quotes.forEach(quote -> quote(items, quote));
        }
        summary.facts().forEach(fact -> fact(body, fact, LONGEST_FACT / share));
        items(body, summary.items());
        if (!summary.footer().isEmpty()) {
            run(block(body), PlainText.cut(summary.footer(), LONGEST_TITLE))
                    .put("size", "Small")
                    .put("isSubtle", true);
        }
    }

    private static void quote(ArrayNode items, Quote quote) {
        ArrayNode runs = block(items);
        run(runs, "“");
        Quotes.runs(quote).forEach(run -> {
            ObjectNode text = run(runs, run.text());
            if (run.isMarked()) {
                text.put("weight", "Bolder");
            }
        });
        run(runs, "”");
    }

    private static void fact(ArrayNode body, Fact fact, int longest) {
        ObjectNode block = body.addObject().put("type", "RichTextBlock").put("spacing", "Small");
        ArrayNode runs = block.putArray("inlines");
        run(runs, fact.name() + ": ").put("weight", "Bolder");
        run(runs, PlainText.cut(fact.value(), longest));
    }

    private static void items(ArrayNode body, Items items) {
        if (items.isEmpty()) {
            return;
        }
        int room = MOST_BYTES - AROUND - bytes(body.toString()) - bytes(items.rest(0));
        List<ObjectNode> shown = ItemRoom.fitting(
                items.list(), Integer.MAX_VALUE, room, TeamsCard::item, item -> bytes(item.toString()) + 2);
        body.addAll(shown);
        String rest = items.rest(shown.size());
        if (!rest.isEmpty()) {
            run(block(body), rest);
        }
    }

    /** A tap anywhere on it opens the release. */
    private static ObjectNode item(Item item, Optional<Quote> quote) {
        ObjectNode container =
                JsonNodeFactory.instance.objectNode().put("type", "Container").put("separator", true);
        ArrayNode items = container.putArray("items");
        run(block(items), PlainText.cut(item.title(), LONGEST_ITEM_TITLE)).put("weight", "Bolder");
        small(items, PlainText.cut(item.line(), LONGEST_ITEM_LINE)).put("isSubtle", true);
        item.notes().forEach(note -> small(items, PlainText.cut(note, LONGEST_ITEM_LINE)));
        quote.ifPresent(words -> quote(items, words));
        if (item.link() != null) {
            container
                    .putObject("selectAction")
                    .put("type", "Action.OpenUrl")
                    .put("title", "Read the release")
                    .put("url", item.link());
        }
        return container;
    }

    private static ObjectNode small(ArrayNode items, String text) {
        ObjectNode block = items.addObject().put("type", "RichTextBlock").put("spacing", "None");
        return run(block.putArray("inlines"), text).put("size", "Small");
    }

    private static void actions(ObjectNode card, Summary summary, int most) {
        if (summary.link() == null) {
            return;
        }
        ArrayNode actions = card.putArray("actions");
        action(actions, new Link("Read the release", summary.link()));
        summary.more().stream().limit(Math.max(0, most - 1)).forEach(link -> action(actions, link));
    }

    private static void action(ArrayNode actions, Link link) {
        actions.addObject()
                .put("type", "Action.OpenUrl")
                .put("title", PlainText.cut(link.name(), LONGEST_BUTTON))
                .put("url", link.url());
    }

    private static ObjectNode container(ArrayNode items, String style) {
        return items.addObject().put("type", "Container").put("style", style);
    }

    private static ArrayNode block(ArrayNode items) {
        return items.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static ObjectNode run(ArrayNode runs, String text) {
        return runs.addObject().put("type", "TextRun").put("text", text);
    }

    private static String style(Summary summary) {
        return switch (summary.tone()) {
            case RAISED -> "accent";
            case UPDATED, NOTICE -> "warning";
            case WITHDRAWN -> "attention";
            case TEST -> "good";
        };
    }
}
