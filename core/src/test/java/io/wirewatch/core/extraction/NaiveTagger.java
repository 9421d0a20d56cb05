package io.wirewatch.core.extraction;

import io.wirewatch.core.extraction.ActorAlias.Within;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What tagging means for plain words, in the simplest code: every alias is looked for at every place of paragraphs that are
 * lower-case ASCII words with single spaces. Knows names, weak aliases with company of every kind and reach, {@code not}
 * phrases, and what is never an alias.
 */
final class NaiveTagger {
    private final List<Actor> actors;
    private final String text;
    private final List<Paragraph> paragraphs;

    private NaiveTagger(List<Actor> actors, String text, List<Paragraph> paragraphs) {
        this.actors = actors;
        this.text = text;
        this.paragraphs = paragraphs;
    }

    static List<String> tag(List<Actor> actors, String text, List<Paragraph> paragraphs) {
        NaiveTagger tagger = new NaiveTagger(actors, text, paragraphs);
        List<String> found = new ArrayList<>();
        for (int paragraph = 0; paragraph < paragraphs.size(); paragraph++) {
            for (Actor actor : actors) {
                List<int[]> kept = leftmostLongest(tagger.spans(actor, paragraph, Strength.STRONG), List.of());
                kept.addAll(leftmostLongest(tagger.spans(actor, paragraph, Strength.WEAK), kept));
                kept.forEach(span -> found.add(show(actor.id(), span[0], span[1])));
            }
        }
        return found.stream().sorted().toList();
    }

    static String show(String actor, int start, int end) {
        return "%s %05d-%05d".formatted(actor, start, end);
    }

    private List<int[]> spans(Actor actor, int paragraph, Strength strength) {
        List<int[]> spans = new ArrayList<>();
        for (ActorAlias alias : actor.aliases()) {
            if (alias.strength() == strength) {
                for (int[] span : places(alias.text(), paragraph)) {
                    boolean cancelled = Stream.concat(alias.not().stream(), never(actor))
                            .flatMap(not -> places(not, paragraph).stream())
                            .anyMatch(not -> not[0] <= span[0] && not[1] >= span[1]);
                    if (!cancelled && (strength == Strength.STRONG || isInCompany(actor, alias, paragraph, span))) {
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

    private boolean isInCompany(Actor actor, ActorAlias alias, int paragraph, int[] span) {
        return IntStream.range(0, paragraphs.size())
                .filter(other -> alias.within() == Within.RELEASE || other == paragraph)
                .anyMatch(other -> Stream.concat(Stream.of(actor.id()), alias.needs().stream())
                        .flatMap(need -> company(need, other))
                        .anyMatch(place -> alias.within() != Within.SENTENCE
                                || sentence(paragraph, place[0]) == sentence(paragraph, span[0])));
    }

    private Stream<int[]> company(String need, int paragraph) {
        List<Actor> listed =
                actors.stream().filter(actor -> actor.id().equals(need)).toList();
        return listed.isEmpty()
                ? places(need, paragraph).stream()
                : spans(listed.getFirst(), paragraph, Strength.STRONG).stream();
    }

    private int sentence(int paragraph, int place) {
        List<Sentence> sentences = paragraphs.get(paragraph).sentences();
        return (int) sentences.stream().filter(s -> s.start() <= place).count();
    }

    private List<int[]> places(String words, int paragraph) {
        List<int[]> places = new ArrayList<>();
        int start = paragraphs.get(paragraph).start();
        String padded = " " + text.substring(start, paragraphs.get(paragraph).end()) + " ";
        for (int at = padded.indexOf(" " + words + " "); at >= 0; at = padded.indexOf(" " + words + " ", at + 1)) {
            places.add(new int[] {start + at, start + at + words.length()});
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
