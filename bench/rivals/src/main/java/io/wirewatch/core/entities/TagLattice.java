package io.wirewatch.core.entities;

import java.util.Arrays;

/** Sums over all ways to tag a run of tokens: row by row {@code TAGS} figures a token, grown as runs need it. */
final class TagLattice {
    private static final int TAGS = NameTags.ALL;

    /** Exponentials of the scores of pairs of tags; 0 for what may not follow. */
    final double[] pairs = new double[TAGS * TAGS];

    /** Exponentials of the scores of each token's tags, less the greatest. */
    double[] emission = new double[0];

    double[] forward = new double[0];
    double[] backward = new double[0];

    /** What the forward sums of a token were divided by. */
    double[] scales = new double[0];

    /** Makes room for a run, and takes the scores of pairs. */
    void open(int length, double[] scores) {
        if (scales.length < length) {
            emission = new double[length * TAGS];
            forward = new double[length * TAGS];
            backward = new double[length * TAGS];
            scales = new double[length];
        }
        for (int i = 0; i < TAGS * TAGS; i++) {
            pairs[i] = NameTags.mayFollow(i / TAGS, i % TAGS) ? Math.exp(scores[i]) : 0;
        }
    }

    /** Turns the scores of a token's tags into their exponentials less the greatest, which it returns. */
    double normalise(int i) {
        int base = i * TAGS;
        double most = 0;
        for (int tag = 0; tag < TAGS; tag++) {
            most = Math.max(most, emission[base + tag]);
        }
        for (int tag = 0; tag < TAGS; tag++) {
            emission[base + tag] = Math.exp(Math.max(-60, emission[base + tag] - most));
        }
        return most;
    }

    /** Sets the scores of a token's tags to nothing. */
    void clear(int i) {
        Arrays.fill(emission, i * TAGS, (i + 1) * TAGS, 0);
    }

    /** Forward and backward, scaled so that their product is the probability of a tag; the logarithm of the sum over all paths. */
    double sum(int length) {
        double log = 0;
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int t = 0; t < TAGS; t++) {
                double reach = 0;
                if (i == 0) {
                    reach = pairs[t];
                } else {
                    for (int b = 0; b < TAGS; b++) {
                        reach += forward[(i - 1) * TAGS + b] * pairs[b * TAGS + t];
                    }
                }
                forward[i * TAGS + t] = reach * emission[i * TAGS + t];
                sum += forward[i * TAGS + t];
            }
            scales[i] = sum;
            log += Math.log(sum);
            for (int t = 0; t < TAGS; t++) {
                forward[i * TAGS + t] /= sum;
            }
        }
        double last = 0;
        for (int t = 0; t < TAGS; t++) {
            backward[(length - 1) * TAGS + t] = pairs[t * TAGS];
            last += forward[(length - 1) * TAGS + t] * pairs[t * TAGS];
        }
        for (int t = 0; t < TAGS; t++) {
            backward[(length - 1) * TAGS + t] /= last;
        }
        for (int i = length - 2; i >= 0; i--) {
            for (int t = 0; t < TAGS; t++) {
                double reach = 0;
                for (int n = 0; n < TAGS; n++) {
                    reach += pairs[t * TAGS + n] * emission[(i + 1) * TAGS + n] * backward[(i + 1) * TAGS + n];
                }
                backward[i * TAGS + t] = reach / scales[i + 1];
            }
        }
        return log + Math.log(last);
    }
}
