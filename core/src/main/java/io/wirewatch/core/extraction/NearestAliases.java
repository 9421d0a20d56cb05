package io.wirewatch.core.extraction;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Aliases that a mistyped text may have meant, by edit distance (insert, delete, replace, swap of neighbours). */
final class NearestAliases {
    private static final int LONGEST = 64;

    private NearestAliases() {}

    static List<String> of(Collection<Actor> actors, String text, int limit) {
        String wanted = Folding.phrase(text, false);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return List.of();
        }
        int farthest = Math.clamp(wanted.length() / 3, 1, 3);
        return actors.stream()
                .flatMap(NearestAliases::texts)
                .distinct()
                .map(alias -> new Candidate(alias, distance(wanted, Folding.phrase(alias, false), farthest)))
                .filter(candidate -> candidate.distance <= farthest)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::alias))
                .map(Candidate::alias)
                .limit(limit)
                .toList();
    }

    private static Stream<String> texts(Actor actor) {
        return actor.aliases().stream()
                .filter(alias -> alias.strength() != Strength.NEVER)
                .map(ActorAlias::text);
    }

    /** Optimal string alignment distance; {@code most + 1} where lengths alone say it is more than {@code most}. */
    static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cost(costs, a, b, i, j);
            }
        }
        return costs[a.length()][b.length()];
    }

    private static int cost(int[][] costs, String a, String b, int i, int j) {
        int replaced = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, costs[i - 2][j - 2] + 1) : best;
    }

    private record Candidate(String alias, int distance) {}
}
