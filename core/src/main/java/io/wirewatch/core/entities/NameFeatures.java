package io.wirewatch.core.entities;

/**
 * What speaks for and against a name at a token, as hashes: the word and its neighbours, how they are written, the run of
 * capitalised words that it stands in, and where the same word stands in the longest run of the text.
 */
final class NameFeatures {
    /** More than a token can have. */
    static final int MOST = 64;

    /** How many of the features of a token, the first ones, say which word it is. */
    static final int IDENTITY = 5;

    /** Kinds of features whose value is the hash of one word in lower case. */
    static final int WORD = 2;

    static final int WORD_BEFORE = 3;
    static final int WORD_AFTER = 4;

    private static final int NONE = 0x5BD1E995;
    private static final int MOST_COUNTED = 3;
    private static final int LASTS = 1 + EntityKind.values().length;
    private static final int COUNTS = LASTS + 1;

    private final NameTokens tokens;
    /** Where the run of open tokens begins and ends that a token is in. */
    private final int[] runStarts;

    private final int[] runEnds;
    /** Hash table: a capitalised word, and its token in the longest run; negative where it stands in lower case somewhere. */
    private final int[] words;

    private final int[] best;
    private final boolean[] alsoLower;
    private final int mask;

    private byte[] opinion = {};
    /** For each word how often it was found as nothing, as each kind, and as the last word of a person's longer name. */
    private short[] counts = {};

    private int[] out = {};
    private int size;
    private int mute;

    NameFeatures(NameTokens tokens) {
        this.tokens = tokens;
        this.runStarts = new int[tokens.count];
        this.runEnds = new int[tokens.count];
        int upper = findRuns();
        int capacity = Integer.highestOneBit(Math.max(8, upper)) * 4;
        this.words = new int[capacity];
        this.best = new int[capacity];
        this.alsoLower = new boolean[capacity];
        this.mask = capacity - 1;
        index();
    }

    int runStart(int token) {
        return runStarts[token];
    }

    int runEnd(int token) {
        return runEnds[token];
    }

    /** How many numbers {@link #word} may give. */
    int words() {
        return words.length;
    }

    /** The number of a capitalised word in this text. */
    int word(int token) {
        return slot(tokens.lowers[token]);
    }

    private int findRuns() {
        int upper = 0;
        int start = 0;
        for (int i = 0; i < tokens.count; i++) {
            if (!tokens.open[i]) {
                continue;
            }
            upper++;
            boolean begins = i == 0 || !tokens.open[i - 1] || !tokens.sameSentence(i, i - 1);
            start = begins ? i : start;
            runStarts[i] = start;
            if (!tokens.sameSentence(i, i + 1) || !tokens.open[i + 1]) {
                for (int j = start; j <= i; j++) {
                    runEnds[j] = i + 1;
                }
            }
        }
        return upper;
    }

    private void index() {
        for (int i = 0; i < tokens.count; i++) {
            if (tokens.isUpper(i)) {
                int slot = slot(tokens.lowers[i]);
                if (words[slot] == 0) {
                    words[slot] = tokens.lowers[i];
                    best[slot] = i;
                } else if (weight(i) > weight(best[slot])) {
                    best[slot] = i;
                }
            }
        }
        for (int i = 0; i < tokens.count; i++) {
            if (!tokens.isUpper(i) && (tokens.shapes[i] & NameTokens.LOWER) != 0) {
                int slot = slot(tokens.lowers[i]);
                if (words[slot] != 0) {
                    alsoLower[slot] = true;
                }
            }
        }
    }

    /** How much an occurrence tells: two to five words in a plain sentence tell most. */
    private int weight(int token) {
        int length = runEnds[token] - runStarts[token];
        boolean plain = tokens.looks[tokens.sentences[token]] == NameTokens.PLAIN_SENTENCE;
        return (plain ? 10 : 0) + (length > 5 ? 2 : length);
    }

    private int slot(int word) {
        int slot = (word ^ word >>> 13) & mask;
        while (words[slot] != 0 && words[slot] != word) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /**
     * The features of an open token.
     *
     * @param features takes them, {@link #MOST} at most
     * @return how many there are
     */
    int of(int token, int[] features) {
        out = features;
        size = 0;
        addWords(token);
        addSpelling(token);
        addRun(token);
        addText(token);
        mute = size;
        if (counts.length > 0 && tokens.isUpper(token)) {
            addOpinion(token);
        }
        return size;
    }

    /** How many of the features that were given last need no {@link #opinion}: those behind them come of it. */
    int mute() {
        return mute;
    }

    /**
     * Gives each word the kinds of names that it was found in elsewhere in the text.
     *
     * @param tags what a first look found
     */
    void opinion(byte[] tags) {
        opinion = tags.clone();
        counts = new short[COUNTS * words.length];
        for (int i = 0; i < tags.length; i++) {
            if (tokens.isUpper(i)) {
                int at = COUNTS * word(i);
                increase(at + choice(i), 1);
                if (isLastOfPerson(i)) {
                    increase(at + LASTS, 1);
                }
            }
        }
    }

    private void increase(int at, int by) {
        counts[at] = (short) Math.min(Short.MAX_VALUE, counts[at] + by);
    }

    private int choice(int token) {
        return opinion[token] == NameTags.OUTSIDE
                ? 0
                : 1 + NameTags.kind(opinion[token]).ordinal();
    }

    private boolean isLastOfPerson(int token) {
        int tag = opinion[token];
        return tag != NameTags.OUTSIDE
                && NameTags.place(tag) == NameTags.LAST
                && NameTags.kind(tag) == EntityKind.PERSON;
    }

    private void addOpinion(int i) {
        int here = elsewhere(i);
        int lasts = counts[COUNTS * word(i) + LASTS] - (isLastOfPerson(i) ? 1 : 0);
        add(47, here);
        add(48, here, tokens.shapes[i]);
        add(49, here, lasts > 0 ? 1 : 2);
        add(50, here, runEnds[i] - runStarts[i] == 1 ? 1 : 2);
        add(51, here, beside(i, -1));
        add(52, here, beside(i, 1));
    }

    private int beside(int token, int step) {
        boolean same = tokens.sameSentence(token, token + step) && tokens.isUpper(token + step);
        return same ? elsewhere(token + step) : NONE;
    }

    /** The kind that a word was mostly found as elsewhere in the text, and how surely: 0 where it stands nowhere else. */
    private int elsewhere(int token) {
        int at = COUNTS * word(token);
        int own = choice(token);
        int total = 0;
        int best = 0;
        int most = 0;
        for (int choice = 0; choice < LASTS; choice++) {
            int count = counts[at + choice] - (choice == own ? 1 : 0);
            total += count;
            if (count > most) {
                most = count;
                best = choice;
            }
        }
        if (total == 0) {
            return 0;
        }
        int sure = most == total ? 2 : 2 * most > total ? 1 : 0;
        return 1 + best + 4 * sure + 12 * (Math.min(total, MOST_COUNTED) - 1);
    }

    private void addWords(int i) {
        int word = tokens.lowers[i];
        int before = lower(i, -1);
        int after = lower(i, 1);
        int before2 = lower(i, -2);
        int after2 = lower(i, 2);
        add(1, tokens.forms[i]);
        add(WORD, word);
        add(39, word, tokens.looks[tokens.sentences[i]]);
        add(7, before, word);
        add(8, word, after);
        add(WORD_BEFORE, before);
        add(WORD_AFTER, after);
        add(5, before2);
        add(6, after2);
        add(9, before, after);
        add(10, before2, before);
        add(11, after, after2);
        int shape = tokens.shapes[i];
        add(12, before, shape);
        add(13, after, shape);
    }

    private void addSpelling(int i) {
        int shape = tokens.shapes[i];
        int before = shape(i, -1);
        int after = shape(i, 1);
        add(14, shape);
        add(15, shape, before);
        add(16, shape, after);
        add(17, pair(before, after), shape);
        add(18, pair(shape(i, -2), before), shape);
        add(19, pair(shape(i, 2), after), shape);
        if ((shape & NameTokens.SYMBOL) == 0) {
            for (int length = 1; length <= NameTokens.longestAffix(); length++) {
                add(19 + length, tokens.suffix(i, length));
                add(23 + length, tokens.prefix(i, length));
            }
            add(28, tokens.suffix(i, 3), shape);
        }
        if (tokens.sameSentence(i, i - 1)) {
            add(29, tokens.suffix(i - 1, 3));
        }
        if (tokens.sameSentence(i, i + 1)) {
            add(30, tokens.suffix(i + 1, 3));
        }
        add(31, Math.min(tokens.ends[i] - tokens.starts[i], 12), shape);
    }

    private void addRun(int i) {
        int start = runStarts[i];
        int end = runEnds[i];
        int place = pair(Math.min(i - start, MOST_COUNTED), Math.min(end - 1 - i, MOST_COUNTED));
        int before = start > 0 && tokens.sameSentence(start, start - 1) ? tokens.lowers[start - 1] : NONE;
        int after = end < tokens.count && tokens.sameSentence(i, end) ? tokens.lowers[end] : NONE;
        int look = tokens.looks[tokens.sentences[i]];
        add(32, place, look);
        add(33, before, Math.min(i - start, MOST_COUNTED));
        add(34, after, Math.min(end - 1 - i, MOST_COUNTED));
        add(35, tokens.lowers[end - 1], Math.min(end - 1 - i, MOST_COUNTED));
        add(36, tokens.lowers[start], Math.min(i - start, MOST_COUNTED));
        add(37, tokens.shapes[i], look);
        boolean first = !tokens.sameSentence(i, i - 1);
        if (tokens.isInDateline(i)) {
            int kinds = tokens.shapes[i] & (NameTokens.UPPER | NameTokens.LOWER | NameTokens.DIGIT);
            add(53, kinds, first ? 1 : 2);
            add(54, kinds, after);
        }
        add(38, tokens.shapes[i], first ? 1 : 2);
    }

    private void addText(int i) {
        if (!tokens.isUpper(i)) {
            return;
        }
        int slot = slot(tokens.lowers[i]);
        add(40, alsoLower[slot] ? 1 : 2, tokens.looks[tokens.sentences[i]]);
        int other = best[slot];
        if (other == i) {
            add(41, 0);
            return;
        }
        int start = runStarts[other];
        int end = runEnds[other];
        int place = pair(Math.min(other - start, MOST_COUNTED), Math.min(end - 1 - other, MOST_COUNTED));
        add(42, place);
        add(43, lower(other, -1));
        add(44, lower(other, 1));
        add(45, tokens.lowers[end - 1], place);
        add(46, tokens.lowers[start], place);
    }

    private int lower(int token, int step) {
        return tokens.sameSentence(token, token + step) ? tokens.lowers[token + step] : NONE + step;
    }

    private int shape(int token, int step) {
        return tokens.sameSentence(token, token + step) ? tokens.shapes[token + step] : NONE + step;
    }

    private static int pair(int a, int b) {
        return Integer.rotateLeft(a * 0x85EBCA6B, 13) + b * 0xC2B2AE35;
    }

    private void add(int kind, int value, int other) {
        add(kind, pair(value, other));
    }

    private void add(int kind, int value) {
        out[size++] = key(kind, value);
    }

    /** The hash of a feature; never 0. */
    static int key(int kind, int value) {
        int hash = (value ^ kind * 0x9E3779B1) * 0x85EBCA6B;
        hash ^= hash >>> 15;
        hash *= 0xC2B2AE35;
        hash ^= hash >>> 13;
        return hash == 0 ? 1 : hash;
    }
}
