package io.wirewatch.core.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A rule over the actors a to d, for windows to be put around.
 *
 * @param text as it is written, in parentheses
 * @param together whether the actors of several releases fulfil it together, each of which {@code part} lets count
 * @param alone whether the actors of one release fulfil it
 * @param part whether a release has some part of it
 */
record ActorRule(
        String text, Predicate<Set<String>> together, Predicate<Set<String>> alone, Predicate<Set<String>> part) {
    static final List<String> ACTORS = List.of("a", "b", "c", "d");

    /** A part of a rule. */
    private record Node(String text, Predicate<Set<String>> holds) {}

    /** One actor. */
    static ActorRule one(Random random) {
        String actor = ACTORS.get(random.nextInt(ACTORS.size()));
        Predicate<Set<String>> named = names -> names.contains(actor);
        return new ActorRule("(actor:" + actor + ")", named, named, named);
    }

    /** Several of three actors, in a tree; often without the fourth. */
    static ActorRule several(Random random) {
        List<String> actors = new ArrayList<>(ACTORS);
        Collections.shuffle(actors, random);
        List<String> wanted = actors.subList(0, 3);
        String unwanted = actors.getLast();
        Node tree = joined(random, wanted, 2);
        Predicate<Set<String>> any = names -> wanted.stream()
                .anyMatch(actor -> names.contains(actor) && tree.text().contains("actor:" + actor));
        if (random.nextInt(3) > 0) {
            return new ActorRule(tree.text(), tree.holds(), tree.holds(), any);
        }
        Predicate<Set<String>> without = names -> !names.contains(unwanted);
        return new ActorRule(
                "(" + tree.text() + " AND NOT actor:" + unwanted + ")",
                tree.holds(),
                without.and(tree.holds()),
                without.and(any));
    }

    private static Node joined(Random random, List<String> actors, int depth) {
        if (random.nextInt(4) == 0) {
            String list = actors.stream().map(actor -> "actor:" + actor).collect(Collectors.joining(", "));
            return new Node(
                    "(2 OF (" + list + "))",
                    names -> actors.stream().filter(names::contains).count() >= 2);
        }
        Node one = node(random, actors, depth - 1);
        Node other = node(random, actors, depth - 1);
        return random.nextBoolean()
                ? new Node(
                        "(" + one.text() + " AND " + other.text() + ")",
                        one.holds().and(other.holds()))
                : new Node(
                        "(" + one.text() + " OR " + other.text() + ")",
                        one.holds().or(other.holds()));
    }

    private static Node node(Random random, List<String> actors, int depth) {
        if (depth > 0 && random.nextBoolean()) {
            return joined(random, actors, depth);
        }
        String actor = actors.get(random.nextInt(actors.size()));
        return new Node("actor:" + actor, names -> names.contains(actor));
    }
}
