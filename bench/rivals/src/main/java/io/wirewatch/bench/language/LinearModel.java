package io.wirewatch.bench.language;

import io.wirewatch.core.cleaning.Grams;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weights of one script's languages while they are learnt: multinomial logistic regression by stochastic gradients with AdaGrad's steps. */
final class LinearModel {
    private static final double STEP = 0.05;
    /** Gradients below are not followed. */
    private static final double STILL = 1e-4;
    /** How much of the logarithm of a frequency a weight begins with: runs overlap, so that all of it would count one thing five times. */
    private static final double FIRST = 0.2;

    final List<String> languages;
    private final Map<Integer, float[]> weights = new HashMap<>();
    private final Map<Integer, float[]> squares = new HashMap<>();

    LinearModel(List<String> languages) {
        this.languages = languages;
    }

    /** A run that is looked at from now on. */
    void know(int key) {
        weights.computeIfAbsent(key, k -> new float[languages.size()]);
    }

    /** Where a known run begins, by its share of a language's letters. */
    void begin(String run, String language, double share) {
        float[] of = weights.get(Grams.key(run));
        if (of != null) {
            of[languages.indexOf(language)] = (float) (FIRST * Math.log(share / LinguaTables.LEAST));
        }
    }

    Map<Integer, float[]> weights() {
        return weights;
    }

    /** Learns from one piece of text; gives its loss before. */
    double learn(String text, String language) {
        int[] keys = Grams.of(text, 0, text.length());
        double[] gradient = probabilities(keys);
        int right = languages.indexOf(language);
        double loss = -Math.log(Math.max(1e-12, gradient[right]));
        gradient[right] -= 1;
        if (-gradient[right] >= 1e-3) {
            for (int key : keys) {
                step(key, gradient);
            }
        }
        return loss;
    }

    private void step(int key, double[] gradient) {
        float[] of = weights.get(key);
        if (of == null) {
            return;
        }
        float[] seen = squares.computeIfAbsent(key, k -> new float[languages.size()]);
        for (int i = 0; i < of.length; i++) {
            if (Math.abs(gradient[i]) >= STILL) {
                seen[i] += (float) (gradient[i] * gradient[i]);
                of[i] -= (float) (STEP * gradient[i] / Math.sqrt(seen[i] + 1));
            }
        }
    }

    private double[] probabilities(int[] keys) {
        double[] scores = new double[languages.size()];
        for (int key : keys) {
            float[] of = weights.get(key);
            for (int i = 0; of != null && i < of.length; i++) {
                scores[i] += of[i];
            }
        }
        double best = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - best);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }
}
