package io.wirewatch.core.entities;

/**
 * Lets a text decide what a word by itself names: "Ivanov" is a person everywhere where "Sergei Ivanov" was found, and a word
 * that was found as an organisation five times and as a place once is an organisation.
 */
final class NameVotes {
    /** How many votes the last word of a person's longer name has. */
    private static final int FULL_NAME = 3;

    private static final int CHOICES = 1 + EntityKind.values().length;

    private final NameTokens tokens;
    private final NameFeatures features;
    private final byte[] tags;
    private final short[] votes;

    NameVotes(NameTokens tokens, NameFeatures features, byte[] tags) {
        this.tokens = tokens;
        this.features = features;
        this.tags = tags;
        this.votes = new short[CHOICES * features.words()];
    }

    /** Counts what was found, and sets the tags of words by themselves to what most say. */
    void decide() {
        for (int i = 0; i < tags.length; i++) {
            if (tokens.isUpper(i)) {
                count(i);
            }
        }
        for (int i = 0; i < tags.length; i++) {
            if (tokens.isUpper(i) && standsAlone(i)) {
                int choice = most(CHOICES * features.word(i));
                if (choice > 0) {
                    tags[i] = (byte) NameTags.of(EntityKind.values()[choice - 1], NameTags.ONLY);
                }
            }
        }
    }

    private void count(int token) {
        int tag = tags[token];
        boolean name = tag != NameTags.OUTSIDE;
        if (standsAlone(token)) {
            add(token, name ? 1 + NameTags.kind(tag).ordinal() : 0, 1);
        } else if (name && NameTags.place(tag) == NameTags.LAST && NameTags.kind(tag) == EntityKind.PERSON) {
            add(token, 1 + EntityKind.PERSON.ordinal(), FULL_NAME);
        }
    }

    private void add(int token, int choice, int count) {
        int at = CHOICES * features.word(token) + choice;
        votes[at] = (short) Math.min(Short.MAX_VALUE, votes[at] + count);
    }

    /** Whether a token is a name by itself, or the only word here that could be one. */
    private boolean standsAlone(int token) {
        int tag = tags[token];
        return tag == NameTags.OUTSIDE
                ? features.runEnd(token) - features.runStart(token) == 1
                : NameTags.place(tag) == NameTags.ONLY;
    }

    /** The kind with more votes than each other kind and than nothing, or 0. */
    private int most(int from) {
        int best = 0;
        for (int choice = 1; choice < CHOICES; choice++) {
            best = votes[from + choice] > votes[from + best] ? choice : best;
        }
        return best;
    }
}
