package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decides exactly whether a release fulfils a rule (docs/design.md, section 5, "Expressions"). */
public final class RuleEvaluator {
    private RuleEvaluator() {}

    /** Whether the rule holds in the view. */
    public static boolean matches(Rule rule, ReleaseView view) {
        return switch (rule) {
            case Rule.Term term -> !view.ofActor(term.actor()).isEmpty();
            case Rule.Kind kind -> !view.ofKind(kind.kind()).isEmpty();
            case Rule.Source source -> view.passes(Keys.source(source.source()));
            case Rule.Language language -> view.passes(Keys.language(language.language()));
            case Rule.All all -> everyHolds(all.rules(), view);
            case Rule.Any any -> someHolds(any.rules(), view);
            case Rule.Not not -> !matches(not.rule(), view);
            case Rule.Within within -> parts(within.scope(), view).anyMatch(part -> matches(within.rule(), part));
            case Rule.Chain chain -> !Chains.find(chain, view).isEmpty();
            case Rule.AtLeast least -> Hit.of(least.term(), view).size() >= least.count();
            case Rule.Several several -> severalHold(several, view);
        };
    }

    // Loops, not streams: these two run for every candidate rule of every release.
    private static boolean everyHolds(List<Rule> rules, ReleaseView view) {
        for (Rule rule : rules) {
            if (!matches(rule, view)) {
                return false;
            }
        }
        return true;
    }

    private static boolean someHolds(List<Rule> rules, ReleaseView view) {
        for (Rule rule : rules) {
            if (matches(rule, view)) {
                return true;
            }
        }
        return false;
    }

    private static boolean severalHold(Rule.Several several, ReleaseView view) {
        return several.rules().stream()
                        .filter(rule -> matches(rule, view))
                        .limit(several.count())
                        .count()
                == several.count();
    }

    /** The parts of a view that a scope speaks of. */
    static Stream<ReleaseView> parts(Rule.Scope scope, ReleaseView view) {
        return switch (scope) {
            case SENTENCE -> view.sentences().stream();
            case PARAGRAPH -> view.paragraphs().stream();
            case LEAD -> Stream.of(view.lead());
            case HEADLINE -> Stream.of(view.headline());
        };
    }

    /** A mention and the term of the rule that it satisfies. */
    record Hit(String term, Mention mention) {
        /** The mentions that satisfy a term, a kind, or any of several. */
        static List<Hit> of(Rule names, ReleaseView view) {
            return switch (names) {
                case Rule.Term term -> of(term.written(), view.ofActor(term.actor()));
                case Rule.Kind kind -> of("kind:" + kind.kind(), view.ofKind(kind.kind()));
                case Rule.Any any ->
                    any.rules().stream()
                            .flatMap(rule -> of(rule, view).stream())
                            .toList();
                default -> List.of();
            };
        }

        private static List<Hit> of(String term, List<Mention> mentions) {
            List<Hit> hits = new ArrayList<>(mentions.size());
            for (Mention mention : mentions) {
                hits.add(new Hit(term, mention));
            }
            return hits;
        }
    }
}
