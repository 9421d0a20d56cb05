package io.wirewatch.core.rules;

import java.util.List;

/**
 * A rule over the mentions of one release, every word resolved. A rule is asked about a <em>view</em>: the whole release
 * (title and text), or a part of it inside a {@link Within}.
 */
public sealed interface Rule {

    /**
     * An actor is mentioned.
     *
     * @param actor actor id, {@code phrase:…} for a literal phrase
     * @param written the word as its author wrote it, quotes left out; shown in evidence, no part of the canonical text
     */
    record Term(String actor, String written) implements Rule {}

    /** Anybody of this kind is mentioned, listed or not. */
    record Kind(String kind) implements Rule {}

    /** The release comes from this source: its id or label, or the host of its address or a parent domain of it. */
    record Source(String source) implements Rule {}

    /** The release is in this language; {@code en} takes {@code en-GB} too. */
    record Language(String language) implements Rule {}

    /** Every one of at least two rules holds. */
    record All(List<Rule> rules) implements Rule {
        public All {
            rules = List.copyOf(rules);
        }
    }

    /** One of at least two rules holds. */
    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = List.copyOf(rules);
        }
    }

    /** The rule does not hold. */
    record Not(Rule rule) implements Rule {}

    /** The rule holds in some sentence, some paragraph, the lead or the headline of the view. */
    record Within(Scope scope, Rule rule) implements Rule {}

    /**
     * Different mentions that stand near each other in one paragraph.
     *
     * @param terms two or more of {@link Term}, {@link Kind}, or {@link Any} of those
     * @param links how each term stands to the next: one fewer than terms
     */
    record Chain(List<Rule> terms, List<Link> links) implements Rule {
        public Chain {
            terms = List.copyOf(terms);
            links = List.copyOf(links);
            if (terms.size() < 2 || links.size() != terms.size() - 1) {
                throw new IllegalArgumentException("a chain of " + terms.size() + " terms has " + links.size()
                        + " links; it needs one between each two");
            }
        }
    }

    /**
     * At least so many mentions.
     *
     * @param count 2 or more
     * @param term {@link Term}, {@link Kind}, or {@link Any} of those, whose mentions are counted together
     */
    record AtLeast(int count, Rule term) implements Rule {}

    /** At least {@code count} of the rules hold; more than one and fewer than all. */
    record Several(int count, List<Rule> rules) implements Rule {
        public Several {
            rules = List.copyOf(rules);
        }
    }

    /** A part of a release. The headline is a paragraph and a sentence of its own. */
    enum Scope {
        SENTENCE,
        PARAGRAPH,
        LEAD,
        HEADLINE
    }

    /**
     * How two mentions stand to each other.
     *
     * @param ordered whether the first must begin before the second
     * @param words at most so many words stand between
     */
    record Link(boolean ordered, int words) {
        public Link {
            if (words < 0) {
                throw new IllegalArgumentException("a distance is 0 or more words, not " + words);
            }
        }
    }
}
