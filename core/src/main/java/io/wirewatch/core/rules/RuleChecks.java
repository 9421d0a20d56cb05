package io.wirewatch.core.rules;

import java.util.List;
import java.util.stream.Stream;

/** What a rule must be beyond its syntax, and what its author should know. */
final class RuleChecks {
    private RuleChecks() {}

    /** Whether the rule is one mention, or one of several: what NEAR, BEFORE and ATLEAST work on. */
    static boolean isNames(Rule rule) {
        return switch (rule) {
            case Rule.Term _, Rule.Kind _ -> true;
            case Rule.Any any -> any.rules().stream().allMatch(RuleChecks::isNames);
            default -> false;
        };
    }

    /** Whether a release without mentions, in another language and from another source, fulfils the rule. */
    static boolean holdsWithoutMentions(Rule rule) {
        return can(rule, true, false);
    }

    /** Whether a text without mentions may fulfil the rule, whatever its language and source. */
    static boolean mayHoldWithoutMentions(Rule rule) {
        return can(rule, true, true);
    }

    /** Whether the rule may hold where no actor and no phrase of it is mentioned. */
    static boolean needsNobody(Rule rule) {
        return switch (rule) {
            case Rule.Term _ -> false;
            case Rule.Kind _, Rule.Source _, Rule.Language _, Rule.Not _ -> true;
            case Rule.All all -> all.rules().stream().allMatch(RuleChecks::needsNobody);
            case Rule.Any any -> any.rules().stream().anyMatch(RuleChecks::needsNobody);
            case Rule.Within within -> needsNobody(within.rule());
            case Rule.AtLeast least -> needsNobody(least.term());
            case Rule.Chain chain -> chain.terms().stream().allMatch(RuleChecks::needsNobody);
            case Rule.Several several ->
                several.rules().stream().filter(RuleChecks::needsNobody).count() >= several.count();
        };
    }

    /** Whether the rule can come out so for a text without mentions; filters fail, or go either way where open. */
    private static boolean can(Rule rule, boolean outcome, boolean open) {
        return switch (rule) {
            case Rule.Term _, Rule.Kind _, Rule.Chain _, Rule.AtLeast _, Rule.Within _ -> !outcome;
            case Rule.Source _, Rule.Language _ -> open || !outcome;
            case Rule.Not not -> can(not.rule(), !outcome, open);
            case Rule.All all -> canJoined(all.rules(), outcome, open, outcome);
            case Rule.Any any -> canJoined(any.rules(), outcome, open, !outcome);
            case Rule.Several several -> {
                int needed = outcome ? several.count() : several.rules().size() - several.count() + 1;
                yield several.rules().stream()
                                .filter(part -> can(part, outcome, open))
                                .count()
                        >= needed;
            }
        };
    }

    private static boolean canJoined(List<Rule> rules, boolean outcome, boolean open, boolean every) {
        return every
                ? rules.stream().allMatch(rule -> can(rule, outcome, open))
                : rules.stream().anyMatch(rule -> can(rule, outcome, open));
    }

    /** Where the rule, in normal form, asks for something to be there and not to be there. */
    static Stream<String> contradictions(Rule rule) {
        return Parts.all(rule).flatMap(part -> part instanceof Rule.All all ? contradictions(all) : Stream.empty());
    }

    private static Stream<String> contradictions(Rule.All all) {
        List<String> wanted = all.rules().stream().map(Canonical::text).toList();
        return all.rules().stream()
                .filter(Rule.Not.class::isInstance)
                .map(not -> Canonical.text(((Rule.Not) not).rule()))
                .filter(wanted::contains)
                .map(text -> "can never hold: it asks for " + text + " and for its absence");
    }
}
