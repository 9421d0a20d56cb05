package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What tagging means for plain words, in the simplest code: every alias is looked for at every place of a text that is
 * lower-case ASCII words with single spaces. Knows names, weak aliases without {@code needs}, {@code not} phrases, and what
 * is never an alias.
 */
final class NaiveTagger {
    private NaiveTagger() {}

    static List<String> tag(List<Actor> actors, String text) {
        TreeSet<String> strong = new TreeSet<>();
        for (Actor actor : actors) {
            if (!spans(actor, text, Strength.STRONG).isEmpty()) {
                strong.add(actor.id());
            }
        }
        List<String> found = new ArrayList<>();
        for (Actor actor : actors) {
            if (strong.contains(actor.id())) {
                List<int[]> kept = leftmostLongest(spans(actor, text, Strength.STRONG), List.of());
                kept.addAll(leftmostLongest(spans(actor, text, Strength.WEAK), kept));
                kept.forEach(span -> found.add(show(actor.id(), span[0], span[1])));
            }
        }
        return found.stream().sorted().toList();
    }

    static String show(String actor, int start, int end) {
        return "%s %05d-%05d".formatted(actor, start, end);
    }

    private static List<int[]> spans(Actor actor, String text, Strength strength) {
        List<int[]> spans = new ArrayList<>();
        for (ActorAlias alias : actor.aliases()) {
            if (alias.strength() == strength) {
                for (int[] span : places(alias.text(), text)) {
                    boolean cancelled = Stream.concat(alias.not().stream(), never(actor))
                            .flatMap(not -> places(not, text).stream())
                            .anyMatch(not -> not[0] <= span[0] && not[1] >= span[1]);
                    if (!cancelled) {
                        spans.add(span);
                    }
                }
            }
        }
        return spans;
    }

    private static Stream<String> never(Actor actor) {
        return actor.aliases().stream()
                .filter(alias -> alias.strength() == Strength.NEVER)
                .map(ActorAlias::text);
    }

    private static List<int[]> places(String words, String text) {
        List<int[]> places = new ArrayList<>();
        String padded = " " + text + " ";
        for (int at = padded.indexOf(" " + words + " "); at >= 0; at = padded.indexOf(" " + words + " ", at + 1)) {
            places.add(new int[] {at, at + words.length()});
        }
        return places;
    }

    private static List<int[]> leftmostLongest(List<int[]> spans, List<int[]> taken) {
        List<int[]> ordered = new ArrayList<>(spans);
        ordered.sort(Comparator.<int[]>comparingInt(span -> span[0]).thenComparing(span -> -span[1]));
        List<int[]> kept = new ArrayList<>();
        for (int[] span : ordered) {
            boolean free = kept.stream().noneMatch(other -> overlap(span, other))
                    && taken.stream().noneMatch(other -> overlap(span, other));
            if (free) {
                kept.add(span);
            }
        }
        return kept;
    }

    private static boolean overlap(int[] a, int[] b) {
        return a[0] < b[1] && b[0] < a[1];
    }
}
