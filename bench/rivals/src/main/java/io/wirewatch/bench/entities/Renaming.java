package io.wirewatch.bench.entities;

import io.wirewatch.core.cleaning.PlainSentences;
import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntitySpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same text about other people and towns: its sentences teach what stands around a name, whoever has it. A word gets the
 * same other word in the whole text, also where it is in the name of an organisation.
 */
final class Renaming {
    private static final Pattern WORD = Pattern.compile("\\p{Lu}\\p{Ll}{2,}");

    private final Set<String> given;
    private final List<String> givenNames;
    private final List<String> people;
    private final List<String> cities;

    Renaming(List<String> givenNames, List<String> people, List<String> cities) {
        this.given = Set.copyOf(givenNames);
        this.givenNames = givenNames;
        this.people = people;
        this.cities = cities;
    }

    /** A text with names of its own for each seed. */
    LabelledText of(LabelledText text, long seed) {
        Map<String, String> others = others(text, new Random(seed));
        StringBuilder written = new StringBuilder();
        List<EntitySpan> names = new ArrayList<>();
        int copied = 0;
        for (EntitySpan name : text.names()) {
            written.append(text.text(), copied, name.start());
            int start = written.length();
            Matcher words = WORD.matcher(text.text().substring(name.start(), name.end()));
            while (words.find()) {
                String other = others.getOrDefault(words.group(), words.group());
                words.appendReplacement(written, Matcher.quoteReplacement(other));
            }
            words.appendTail(written);
            names.add(new EntitySpan(name.kind(), start, written.length()));
            copied = name.end();
        }
        written.append(text.text(), copied, text.text().length());
        String renamed = written.toString();
        return new LabelledText(text.id(), renamed, PlainSentences.of(renamed), names, text.exhaustive());
    }

    private Map<String, String> others(LabelledText text, Random random) {
        Map<String, String> others = new HashMap<>();
        for (EntitySpan name : text.names()) {
            String written = text.text().substring(name.start(), name.end());
            if (name.kind() == EntityKind.PERSON) {
                WORD.matcher(written)
                        .results()
                        .forEach(word -> others.computeIfAbsent(
                                word.group(), old -> pick(given.contains(old) ? givenNames : people, random)));
            } else if (name.kind() == EntityKind.PLACE && WORD.matcher(written).matches()) {
                others.computeIfAbsent(written, old -> pick(cities, random));
            }
        }
        return others;
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
