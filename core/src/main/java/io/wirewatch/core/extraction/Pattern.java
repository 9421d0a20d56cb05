package io.wirewatch.core.extraction;

import java.util.List;

/**
 * A run of tokens that the index looks for, and what finding it means.
 *
 * @param keys keys of the tokens, never empty
 * @param spelling how exactly the tokens have to be written, beyond their keys
 * @param meaning what it is evidence of
 * @param entry the alias it is a spelling of, cancels or keeps company with
 * @param need what was written in {@code needs}, for {@link Meaning#COMPANY} only
 */
record Pattern(List<String> keys, Spelling spelling, Meaning meaning, Entry entry, String need) {
    String first() {
        return keys.getFirst();
    }

    /** What finding a pattern means. */
    enum Meaning {
        /** The actor is mentioned. */
        MENTION,
        /** The alias does not count where this covers it. */
        CANCEL,
        /** Company for a weak alias. */
        COMPANY,
        /** The alias as the common word that it is, too. */
        COMMON_WORD
    }

    /**
     * How exactly tokens have to be written.
     *
     * @param rule how letters are compared
     * @param tokens the tokens as the alias has them
     */
    record Spelling(Rule rule, List<Token> tokens) {
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
            /** No capitals at the beginning of words where the alias has them. */
            SMALL
        }

        boolean fits(Tokens text, int first) {
            for (int i = 0; i < tokens.size(); i++) {
                if (!fits(tokens.get(i), text.at(first + i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean fits(Token wanted, Token found) {
            return switch (rule) {
                case KEYS -> true;
                case FOLDED -> wanted.folded().equals(found.folded());
                case EXACT -> wanted.shaped().equals(found.shaped());
                case CAPITALS -> !wanted.startsWithCapital() || found.startsWithCapital();
                case SMALL -> !wanted.startsWithCapital() || !found.startsWithCapital();
            };
        }
    }
}
