package io.wirewatch.core.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The text of an expression that is given as a tree ({@link ExpressionTree}). The text is then read like any other, so that
 * limits, words, warnings and phrases are the same for both. Errors name the place: {@code rule.all[1].actor}.
 */
public final class ExpressionText {
    private static final Set<String> FIELDS = Set.of("actor", "phrase", "case", "kind", "source", "language");
    private static final Set<String> SCOPES = Set.of("sentence", "paragraph", "lead", "headline");

    private ExpressionText() {}

    /**
     * The text.
     *
     * @param tree maps, lists, texts, numbers and booleans
     * @throws IllegalArgumentException if it is no tree of an expression; says where
     */
    public static String of(Object tree) {
        Node node = new Node("rule", tree, 0).only();
        return switch (node.key()) {
            case "within" -> "(" + node.rule() + ") WITHIN " + node.word("length");
            case "count" ->
                "COUNT >= " + node.whole("stories") + " OF (" + node.rule() + ") WITHIN " + node.word("length");
            case "first" -> "FIRST (" + node.rule() + ") IN " + node.word("length");
            case "spike" ->
                "SPIKE " + node.number("times") + "x (" + node.rule() + ") WITHIN " + node.word("length") + " OVER "
                        + node.word("over");
            default -> node.text();
        };
    }

    /** A value of the tree and where it is. */
    private record Node(String path, Object value, int depth) {
        private Node {
            if (depth > Rules.MAX_DEPTH) {
                throw new IllegalArgumentException(path + " is nested deeper than " + Rules.MAX_DEPTH + " levels");
            }
        }

        /** The one entry of a map. */
        Node only() {
            Map<?, ?> map = map();
            if (map.size() != 1) {
                throw wrong("an object with one entry, such as {\"actor\": \"nato\"}");
            }
            return child(String.valueOf(map.keySet().iterator().next()));
        }

        String key() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        private Map<?, ?> map() {
            if (value instanceof Map<?, ?> map) {
                return map;
            }
            throw wrong("an object");
        }

        private Node child(String key) {
            Object child = map().get(key);
            if (child == null) {
                throw new IllegalArgumentException(path + " needs " + key);
            }
            return new Node(path + "." + key, child, depth + 1);
        }

        /** The text of a rule, this being its entry. */
        String text() {
            String key = key();
            if (FIELDS.contains(key)) {
                return key + ":" + Canonical.quoted(string());
            }
            if (SCOPES.contains(key)) {
                return key.toUpperCase(java.util.Locale.ROOT) + "(" + only().text() + ")";
            }
            return switch (key) {
                case "name" -> Canonical.quoted(string());
                case "all" -> joined(" AND ");
                case "any" -> joined(" OR ");
                case "not" -> "NOT (" + only().text() + ")";
                case "atLeast" ->
                    "ATLEAST " + whole("count") + " (" + child("of").only().text() + ")";
                case "several" -> whole("count") + " OF " + child("of").joined(", ");
                case "chain" -> chain();
                case "within", "count", "first", "spike" ->
                    throw new IllegalArgumentException(
                            path + ": " + key + " looks at several releases and stands outermost");
                default ->
                    throw new IllegalArgumentException(path + " is unknown; a rule is one of actor, name, phrase, case,"
                            + " kind, source, language, all, any, not, sentence, paragraph, lead, headline, atLeast,"
                            + " several, chain; outermost within, count, first or spike");
            };
        }

        private List<Node> items() {
            if (value instanceof List<?> list && !list.isEmpty()) {
                return java.util.stream.IntStream.range(0, list.size())
                        .mapToObj(i -> new Node(path + "[" + i + "]", list.get(i), depth + 1))
                        .toList();
            }
            throw wrong("a list of rules");
        }

        private String joined(String operator) {
            StringJoiner text = new StringJoiner(operator, "(", ")");
            items().forEach(item -> text.add(item.only().text()));
            return text.toString();
        }

        private String chain() {
            List<Node> terms = child("terms").items();
            List<Node> links = child("links").items();
            if (links.size() != terms.size() - 1) {
                throw wrong("one link fewer than terms");
            }
            StringBuilder text = new StringBuilder(terms.getFirst().operand());
            for (int i = 0; i < links.size(); i++) {
                boolean ordered = Boolean.TRUE.equals(links.get(i).map().get("ordered"));
                text.append(ordered ? " BEFORE/" : " NEAR/").append(links.get(i).whole("words"));
                text.append(' ').append(terms.get(i + 1).operand());
            }
            return "(" + text + ")";
        }

        private String operand() {
            return "(" + only().text() + ")";
        }

        String rule() {
            return child("rule").only().text();
        }

        private String string() {
            if (value instanceof String text) {
                return text;
            }
            throw wrong("a text");
        }

        /** A word such as a time; anything else would end the place that it stands in. */
        String word(String key) {
            String word = child(key).string();
            if (!word.matches("[0-9]{1,9}[a-z]")) {
                throw new IllegalArgumentException(path + "." + key + " must be a time such as 90m, 24h or 14d");
            }
            return word;
        }

        long whole(String key) {
            BigDecimal number = number(key);
            try {
                return number.longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(path + "." + key + " must be a whole number", e);
            }
        }

        BigDecimal number(String key) {
            Node child = child(key);
            if (child.value() instanceof Number number) {
                BigDecimal decimal = new BigDecimal(number.toString()).stripTrailingZeros();
                if (decimal.signum() >= 0 && decimal.precision() < 12 && Math.abs(decimal.scale()) < 12) {
                    return new BigDecimal(decimal.toPlainString());
                }
            }
            throw child.wrong("a number of usual size, 0 or more");
        }

        private IllegalArgumentException wrong(String expected) {
            return new IllegalArgumentException(path + " must be " + expected);
        }
    }
}
