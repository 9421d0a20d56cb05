package io.wirewatch.bench.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * What repetitions of one measurement gave.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param least the least
 * @param most the most
 * @param runs how many there were
 */
public record Spread(double median, double least, double most, int runs) {
    /**
     * The spread of figures.
     *
     * @param figures one a repetition; at least one
     */
    public static Spread of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a spread needs at least one figure");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast(), sorted.size());
    }

    /**
     * The ratios of figures to those of a peer that were taken beside them, pair by pair: what slowed both down in a
     * repetition cancels out.
     */
    public static Spread ofRatios(List<Double> figures, List<Double> peers) {
        if (figures.size() != peers.size()) {
            throw new IllegalArgumentException(figures.size() + " figures have no pairs in " + peers.size());
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            ratios.add(figures.get(i) / peers.get(i));
        }
        return of(ratios);
    }

    /** The median, and in brackets the least and the most where there was more than one repetition. */
    public String text() {
        if (runs == 1) {
            return Digits.three(median);
        }
        return Digits.three(median) + " (" + Digits.three(least) + " … " + Digits.three(most) + ")";
    }
}
