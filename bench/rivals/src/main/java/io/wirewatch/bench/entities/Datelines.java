package io.wirewatch.bench.entities;

import io.wirewatch.core.cleaning.PlainSentences;
import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntitySpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The first sentences of a text behind a dateline from anywhere: those of the releases come from few towns. */
final class Datelines {
    private static final int SENTENCES = 3;
    private static final List<String> MONTHS = List.of(
            "January",
            "Feb.",
            "March",
            "April",
            "May",
            "June",
            "July",
            "Aug.",
            "September",
            "Oct.",
            "November",
            "Dec.");
    private static final List<String> ENDS = List.of(" - ", " -- ", " – ", " — ", ": ");

    private final List<String> cities;
    private final List<String> countries;

    Datelines(List<String> cities, List<String> countries) {
        this.cities = cities;
        this.countries = countries;
    }

    /** A text with a dateline of its own for each seed. */
    LabelledText of(LabelledText text, long seed) {
        Random random = new Random(seed);
        StringBuilder written = new StringBuilder();
        List<EntitySpan> names = new ArrayList<>();
        String city = cities.get(random.nextInt(cities.size()));
        addPlace(random.nextInt(4) > 0 ? city.toUpperCase(Locale.ROOT) : city, written, names);
        if (random.nextBoolean()) {
            written.append(", ");
            addPlace(countries.get(random.nextInt(countries.size())), written, names);
        }
        if (random.nextInt(4) > 0) {
            written.append(", ")
                    .append(MONTHS.get(random.nextInt(MONTHS.size())))
                    .append(' ')
                    .append(1 + random.nextInt(28));
            written.append(random.nextBoolean() ? "" : ", " + (1995 + random.nextInt(35)));
        }
        written.append(ENDS.get(random.nextInt(ENDS.size())));
        int shift = written.length();
        int end = text.sentences().isEmpty()
                ? 0
                : text.sentences()
                        .get(Math.min(SENTENCES, text.sentences().size()) - 1)
                        .end();
        written.append(text.text(), 0, end);
        for (EntitySpan name : text.names()) {
            if (name.end() <= end) {
                names.add(new EntitySpan(name.kind(), shift + name.start(), shift + name.end()));
            }
        }
        String all = written.toString();
        return new LabelledText(text.id(), all, PlainSentences.of(all), names, text.exhaustive());
    }

    private static void addPlace(String place, StringBuilder to, List<EntitySpan> names) {
        names.add(new EntitySpan(EntityKind.PLACE, to.length(), to.length() + place.length()));
        to.append(place);
    }
}
