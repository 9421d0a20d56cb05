package io.wirewatch.core.extraction;

import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import io.wirewatch.core.extraction.ActorAlias.Within;
import io.wirewatch.core.extraction.Pattern.Meaning;
import io.wirewatch.core.extraction.Pattern.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the patterns of an actor: its aliases with their regular plurals and dotted forms, and what goes with them. */
final class PatternCompiler {
    private static final int LONGEST_DOTTED = 6;
    /** Kinds whose names are names of one thing, so that "Chads" is no Chad. */
    private static final Set<String> SINGULAR_KINDS = Set.of("country", "place", "person");

    private PatternCompiler() {}

    /** All patterns of an actor; an alias without a letter or digit gives none. */
    static List<Pattern> compile(Actor actor) {
        List<Pattern> patterns = new ArrayList<>();
        Map<String, Meaning> company = new LinkedHashMap<>();
        for (ActorAlias alias : actor.aliases()) {
            List<Token> tokens = Tokens.of(alias.text()).list();
            if (hasWord(tokens) && alias.strength() == Strength.NEVER) {
                patterns.add(new Pattern(tokens, literal(alias, tokens), Meaning.NEVER, new Entry(actor, alias), null));
            } else if (hasWord(tokens)) {
                addAlias(patterns, new Entry(actor, alias), tokens);
                addNeeds(company, alias);
            }
        }
        company.forEach((need, meaning) -> addSide(patterns, Tokens.of(need).list(), meaning, null, need));
        return patterns;
    }

    private static void addAlias(List<Pattern> patterns, Entry entry, List<Token> tokens) {
        ActorAlias alias = entry.alias();
        Rule rule = rule(alias, tokens);
        for (List<Token> spelling : spellings(entry, tokens)) {
            patterns.add(new Pattern(spelling, rule, Meaning.MENTION, entry, null));
        }
        if (alias.caseRule() == CaseRule.PROPER) {
            addCommonWord(patterns, entry, tokens);
        }
        if (alias.form() == Form.SEAT) {
            Places.BEFORE.forEach(before -> addCancel(patterns, entry, before + " " + alias.text(), tokens.getLast()));
        }
        alias.not().forEach(phrase -> addCancel(patterns, entry, phrase, tokens.getLast()));
    }

    /** Each need is looked for once, however many aliases of the actor have it. */
    private static void addNeeds(Map<String, Meaning> company, ActorAlias alias) {
        if (alias.strength() == Strength.WEAK) {
            Meaning meaning = alias.within() == Within.RELEASE ? Meaning.COMPANY : Meaning.NEAR_COMPANY;
            alias.needs().forEach(need -> company.merge(need, meaning, (a, b) -> a == b ? a : Meaning.NEAR_COMPANY));
        }
    }

    /** A common word has a plural, whatever the actor is. */
    private static void addCommonWord(List<Pattern> patterns, Entry entry, List<Token> tokens) {
        patterns.add(new Pattern(tokens, Rule.SMALL, Meaning.COMMON_WORD, entry, null));
        Plurals.of(tokens.getLast())
                .forEach(plural -> patterns.add(
                        new Pattern(withLast(tokens, Token.of(plural)), Rule.SMALL, Meaning.COMMON_WORD, entry, null)));
    }

    private static List<List<Token>> spellings(Entry entry, List<Token> tokens) {
        Token last = tokens.getLast();
        if (entry.alias().form() == Form.PHRASE || !last.isWord()) {
            return List.of(tokens);
        }
        List<List<Token>> spellings = new ArrayList<>(List.of(tokens));
        if (hasPlural(entry, last)) {
            Plurals.of(last).forEach(plural -> spellings.add(withLast(tokens, Token.of(plural))));
        }
        if (tokens.size() == 1 && last.isAllCapitals() && last.shaped().length() <= LONGEST_DOTTED) {
            spellings.add(dotted(last.shaped()));
        }
        return spellings;
    }

    private static List<Token> withLast(List<Token> tokens, Token last) {
        List<Token> changed = new ArrayList<>(tokens);
        changed.set(changed.size() - 1, last);
        return changed;
    }

    /** "U.N." for "UN". */
    private static List<Token> dotted(String acronym) {
        List<Token> tokens = new ArrayList<>();
        acronym.codePoints().forEach(c -> {
            tokens.add(Token.of(Character.toString(c)));
            tokens.add(Token.of("."));
        });
        return tokens;
    }

    private static boolean hasPlural(Entry entry, Token last) {
        return entry.alias().form() == Form.DEMONYM
                || !last.startsWithCapital()
                || last.isAllCapitals()
                || !SINGULAR_KINDS.contains(entry.actor().kind());
    }

    /** Whether every letter of an alias has to be in its case. */
    static boolean isExact(ActorAlias alias) {
        return rule(alias, Tokens.of(alias.text()).list()) == Rule.EXACT;
    }

    private static Rule rule(ActorAlias alias, List<Token> tokens) {
        if (alias.caseRule() == CaseRule.EXACT) {
            return Rule.EXACT;
        }
        if (alias.caseRule() == CaseRule.CAPITALISED || alias.caseRule() == CaseRule.PROPER) {
            return Rule.CAPITALS;
        }
        if (alias.caseRule() == CaseRule.SMART && isAllCapitals(tokens)) {
            return Rule.EXACT;
        }
        return alias.form() == Form.PHRASE ? Rule.FOLDED : Rule.KEYS;
    }

    /** Just the words of a text that is never an alias: another word of the same stem may well be one. */
    private static Rule literal(ActorAlias alias, List<Token> tokens) {
        return switch (rule(alias, tokens)) {
            case EXACT -> Rule.EXACT;
            case CAPITALS -> Rule.FOLDED_CAPITALS;
            default -> Rule.FOLDED;
        };
    }

    /** Where the alias has a plural, a phrase that ends in it has one too: "North Koreans" are no Koreans of the south. */
    private static void addCancel(List<Pattern> patterns, Entry entry, String phrase, Token lastOfAlias) {
        List<Token> tokens = Tokens.of(phrase).list();
        addSide(patterns, tokens, Meaning.CANCEL, entry, null);
        boolean endsInAlias =
                !tokens.isEmpty() && tokens.getLast().key().equals(lastOfAlias.key()) && lastOfAlias.isWord();
        if (endsInAlias && entry.alias().form() != Form.PHRASE && hasPlural(entry, lastOfAlias)) {
            Plurals.of(tokens.getLast())
                    .forEach(plural ->
                            addSide(patterns, withLast(tokens, Token.of(plural)), Meaning.CANCEL, entry, null));
        }
    }

    /** A {@code not} or {@code needs} text: case matters only where it is all capitals. */
    private static void addSide(List<Pattern> patterns, List<Token> tokens, Meaning meaning, Entry entry, String need) {
        if (hasWord(tokens)) {
            Rule rule = isAllCapitals(tokens) ? Rule.EXACT : Rule.KEYS;
            patterns.add(new Pattern(tokens, rule, meaning, entry, need));
        }
    }

    private static boolean hasWord(List<Token> tokens) {
        return tokens.stream().anyMatch(Token::isWord);
    }

    private static boolean isAllCapitals(List<Token> tokens) {
        return tokens.stream().anyMatch(Token::isAllCapitals) && tokens.stream().noneMatch(Token::hasSmallLetter);
    }
}
