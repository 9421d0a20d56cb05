package io.wirewatch.core.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.catalogue.StarterCatalogue;
import io.wirewatch.core.cleaning.Corpus;
import io.wirewatch.core.extraction.ActorIndex;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * How often an alert on chosen actors is right, and how often one is missed, on releases of the White House and of the
 * State Department (docs/quality.md). Truth is a plain list of names, corrected by reading where the product differs.
 * Prints the figures, and where the two differ and nobody has read yet.
 */
class AlertQualityTest {
    private static final ActorIndex CATALOGUE = ActorIndex.of(StarterCatalogue.actors());

    private final SilverNames names = SilverNames.ofEverybody();
    private final Adjudications adjudications = new Adjudications();

    @Test
    void alertsOnChosenActorsAreRightAndNoneIsMissing() {
        Watchlist watchlist = new Watchlist(names.actors(), CATALOGUE);
        Map<String, Score> scores = new LinkedHashMap<>();
        samples().forEach((sample, documents) -> {
            for (Document document : documents) {
                Reading reading = Reading.of(document, CATALOGUE, watchlist.index());
                List<Set<String>> silver = names.label(document.paragraphs());
                reportDisagreements(sample, document, silver, reading);
                Set<String> expected = Watchlist.expected(adjudications.correct(document, silver));
                count(scores, sample, expected, reading.alerts());
                count(scores, "both", expected, reading.alerts());
            }
        });

        System.out.println("| sample | alerts on | due | wrong | missed | precision | recall | F1 |");
        scores.forEach((row, score) -> System.out.println("| " + row + " " + score));
        System.out.println(adjudications.size() + " disagreements adjudicated");
        scores.forEach((row, score) -> {
            assertThat(score.precision()).as("precision, " + row).isGreaterThanOrEqualTo(0.98);
            assertThat(score.recall())
                    .as("recall, " + row)
                    .isGreaterThanOrEqualTo(row.contains("release") ? 0.97 : 0.95);
        });
    }

    /** What alerts are made of: each actor in each paragraph, beside a search for the same aliases that knows no rules. */
    @Test
    void chosenActorsAreFoundInTheParagraphsThatNameThem() {
        IgnorantSearch search = new IgnorantSearch(names.actors());
        Watchlist nobody = new Watchlist(Set.of(), CATALOGUE);
        Map<String, Score> scores = new LinkedHashMap<>();
        samples().forEach((sample, documents) -> {
            for (Document document : documents) {
                List<Set<String>> expected = adjudications.correct(document, names.label(document.paragraphs()));
                List<Set<String>> found =
                        Reading.of(document, CATALOGUE, nobody.index()).actors();
                for (int i = 0; i < expected.size(); i++) {
                    Set<String> searched = search.actors(document.paragraphs().get(i));
                    for (String row : List.of(sample, "both")) {
                        scores.computeIfAbsent(row + " | Wirewatch", r -> new Score())
                                .add(expected.get(i), only(found.get(i), names.actors()::contains));
                        scores.computeIfAbsent(row + " | any case, any company", r -> new Score())
                                .add(expected.get(i), searched);
                    }
                }
            }
        });
        System.out.println("| sample | found by | actors in paragraphs | wrong | missed | precision | recall | F1 |");
        scores.forEach((row, score) -> System.out.println("| " + row + " " + score));
        scores.forEach((row, score) -> {
            if (row.endsWith("Wirewatch")) {
                assertThat(score.precision()).as("precision, " + row).isGreaterThanOrEqualTo(0.99);
                assertThat(score.recall()).as("recall, " + row).isGreaterThanOrEqualTo(0.98);
            }
        });
    }

    /** The labels of the corpus come from a third hand: they tell whether the list of names is any good. */
    @Test
    void theListOfNamesAgreesWithTheLabelsOfTheCorpus() {
        Map<String, Document> byFile = new HashMap<>();
        Briefings.all("wh-briefings").forEach(document -> byFile.put(document.id(), document));
        SilverNames two = SilverNames.of(Set.of("nato", "russia"));
        Score score = new Score();
        Corpus.text("wh-briefings/silver-mentions.tsv").lines().skip(1).forEach(line -> {
            String[] fields = line.split("\t");
            Set<String> labelled = new TreeSet<>();
            if (fields[1].equals("1")) {
                labelled.add("nato");
            }
            if (fields[2].equals("1")) {
                labelled.add("russia");
            }
            score.add(labelled, everyone(two.label(byFile.get(fields[0]).paragraphs())));
        });
        System.out.println("list of names against the labels of the corpus " + score);
        assertThat(score.precision()).isGreaterThan(0.98);
        assertThat(score.recall()).isGreaterThan(0.98);
    }

    private static Map<String, List<Document>> samples() {
        Map<String, List<Document>> samples = new LinkedHashMap<>();
        samples.put("White House", Briefings.all("wh-briefings"));
        samples.put("State", StateFeed.all());
        return samples;
    }

    private static void count(Map<String, Score> scores, String sample, Set<String> expected, Set<String> found) {
        for (String scope : Watchlist.SCOPES) {
            for (String size : Watchlist.SIZES) {
                Predicate<String> counted = alert -> alert.startsWith(scope + " " + size + " ");
                scores.computeIfAbsent(sample + " | " + size + " in a " + scope, row -> new Score())
                        .add(only(expected, counted), only(found, counted));
            }
        }
    }

    private void reportDisagreements(String sample, Document document, List<Set<String>> silver, Reading reading) {
        for (int i = 0; i < silver.size(); i++) {
            Set<String> found = only(reading.actors().get(i), names.actors()::contains);
            for (String actor : names.actors()) {
                if (silver.get(i).contains(actor) != found.contains(actor) && !adjudications.has(document, i, actor)) {
                    System.out.printf(
                            "not adjudicated: %s\t%s\t%d\t%s\t%s%n",
                            sample,
                            document.id(),
                            i,
                            actor,
                            found.contains(actor) ? "found as " + reading.written(i, actor) : "not found");
                }
            }
        }
    }

    private static Set<String> everyone(List<Set<String>> paragraphs) {
        Set<String> everyone = new TreeSet<>();
        paragraphs.forEach(everyone::addAll);
        return everyone;
    }

    private static Set<String> only(Set<String> all, Predicate<String> wanted) {
        Set<String> some = new TreeSet<>(all);
        some.removeIf(wanted.negate());
        return some;
    }
}
