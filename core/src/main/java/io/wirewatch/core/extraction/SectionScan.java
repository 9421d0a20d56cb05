package io.wirewatch.core.extraction;

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
    private final Set<String> company;
    private final List<Hit> hits = new ArrayList<>();
    /** Where the phrases end that cancel an alias and begin before or at the token in hand. */
    private final Map<Entry, Integer> cancelled = new HashMap<>();

    private final List<Pattern> found = new ArrayList<>();
    private final List<Integer> lasts = new ArrayList<>();

    /** @param company takes every {@code needs} text that is found */
    SectionScan(PatternTree tree, Section section, Languages languages, Set<String> company) {
        this.tree = tree;
        this.languages = languages;
        this.tokens = Tokens.of(section.text(), section.start(), section.end());
        this.company = company;
    }

    List<Hit> run() {
        for (int i = 0; i < tokens.size(); i++) {
            found.clear();
            lasts.clear();
            tree.match(tokens, i, this::take);
            for (int n = 0; n < found.size(); n++) {
                addHit(found.get(n).entry(), found.get(n).spelling(), i, lasts.get(n));
            }
        }
        return hits;
    }

    private void take(Pattern pattern, int last) {
        switch (pattern.meaning()) {
            case MENTION -> {
                found.add(pattern);
                lasts.add(last);
            }
            case CANCEL -> cancelled.merge(pattern.entry(), last, Math::max);
            case COMPANY -> company.add(pattern.need());
        }
    }

    private void addHit(Entry entry, Spelling spelling, int first, int last) {
        boolean hidden = tokens.isInAddress(first) && entry.alias().form() != Form.PHRASE;
        if (hidden || !languages.admit(entry.alias()) || cancelled.getOrDefault(entry, -1) >= last) {
            return;
        }
        boolean doubtful = entry.isWeak() || Shouting.hides(tokens, first, last, spelling);
        hits.add(new Hit(
                entry,
                doubtful ? Strength.WEAK : Strength.STRONG,
                tokens.start(first),
                tokens.end(last),
                tokens.word(first),
                tokens.word(last)));
    }
}
