package io.wirewatch.core.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the bytes of one rule; any other bytes are refused. */
final class RuleDecoder {
    private static final Map<Integer, RuleCodec.Tag> TAGS =
            Stream.of(RuleCodec.Tag.values()).collect(Collectors.toMap(RuleCodec.Tag::code, Function.identity()));
    private static final Map<Integer, Rule.Scope> SCOPES =
            Stream.of(Rule.Scope.values()).collect(Collectors.toMap(RuleCodec::code, Function.identity()));
    private static final int MAX_DEPTH = 4 * Rules.MAX_DEPTH;

    private final byte[] bytes;
    private int at;
    private int depth;

    RuleDecoder(byte[] bytes) {
        this(bytes, 0);
    }

    /**
     * @param from index of the first byte that is its
     */
    RuleDecoder(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    Rule read() {
        int version = number();
        if (version != RuleCodec.VERSION) {
            throw refused("version " + version);
        }
        Rule rule = rule();
        if (at != bytes.length) {
            throw refused("bytes left at " + at);
        }
        return rule;
    }

    private Rule rule() {
        if (++depth > MAX_DEPTH) {
            throw refused("nested too deep");
        }
        Rule rule = rule(known(TAGS, "tag"));
        depth--;
        return rule;
    }

    private Rule rule(RuleCodec.Tag tag) {
        return switch (tag) {
            case TERM -> term();
            case KIND -> new Rule.Kind(text());
            case SOURCE -> new Rule.Source(text());
            case LANGUAGE -> new Rule.Language(text());
            case ALL -> new Rule.All(rules());
            case ANY -> new Rule.Any(rules());
            case NOT -> new Rule.Not(rule());
            case WITHIN -> within();
            case CHAIN -> chain();
            case AT_LEAST -> new Rule.AtLeast(number(), rule());
            case SEVERAL -> new Rule.Several(number(), rules());
        };
    }

    private Rule term() {
        String actor = text();
        return new Rule.Term(actor, text());
    }

    private Rule within() {
        Rule.Scope scope = known(SCOPES, "scope");
        return new Rule.Within(scope, rule());
    }

    private <T> T known(Map<Integer, T> codes, String what) {
        int code = number();
        T meaning = codes.get(code);
        if (meaning == null) {
            throw refused(what + " " + code);
        }
        return meaning;
    }

    private Rule chain() {
        List<Rule> terms = rules();
        List<Rule.Link> links = new ArrayList<>();
        for (int i = 1; i < terms.size(); i++) {
            int link = number();
            links.add(new Rule.Link((link & 1) == 1, link >>> 1));
        }
        return new Rule.Chain(terms, links);
    }

    private List<Rule> rules() {
        int size = number();
        if (size < 0 || size > bytes.length - at) {
            throw refused("a list of " + size);
        }
        List<Rule> rules = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rules.add(rule());
        }
        return rules;
    }

    private String text() {
        int length = number();
        if (length < 0 || length > bytes.length - at) {
            throw refused("a text of " + length + " bytes");
        }
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    int number() {
        int number = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            if (at == bytes.length) {
                throw refused("the end is missing");
            }
            byte one = bytes[at++];
            number |= (one & 0x7F) << shift;
            if (one >= 0) {
                return number;
            }
        }
        throw refused("a number of too many bytes at " + at);
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("no compiled rule of version " + RuleCodec.VERSION + ": " + why);
    }
}
