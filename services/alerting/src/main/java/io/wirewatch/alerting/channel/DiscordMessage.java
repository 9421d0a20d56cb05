package io.wirewatch.alerting.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.alerting.channel.Summary.Fact;
import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Link;
import io.wirewatch.alerting.channel.Summary.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a message looks like in Discord: one embed. Limits are in UTF-16 code units here, of which there are never fewer than
 * of the characters that Discord counts (discord.com/developers/docs/resources/message, "Embed limits").
 */
final class DiscordMessage {
    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_AUTHOR = 256;
    private static final int LONGEST_VALUE = 1024;
    private static final int LONGEST_FOOTER = 2048;
    private static final int LONGEST_LINK = 2048;
    /** All titles, texts, names, values and the footer. */
    private static final int MOST = 6000;
    /** A description may have 4,096; the rest of all is for the facts, of which a digest has none. */
    private static final int LONGEST_DESCRIPTION = 3000;

    private static final int LONGEST_DIGEST = 4096;
    private static final int LONGEST_ITEM_TITLE = 150;
    private static final int LONGEST_ITEM_LINE = 200;

    private static final int LONGEST_QUOTE = 600;

    /** What Discord's markdown takes for markup in any place, and what at the begin of a line alone. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\*_~|`\\[\\]<>@#]|:(?=\\S)");

    private static final Pattern LIST = Pattern.compile("(?m)^([ \\t]*\\d*)([-+.])");

    /** A backslash before a character that is no letter and no digit makes text of it. */
    private static final UnaryOperator<String> ESCAPE =
            text -> LIST.matcher(MARKUP.matcher(text).replaceAll("\\\\$0")).replaceAll("$1\\\\$2");

    private DiscordMessage() {}

    /**
     * The body of a message.
     *
     * @param follows when the first message about the alert was sent, in seconds since 1970
     */
    static ObjectNode of(Summary summary, Optional<Long> follows) {
        Summary tidy = Tidy.of(summary, LONGEST_LINK);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        Embed embed = new Embed(message.putArray("embeds").addObject());
        embed.object().put("color", colour(tidy.tone()));
        // Names of authors and footers are no markdown.
        embed.text(embed.object().putObject("author"), "name", PlainText.cut(tidy.label(), LONGEST_AUTHOR));
        embed.text(embed.object(), "title", PlainText.cutEscaped(tidy.title(), LONGEST_TITLE, ESCAPE));
        if (tidy.link() != null) {
            embed.object().put("url", tidy.link());
        }
        if (!tidy.footer().isEmpty()) {
            embed.text(embed.object().putObject("footer"), "text", PlainText.cut(tidy.footer(), LONGEST_FOOTER));
        }
        describe(embed, tidy, follows);
        fields(embed, tidy);
        message.putObject("allowed_mentions").putArray("parse");
        return message;
    }

    private static void describe(Embed embed, Summary summary, Optional<Long> follows) {
        List<String> lines = new ArrayList<>();
        follows.ifPresent(at -> lines.add("Follows the message of <t:" + at + ":f>."));
        if (!summary.text().isEmpty()) {
            lines.add(PlainText.cutEscaped(summary.text(), LONGEST_DESCRIPTION - length(lines) - 1, ESCAPE));
        }
        int left = LONGEST_DESCRIPTION - length(lines);
        for (Quote quote : summary.quotes()) {
            String line = quote(Quotes.cut(quote, LONGEST_QUOTE));
            left -= line.length() + 1;
            if (left < 0) {
                break;
            }
            lines.add(line);
        }
        items(lines, summary.items());
        if (!lines.isEmpty()) {
            embed.text(embed.object(), "description", String.join("\n", lines).strip());
        }
    }

    private static String quote(Quote quote) {
        return "> “" + PlainText.marked(quote, ESCAPE, word -> "**" + word + "**") + "”";
    }

    private static void items(List<String> lines, Items items) {
        if (items.isEmpty()) {
            return;
        }
        int room = LONGEST_DIGEST - length(lines) - ESCAPE.apply(items.rest(0)).length() - 1;
        List<String> shown = ItemRoom.fitting(
                items.list(), Integer.MAX_VALUE, room, DiscordMessage::item, item -> item.length() + 1);
        lines.addAll(shown);
        lines.add("\n" + ESCAPE.apply(items.rest(shown.size())));
    }

    /** It begins with an empty line, which ends the quote of the one before. */
    private static String item(Item item, Optional<Quote> quote) {
        List<String> lines = new ArrayList<>();
        String title = PlainText.cutEscaped(item.title(), LONGEST_ITEM_TITLE, ESCAPE);
        lines.add("\n**" + (item.link() == null ? title : "[" + title + "](" + item.link() + ")") + "**");
        lines.add(PlainText.cutEscaped(item.line(), LONGEST_ITEM_LINE, ESCAPE));
        item.notes().forEach(note -> lines.add(PlainText.cutEscaped(note, LONGEST_ITEM_LINE, ESCAPE)));
        quote.ifPresent(words -> lines.add(quote(words)));
        return String.join("\n", lines);
    }

    private static int length(List<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }

    private static void fields(Embed embed, Summary summary) {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        for (Fact fact : summary.facts()) {
            field(embed, fields, fact.name(), PlainText.cutEscaped(fact.value(), room(embed, fact.name()), ESCAPE));
        }
        field(embed, fields, "Read also", links(summary.more(), room(embed, "Read also")));
        if (!fields.isEmpty()) {
            embed.object().set("fields", fields);
        }
    }

    private static int room(Embed embed, String name) {
        return Math.min(LONGEST_VALUE, MOST - embed.used() - name.length());
    }

    /** At most eleven, of 25 that may be; one without a value would cost the message. */
    private static void field(Embed embed, ArrayNode fields, String name, String value) {
        if (!value.isEmpty()) {
            ObjectNode field = fields.addObject();
            embed.text(field, "name", name);
            embed.text(field, "value", value);
            field.put("inline", value.length() <= "24 Nov 2026, 09:50 UTC".length() * 2);
        }
    }

    private static String links(List<Link> links, int room) {
        StringBuilder lines = new StringBuilder();
        for (Link link : links) {
            String line = "[" + PlainText.cutEscaped(link.name(), LONGEST_TITLE, ESCAPE) + "](" + link.url() + ")\n";
            if (lines.length() + line.length() > room) {
                break;
            }
            lines.append(line);
        }
        return lines.toString().strip();
    }

    private static int colour(Summary.Tone tone) {
        return switch (tone) {
            case RAISED -> 0x3B6EA8;
            case UPDATED -> 0xB7791F;
            case WITHDRAWN -> 0xC0392B;
            case NOTICE -> 0xE0A800;
            case TEST -> 0x2E8B57;
        };
    }

    /** An embed, with how much of what it may hold is used. */
    private static final class Embed {
        private final ObjectNode object;
        private int used;

        Embed(ObjectNode object) {
            this.object = object;
        }

        ObjectNode object() {
            return object;
        }

        int used() {
            return used;
        }

        void text(ObjectNode of, String name, String text) {
            of.put(name, text);
            used += text.length();
        }
    }
}
