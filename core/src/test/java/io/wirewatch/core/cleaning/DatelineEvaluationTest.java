package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How well datelines are read: prints the figures, with what was missed in the half whose key's SHA-1 is even, and fails where they fall.
 * The misses of the other half are not listed; all releases of the corpus were read when they were labelled.
 */
class DatelineEvaluationTest {
    private static final Instant RECEIVED = Instant.parse("2021-11-04T12:00:00Z");

    @Test
    void readsDatelinesOfAgenciesWiresAndOffices() {
        Figures all = new Figures("datelines of many manners");
        lines("datelines.tsv").forEach(fields -> {
            Optional<Dateline> found = Dateline.of(fields[3], fields[0].equals("en"), RECEIVED);
            all.add(fields[3], fields[1], fields[2], found);
        });
        all.print();

        assertThat(all.places.f1()).isGreaterThan(0.98);
        assertThat(all.days.f1()).isGreaterThan(0.99);
    }

    @Test
    void readsDatelinesOfReleases() {
        Figures all = new Figures("datelines of releases");
        lines("corpus-datelines.tsv").forEach(fields -> {
            String text = read(fields[0]).replaceFirst("(?s)^---.*?\n---\n", "");
            List<String> paragraphs = Layouts.paragraphs(text);
            Optional<Dateline> found = new PublicationDate(Raw.RECEIVED, true).dateline(paragraphs);
            all.add(fields[0], fields[1], fields[2], found);
        });
        all.print();

        assertThat(all.places.f1()).isGreaterThan(0.97);
        assertThat(all.days.f1()).isGreaterThan(0.97);
    }

    /** The paragraphs of a text as they are left when it is cleaned. */
    private static final class Layouts {
        static List<String> paragraphs(String text) {
            var clean = new Cleaner().clean(Raw.text(text)).carrier().text();
            return clean.paragraphs().stream()
                    .map(paragraph -> clean.text().substring(paragraph.start(), paragraph.end()))
                    .toList();
        }
    }

    private static String read(String file) {
        try {
            // Some of the releases are in no character set.
            return new String(Files.readAllBytes(Corpus.path(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String[]> lines(String name) {
        try (InputStream in = DatelineEvaluationTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean mayBeLookedAt(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8));
            return (hash[hash.length - 1] & 1) == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Figures of all, of the half that was looked at and of the other. */
    private static final class Figures {
        private final String name;
        private final Counts places = new Counts();
        private final Counts days = new Counts();
        private final Counts otherPlaces = new Counts();
        private final Counts otherDays = new Counts();
        private final List<String> missed = new ArrayList<>();

        Figures(String name) {
            this.name = name;
        }

        void add(String key, String place, String day, Optional<Dateline> found) {
            String foundPlace = found.map(Dateline::place).orElse("");
            String foundDay = found.map(Dateline::date)
                    .map(WrittenDate::date)
                    .map(LocalDate::toString)
                    .orElse("");
            boolean right = foundPlace.equalsIgnoreCase(place) && foundDay.equals(day);
            places.add(place, foundPlace);
            days.add(day, foundDay);
            if (!mayBeLookedAt(key)) {
                otherPlaces.add(place, foundPlace);
                otherDays.add(day, foundDay);
            } else if (!right) {
                missed.add("[%s] [%s] for [%s] [%s]: %s".formatted(foundPlace, foundDay, place, day, key));
            }
        }

        void print() {
            System.out.printf("%s, place: %s; half not listed: %s%n", name, places, otherPlaces);
            System.out.printf("%s, day: %s; half not listed: %s%n", name, days, otherDays);
            missed.forEach(line -> System.out.println("  " + line));
        }
    }

    /** Right answers among those given and those wanted; empty is none. */
    private static final class Counts {
        private int right;
        private int found;
        private int wanted;

        void add(String expected, String given) {
            wanted += expected.isEmpty() ? 0 : 1;
            found += given.isEmpty() ? 0 : 1;
            right += !given.isEmpty() && given.equalsIgnoreCase(expected) ? 1 : 0;
        }

        double f1() {
            return 2.0 * right / (found + wanted);
        }

        @Override
        public String toString() {
            return "precision %.3f, recall %.3f, F1 %.3f (%d)"
                    .formatted(right / (double) found, right / (double) wanted, f1(), wanted);
        }
    }
}
