package io.wirewatch.core.extraction;

import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import io.wirewatch.core.extraction.Pattern.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One pass over a section: every alias that stands there and is not cancelled, in order of start, then length. */
final class SectionScan {
    private final PatternTree tree;
    private final Tokens tokens;
    private final Languages languages;
    private final Capitals capitals;
    private final Set<String> company;
    private final Set<Entry> commonWords;
    private final List<Hit> hits = new ArrayList<>();
    /** Where the phrases end that cancel an alias and begin before or at the token in hand. */
    private final Map<Entry, Integer> cancelled = new HashMap<>();

    private final List<Pattern> found = new ArrayList<>();
    private final List<Integer> lasts = new ArrayList<>();

    /**
     * @param company takes every {@code needs} text that is found
     * @param commonWords takes every alias that is found as the common word that it is, too
     */
    SectionScan(PatternTree tree, Section section, Languages languages, Set<String> company, Set<Entry> commonWords) {
        this.tree = tree;
        this.languages = languages;
        this.tokens = Tokens.of(section.text(), section.start(), section.end());
        this.capitals = new Capitals(section, tokens);
        this.company = company;
        this.commonWords = commonWords;
    }

    List<Hit> run() {
        for (int i = 0; i < tokens.size(); i++) {
            found.clear();
            lasts.clear();
            int first = i;
            tree.match(tokens, first, (pattern, last) -> take(pattern, first, last));
            for (int n = 0; n < found.size(); n++) {
                addHit(found.get(n).entry(), found.get(n).spelling(), i, lasts.get(n));
            }
        }
        return hits;
    }

    private void take(Pattern pattern, int first, int last) {
        switch (pattern.meaning()) {
            case MENTION -> {
                found.add(pattern);
                lasts.add(last);
            }
            case CANCEL -> cancelled.merge(pattern.entry(), last, Math::max);
            case COMPANY -> company.add(pattern.need());
            case COMMON_WORD -> {
                if (!tokens.isInAddress(first)) {
                    commonWords.add(pattern.entry());
                }
            }
        }
    }

    private void addHit(Entry entry, Spelling spelling, int first, int last) {
        boolean hidden = tokens.isInAddress(first) && entry.alias().form() != Form.PHRASE;
        if (hidden || !languages.admit(entry.alias()) || cancelled.getOrDefault(entry, -1) >= last || goesOn(last)) {
            return;
        }
        Capitals.Proof proof = proof(entry, first);
        boolean doubtful =
                entry.isWeak() || proof == Capitals.Proof.THING || Shouting.hides(tokens, first, last, spelling);
        hits.add(new Hit(
                entry,
                doubtful ? Strength.WEAK : Strength.STRONG,
                proof == Capitals.Proof.NAME,
                tokens.start(first),
                tokens.end(last),
                tokens.word(first),
                tokens.word(last)));
    }

    /** Whether dotted initials go on after the token: "U.S.C." is not the "U.S." */
    private boolean goesOn(int last) {
        int next = last + 1;
        return next < tokens.size()
                && tokens.at(last).shaped().equals(".")
                && tokens.word(next) == tokens.word(last)
                && tokens.at(next).isAllCapitals()
                && tokens.at(next).shaped().length() == 1;
    }

    private Capitals.Proof proof(Entry entry, int first) {
        boolean depends = entry.alias().caseRule() == CaseRule.PROPER && languages.admitEnglish();
        return depends ? capitals.at(first) : Capitals.Proof.NAME;
    }
}
