package io.wirewatch.bench.rivals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How much of a text is found, and how much of what is found is of the text: by runs of four words, each as often as it is there. As
 * article-extraction-benchmark counts, every page has the same weight, and a page that has neither has none.
 *
 * @param both runs in both texts
 * @param found runs in the text found
 * @param wanted runs in the right one
 */
record ShingleScore(int both, int found, int wanted) {
    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    /** Means over pages. */
    record Mean(double precision, double recall) {
        double f1() {
            return 2 * precision * recall / (precision + recall);
        }
    }

    static ShingleScore of(String found, String wanted) {
        Map<List<String>, Integer> ours = shingles(found);
        Map<List<String>, Integer> theirs = shingles(wanted);
        int both = theirs.entrySet().stream()
                .mapToInt(shingle -> Math.min(shingle.getValue(), ours.getOrDefault(shingle.getKey(), 0)))
                .sum();
        return new ShingleScore(both, total(ours), total(theirs));
    }

    static Mean mean(List<ShingleScore> scores) {
        return new Mean(
                mean(scores, ShingleScore::found, score -> score.both / (double) score.found),
                mean(scores, ShingleScore::wanted, score -> score.both / (double) score.wanted));
    }

    private static double mean(
            List<ShingleScore> scores, ToDoubleFunction<ShingleScore> weight, ToDoubleFunction<ShingleScore> share) {
        OptionalDouble mean = scores.stream()
                .filter(score -> weight.applyAsDouble(score) > 0)
                .mapToDouble(share)
                .average();
        return mean.orElse(0);
    }

    private static int total(Map<List<String>, Integer> shingles) {
        return shingles.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A text of fewer words is one run. */
    private static Map<List<String>, Integer> shingles(String text) {
        List<String> words =
                WORD.matcher(text).results().map(MatchResult::group).toList();
        Map<List<String>, Integer> shingles = new HashMap<>();
        for (int i = 0; i < words.size() && (i == 0 || i + WORDS <= words.size()); i++) {
            shingles.merge(words.subList(i, Math.min(words.size(), i + WORDS)), 1, Integer::sum);
        }
        return shingles;
    }
}
