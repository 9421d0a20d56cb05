package io.wirewatch.core.entities;

import java.util.Arrays;

/** The best tags of a run of tokens by Viterbi's algorithm; what lies before and behind the run is outside. */
final class NameDecoder {
    private static final int NEVER = Integer.MIN_VALUE / 2;
    private static final int[][] BEFORE = before();

    private final short[] pairs;
    private int[] scores = new int[32 * NameTags.NAMES];
    private byte[] from = new byte[32 * NameTags.ALL];
    private int[] now = new int[NameTags.ALL];
    private int[] next = new int[NameTags.ALL];

    /** @param pairs as a model has them */
    NameDecoder(short[] pairs) {
        this.pairs = pairs;
    }

    /** Room for the scores of a run: {@link NameTags#NAMES} a token. */
    int[] scores(int length) {
        if (scores.length < length * NameTags.NAMES) {
            scores = new int[length * NameTags.NAMES];
        }
        if (from.length < length * NameTags.ALL) {
            from = new byte[length * NameTags.ALL];
        }
        return scores;
    }

    /** Sets the tags of a run whose scores were put where {@link #scores} said. */
    void decode(int length, byte[] tags, int at) {
        Arrays.fill(now, NEVER);
        now[NameTags.OUTSIDE] = 0;
        for (int i = 0; i < length; i++) {
            for (int tag = 0; tag < NameTags.ALL; tag++) {
                step(i, tag);
            }
            int[] last = now;
            now = next;
            next = last;
        }
        int best = NameTags.OUTSIDE;
        int most = NEVER;
        for (int tag = 0; tag < NameTags.ALL; tag++) {
            if (NameTags.mayFollow(tag, NameTags.OUTSIDE)) {
                int score = now[tag] + pairs[tag * NameTags.ALL + NameTags.OUTSIDE];
                if (score > most) {
                    most = score;
                    best = tag;
                }
            }
        }
        for (int i = length - 1; i >= 0; i--) {
            tags[at + i] = (byte) best;
            best = from[i * NameTags.ALL + best];
        }
    }

    private void step(int i, int tag) {
        int most = NEVER;
        int best = NameTags.OUTSIDE;
        for (int before : BEFORE[tag]) {
            int score = now[before] + pairs[before * NameTags.ALL + tag];
            if (score > most) {
                most = score;
                best = before;
            }
        }
        from[i * NameTags.ALL + tag] = (byte) best;
        next[tag] = most + (tag == NameTags.OUTSIDE ? 0 : scores[i * NameTags.NAMES + tag - 1]);
    }

    private static int[][] before() {
        int[][] before = new int[NameTags.ALL][];
        for (int tag = 0; tag < NameTags.ALL; tag++) {
            int[] all = new int[NameTags.ALL];
            int count = 0;
            for (int other = 0; other < NameTags.ALL; other++) {
                if (NameTags.mayFollow(other, tag)) {
                    all[count++] = other;
                }
            }
            before[tag] = Arrays.copyOf(all, count);
        }
        return before;
    }
}
