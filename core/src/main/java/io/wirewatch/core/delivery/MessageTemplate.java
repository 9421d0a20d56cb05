package io.wirewatch.core.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of a message with places for what an alert says: {@code {name}}. It can only be filled in: there are no conditions
 * and no loops, and nothing in an alert is read as a template. A brace of its own is written twice.
 */
public final class MessageTemplate {
    /** Names of the places, as texts for people; those of the subscription first. */
    public static final List<String> FIELDS = List.of(
            "subscription",
            "subscription.id",
            "rule",
            "status",
            "reason",
            "title",
            "url",
            "source",
            "published",
            "received",
            "quotes",
            "actors",
            "copies",
            "alert",
            "revision");

    private static final int LONGEST = 4000;
    private static final Pattern PIECE = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}|[{}]|[^{}]+");

    private final List<Piece> pieces;

    private MessageTemplate(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Words as they stand, or the name of a place. */
    private record Piece(String text, boolean isPlace) {}

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException where a brace stands alone, a name is none of {@link #FIELDS}, or it is longer than
     *     4,000 characters
     */
    public static MessageTemplate parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a template has at most " + LONGEST + " characters, not " + text.length());
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.add(piece(matcher, text));
        }
        return new MessageTemplate(List.copyOf(pieces));
    }

    private static Piece piece(Matcher matcher, String text) {
        String name = matcher.group(1);
        if (name != null) {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                        "a template has no field {" + name + "}; it may have {" + String.join("}, {", FIELDS) + "}");
            }
            return new Piece(name, true);
        }
        return switch (matcher.group()) {
            case "{{" -> new Piece("{", false);
            case "}}" -> new Piece("}", false);
            case "{", "}" ->
                throw new IllegalArgumentException("the brace at " + (matcher.start() + 1) + " of the template \""
                        + shown(text) + "\" stands alone; a brace of its own is written twice");
            default -> new Piece(matcher.group(), false);
        };
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /**
     * The text for an alert.
     *
     * @param values by names of {@link #FIELDS}; one that is missing is empty
     */
    public String fill(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        pieces.forEach(piece -> filled.append(piece.isPlace() ? values.getOrDefault(piece.text(), "") : piece.text()));
        return filled.toString();
    }
}
