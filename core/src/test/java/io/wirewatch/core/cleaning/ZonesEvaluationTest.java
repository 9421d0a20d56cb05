package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How well the lines of releases are zoned: prints the figures, with what was missed in the half that rules were made on, and fails where
 * they fall. What was missed in the other half is not listed.
 */
class ZonesEvaluationTest {
    private static final String HEADER = "=== ";
    private static final int LOOKED_AT = 32;

    @Test
    void zonesTheLinesOfManyManners() {
        Figures looked = new Figures();
        Figures other = new Figures();
        List<String> missed = new ArrayList<>();
        for (Labelled release : releases()) {
            Figures figures = release.number <= LOOKED_AT ? looked : other;
            for (Line line : release.lines) {
                String found = release.found(line);
                figures.add(line.zone, found);
                if (release.number <= LOOKED_AT && !found.equals(line.zone)) {
                    missed.add(release.number + " " + line.zone + " as " + found + ": " + line.words);
                }
            }
        }
        looked.print("the half that was looked at");
        other.print("the other half");
        missed.forEach(line -> System.out.println("  " + line));

        assertThat(looked.f1("contact")).isGreaterThan(0.97);
        assertThat(looked.f1("about")).isGreaterThan(0.97);
        assertThat(other.f1("contact")).isGreaterThan(0.95);
        assertThat(other.f1("about")).isGreaterThan(0.9);
        for (String zone : List.of("headline", "lead", "body", "standfirst", "byline", "notes")) {
            assertThat(looked.f1(zone)).as(zone).isGreaterThan(0.95);
            assertThat(other.f1(zone)).as(zone).isGreaterThan(0.95);
        }
    }

    private static List<Labelled> releases() {
        List<Labelled> releases = new ArrayList<>();
        read().lines().filter(line -> !line.startsWith("# ")).forEach(line -> {
            if (line.startsWith(HEADER)) {
                releases.add(new Labelled(Integer.parseInt(line.substring(HEADER.length(), HEADER.length() + 2))));
            } else if (!releases.isEmpty()) {
                releases.getLast().add(line);
            }
        });
        return releases;
    }

    private static String read() {
        try (InputStream in = ZonesEvaluationTest.class.getResourceAsStream("zones.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param words folded, all of one paragraph */
    private record Line(String zone, String words) {}

    /** A release with the zone of each line. */
    private static final class Labelled {
        private final int number;
        private final StringBuilder text = new StringBuilder();
        private final List<Line> lines = new ArrayList<>();
        private Map<String, String> zones;
        private List<Line> paragraphs;
        private int at;
        private char last;

        Labelled(int number) {
            this.number = number;
        }

        void add(String line) {
            int bar = line.indexOf('|');
            if (bar != 1) {
                text.append(line).append('\n');
                return;
            }
            char zone = line.charAt(0);
            String words = line.substring(2);
            boolean apart = zone != ' ' && (zone != last || "cy-".indexOf(zone) < 0);
            text.append(apart ? "\n" : "").append(words).append('\n');
            last = zone == ' ' ? last : zone;
            String folded = words.strip();
            if (zone == ' ') {
                Line begun = lines.removeLast();
                lines.add(new Line(begun.zone, begun.words + " " + folded));
            } else {
                lines.add(new Line(zone(zone), folded));
            }
        }

        private static String zone(char letter) {
            return switch (letter) {
                case 'h' -> "headline";
                case 's' -> "standfirst";
                case 'y' -> "byline";
                case 'l' -> "lead";
                case 'b' -> "body";
                case 'c' -> "contact";
                case 'a' -> "about";
                case 'n' -> "notes";
                case '-' -> "left out";
                default -> throw new IllegalArgumentException("no zone: " + letter);
            };
        }

        /** The zone in which a line is found, from the line before on; the title stands anywhere. */
        String found(Line line) {
            if (paragraphs == null) {
                read();
            }
            for (int i = at; i < paragraphs.size(); i++) {
                if (paragraphs.get(i).words.contains(line.words)) {
                    at = i;
                    return paragraphs.get(i).zone;
                }
            }
            return zones.getOrDefault(line.words, "left out");
        }

        private void read() {
            CleanRelease release =
                    new Cleaner().clean(Raw.text(text.toString())).carrier();
            String all = release.text().text();
            paragraphs = new ArrayList<>();
            for (Paragraph paragraph : release.text().paragraphs()) {
                paragraphs.add(new Line(paragraph.zone().text(), all.substring(paragraph.start(), paragraph.end())));
            }
            zones = Map.of(release.head().title(), Zone.HEADLINE.text());
        }
    }

    /** Right answers among those given and those wanted, by zone. */
    private static final class Figures {
        private final Map<String, int[]> counts = new LinkedHashMap<>();

        void add(String wanted, String given) {
            of(wanted)[0]++;
            of(given)[1]++;
            of(wanted)[2] += wanted.equals(given) ? 1 : 0;
        }

        private int[] of(String zone) {
            return counts.computeIfAbsent(zone, _ -> new int[3]);
        }

        double f1(String zone) {
            int[] count = of(zone);
            return 2.0 * count[2] / (count[0] + count[1]);
        }

        void print(String half) {
            counts.forEach((zone, count) -> System.out.printf(
                    "zones, %s, %s: precision %.3f, recall %.3f, F1 %.3f (%d)%n",
                    half, zone, count[2] / (double) count[1], count[2] / (double) count[0], f1(zone), count[0]));
        }
    }
}
