package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.List;

/** A run of tokens that the index looks for, and what finding it means. Told apart by identity. */
final class Pattern implements PatternNode {
    private static final Token[] NO_TOKENS = {};

    private final Meaning meaning;
    private final Rule rule;
    private final int length;
    /** Keys of the tokens, each with its length before it: one array is near where many strings are not. */
    private final char[] keys;
    /** The tokens as the alias has them, where more than keys is compared. */
    private final Token[] tokens;

    private final Entry entry;
    private final String need;

    /**
     * A pattern.
     *
     * @param tokens as the alias has them, never empty
     * @param rule how exactly they have to be written, beyond their keys
     * @param meaning what it is evidence of
     * @param entry the alias it is a spelling of or cancels; null for company, which all aliases of an actor share
     * @param need what was written in {@code needs}, for company only
     */
    Pattern(List<Token> tokens, Rule rule, Meaning meaning, Entry entry, String need) {
        this.length = tokens.size();
        this.keys = packed(tokens);
        this.tokens = rule == Rule.KEYS ? NO_TOKENS : tokens.toArray(Token[]::new);
        this.rule = rule;
        this.meaning = meaning;
        this.entry = entry;
        this.need = need;
    }

    private static char[] packed(List<Token> tokens) {
        StringBuilder packed = new StringBuilder();
        tokens.forEach(token -> packed.append((char) token.key().length()).append(token.key()));
        return packed.toString().toCharArray();
    }

    /** What finding a pattern means. */
    enum Meaning {
        /** The actor is mentioned. */
        MENTION,
        /** The alias does not count where this covers it. */
        CANCEL,
        /** No alias of the actor counts where this covers it. */
        NEVER,
        /** Company for weak aliases, wherever it is. */
        COMPANY,
        /** The same where one of them asks in which sentence or paragraph it is. */
        NEAR_COMPANY,
        /** The alias as the common word that it is, too. */
        COMMON_WORD
    }

    /** What is compared besides keys. */
    enum Rule {
        /** Nothing. */
        KEYS,
        /** The whole word, case folded: a stem is not enough. */
        FOLDED,
        /** Every letter in its case. */
        EXACT,
        /** Capitals at the beginning of words where the alias has them. */
        CAPITALS,
        /** {@link #FOLDED} and {@link #CAPITALS}. */
        FOLDED_CAPITALS,
        /** No capitals at the beginning of words where the alias has them. */
        SMALL
    }

    Meaning meaning() {
        return meaning;
    }

    Rule rule() {
        return rule;
    }

    Entry entry() {
        return entry;
    }

    String need() {
        return need;
    }

    /** How many tokens it has. */
    int length() {
        return length;
    }

    /** Hash of the key of one of its tokens, as {@link Tokens#hash(int)} has it. */
    int hash(int token) {
        int at = 0;
        for (int i = 0; i < token; i++) {
            at += keys[at] + 1;
        }
        return Tokens.hash(keys, at + 1, at + 1 + keys[at]);
    }

    /** Keys of its tokens. */
    List<String> keys() {
        List<String> list = new ArrayList<>();
        for (int at = 0; at < keys.length; at += keys[at] + 1) {
            list.add(new String(keys, at + 1, keys[at]));
        }
        return list;
    }

    @Override
    public void collect(List<Pattern> patterns) {
        patterns.add(this);
    }

    /** Whether its tokens, of which only the hashes were compared, stand in a text as they have to be written. */
    boolean stands(Tokens text, int first) {
        int at = 0;
        for (int i = 0; i < length; i++) {
            int next = at + 1 + keys[at];
            if (!text.hasKey(first + i, keys, at + 1, next)) {
                return false;
            }
            at = next;
        }
        return rule == Rule.KEYS || fits(text, first);
    }

    private boolean fits(Tokens text, int first) {
        for (int i = 0; i < tokens.length; i++) {
            if (!fits(tokens[i], text, first + i)) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(Token wanted, Tokens text, int at) {
        return switch (rule) {
            case KEYS -> true;
            case FOLDED -> text.hasFolded(at, wanted.folded());
            case EXACT -> text.hasShaped(at, wanted.shaped());
            case CAPITALS -> hasCapital(wanted, text, at);
            case FOLDED_CAPITALS -> hasCapital(wanted, text, at) && text.hasFolded(at, wanted.folded());
            case SMALL -> !wanted.startsWithCapital() || !text.startsWithCapital(at);
        };
    }

    private static boolean hasCapital(Token wanted, Tokens text, int at) {
        return !wanted.startsWithCapital() || text.startsWithCapital(at);
    }
}
