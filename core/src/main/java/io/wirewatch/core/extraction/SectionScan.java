package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds in one section after the other every alias that stands there and is not cancelled, in order of start. */
final class SectionScan implements PatternTree.Taker {
    private final PatternTree tree;
    private final Languages languages;
    private final Sightings company;
    private final Set<Entry> commonWords;
    private final Tokens tokens = new Tokens();
    private final List<Pattern> found = new ArrayList<>();
    private final List<Integer> lasts = new ArrayList<>();
    /** Where the phrases end that cancel an alias and begin before or at the token in hand. */
    private final Map<Entry, Integer> cancelled = new HashMap<>();
    /** The same of the texts that are never an alias, by actor: each cancels all aliases, however many there are. */
    private final Map<String, Integer> never = new HashMap<>();

    private int[] starts = new int[0];
    private Section section;
    private List<Hit> hits = List.of();
    private Capitals capitals;
    private Places places;
    /** The token in hand. */
    private int first;

    /**
     * @param company takes every {@code needs} text that is found
     * @param commonWords takes every alias that is found as the common word that it is, too
     */
    SectionScan(PatternTree tree, Languages languages, Sightings company, Set<Entry> commonWords) {
        this.tree = tree;
        this.languages = languages;
        this.company = company;
        this.commonWords = commonWords;
    }

    /** Hits in order of start, of one start shortest first. */
    List<Hit> run(Section section) {
        this.section = section;
        tokens.read(section.text(), section.start(), section.end());
        capitals = new Capitals(section, tokens);
        places = new Places(tokens, section);
        cancelled.clear();
        never.clear();
        hits = new ArrayList<>();
        if (starts.length < tokens.size()) {
            starts = new int[tokens.size()];
        }
        int count = tree.starts(tokens, starts);
        for (int i = 0; i < count; i++) {
            first = starts[i];
            tree.match(tokens, first, this);
            if (!found.isEmpty()) {
                for (int n = 0; n < found.size(); n++) {
                    addHit(found.get(n), first, lasts.get(n));
                }
                found.clear();
                lasts.clear();
            }
        }
        return hits;
    }

    /** A mention waits until all that begins at its token is known: a phrase that cancels it may be longer. */
    @Override
    public void take(Pattern pattern, int last) {
        switch (pattern.meaning()) {
            case MENTION -> {
                found.add(pattern);
                lasts.add(last);
            }
            case CANCEL -> cancelled.merge(pattern.entry(), last, Math::max);
            case NEVER -> {
                if (languages.admit(pattern.entry())) {
                    never.merge(pattern.entry().actor().id(), last, Math::max);
                }
            }
            case COMPANY -> company.add(pattern.need());
            case NEAR_COMPANY -> company.add(pattern.need(), section, tokens.start(first));
            case COMMON_WORD -> {
                if (!tokens.isInAddress(first)) {
                    commonWords.add(pattern.entry());
                }
            }
        }
    }

    private void addHit(Pattern pattern, int first, int last) {
        Entry entry = pattern.entry();
        boolean hidden = tokens.isInAddress(first) && !entry.isPhrase();
        if (hidden || !languages.admit(entry) || goesOn(last)) {
            return;
        }
        if (isCancelled(entry, last) || entry.isSeat() && places.isPlace(first, last)) {
            places.note(entry, last);
            return;
        }
        Capitals.Proof proof = proof(entry, first);
        boolean doubtful =
                entry.isWeak() || proof == Capitals.Proof.THING || Shouting.hides(tokens, first, last, pattern);
        hits.add(new Hit(
                entry,
                doubtful ? Strength.WEAK : Strength.STRONG,
                proof == Capitals.Proof.NAME,
                tokens.start(first),
                tokens.end(last),
                tokens.word(first),
                tokens.word(last)));
    }

    private boolean isCancelled(Entry entry, int last) {
        return !cancelled.isEmpty() && cancelled.getOrDefault(entry, -1) >= last
                || !never.isEmpty() && never.getOrDefault(entry.actor().id(), -1) >= last;
    }

    /** Whether dotted initials go on after the token: "U.S.C." is not the "U.S." */
    private boolean goesOn(int last) {
        int next = last + 1;
        return next < tokens.size()
                && tokens.hasFolded(last, ".")
                && tokens.word(next) == tokens.word(last)
                && tokens.isAllCapitals(next)
                && tokens.length(next) == 1;
    }

    private Capitals.Proof proof(Entry entry, int first) {
        boolean depends = entry.isProper() && languages.admitEnglish();
        return depends ? capitals.at(first) : Capitals.Proof.NAME;
    }
}
