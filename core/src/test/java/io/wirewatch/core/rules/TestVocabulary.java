package io.wirewatch.core.rules;

import io.wirewatch.core.extraction.ActorVocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A handful of actors: one with several aliases, one alias of two actors. */
public enum TestVocabulary implements ActorVocabulary {
    INSTANCE;

    private static final Map<String, List<String>> ALIASES = Map.of(
            "nato", List.of("nato"),
            "north atlantic treaty organization", List.of("nato"),
            "the alliance", List.of("nato"),
            "russia", List.of("russia"),
            "russian federation", List.of("russia"),
            "belarus", List.of("belarus"),
            "liaison office", List.of("liaison-office"),
            "georgia", List.of("georgia-country", "georgia-state"),
            "at&t", List.of("at-and-t"),
            "7", List.of("seven"));

    @Override
    public List<String> actorsNamed(String text) {
        return ALIASES.getOrDefault(text.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public List<String> nearest(String text, int limit) {
        return text.toLowerCase(Locale.ROOT).startsWith("nat") ? List.of("NATO") : List.of();
    }

    @Override
    public boolean isWeak(String text) {
        return text.equalsIgnoreCase("the Alliance");
    }

    @Override
    public boolean hasActor(String id) {
        return ALIASES.values().stream().flatMap(List::stream).anyMatch(id::equals)
                || Stream.of("a", "b", "c", "d", "e").anyMatch(id::equals);
    }
}
