package io.wirewatch.core.quality;

import java.util.Collection;
import java.util.Set;

/** Right, wrong and missed answers. */
final class Score {
    private int right;
    private int wrong;
    private int missed;

    void add(Set<String> expected, Set<String> found) {
        Collection<String> both = expected.stream().filter(found::contains).toList();
        right += both.size();
        wrong += found.size() - both.size();
        missed += expected.size() - both.size();
    }

    void add(Score other) {
        right += other.right;
        wrong += other.wrong;
        missed += other.missed;
    }

    double precision() {
        return (double) right / (right + wrong);
    }

    double recall() {
        return (double) right / (right + missed);
    }

    @Override
    public String toString() {
        return "| %d | %d | %d | %.4f | %.4f | %.4f |"
                .formatted(
                        right + missed,
                        wrong,
                        missed,
                        precision(),
                        recall(),
                        2 * precision() * recall() / (precision() + recall()));
    }
}
