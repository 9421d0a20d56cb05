package io.wirewatch.core.catalogue;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.ActorAlias.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The actors of the first start: countries, their heads of state and government, the organisations that releases name
 * most, and concepts.
 */
public final class StarterCatalogue {
    private StarterCatalogue() {}

    /**
     * All actors, in the order of the files. They are read anew at each call, which takes some tens of milliseconds.
     *
     * @throws IllegalStateException where a file is not as it should be
     */
    public static List<Actor> actors() {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        new Countries(drafts).read(lines("countries.txt"));
        new Blocks(drafts, Form.DEMONYM).read(lines("peoples.txt"));
        Blocks blocks = new Blocks(drafts, Form.NAME);
        List.of("places.txt", "organisations.txt", "offices.txt", "concepts.txt")
                .forEach(file -> blocks.read(lines(file)));
        keepCountriesApart(drafts.values());
        return drafts.values().stream().map(Draft::actor).toList();
    }

    /** "Papua New Guinea" is no mention of Guinea: a country's name cancels every other country's that it holds. */
    private static void keepCountriesApart(Collection<Draft> drafts) {
        Map<String, List<Draft>> owners = new HashMap<>();
        List<Draft> countries =
                drafts.stream().filter(draft -> draft.kind().equals("country")).toList();
        countries.forEach(country -> country.aliases()
                .forEach(alias -> owners.computeIfAbsent(words(alias), words -> new ArrayList<>())
                        .add(country)));
        for (Draft country : countries) {
            for (ActorAlias alias : country.aliases()) {
                partsOf(words(alias))
                        .flatMap(part -> owners.getOrDefault(part, List.of()).stream())
                        .filter(other -> other != country)
                        .forEach(other -> other.not(alias.text()));
            }
        }
    }

    private static String words(ActorAlias alias) {
        return WordRuns.words(alias.text()).strip();
    }

    /** Every run of words that is shorter than the whole. */
    private static Stream<String> partsOf(String words) {
        String[] all = words.split(" ");
        Stream.Builder<String> parts = Stream.builder();
        for (int from = 0; from < all.length; from++) {
            for (int to = from + 1; to <= all.length; to++) {
                if (to - from < all.length) {
                    parts.add(String.join(" ", List.of(all).subList(from, to)));
                }
            }
        }
        return parts.build();
    }

    private static List<String> lines(String file) {
        try (InputStream in = StarterCatalogue.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue file " + file + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalogue file " + file, e);
        }
    }
}
