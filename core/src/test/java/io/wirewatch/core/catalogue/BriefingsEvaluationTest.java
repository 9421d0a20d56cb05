package io.wirewatch.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.cleaning.Corpus;
import io.wirewatch.core.cleaning.Raw;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.quality.Briefings;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.RawRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * How well the starter catalogue finds NATO and Russia in briefings of 2021, by release, against the labels of the corpus
 * ({@code WIREWATCH_CORPUS}; skipped where it is not set). Prints precision, recall, F1 and every release that differs.
 */
class BriefingsEvaluationTest {
    private static final ActorIndex INDEX = ActorIndex.of(StarterCatalogue.actors());

    @Test
    void natoAndRussiaAreFoundInBriefings() {
        List<String> lines =
                Corpus.text("wh-briefings/silver-mentions.tsv").lines().toList();
        Score nato = new Score("nato");
        Score russia = new Score("russia");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t");
            Set<String> found = actors(fields[0]);
            nato.count(fields[0], fields[1].equals("1"), found.contains("nato"));
            russia.count(fields[0], fields[2].equals("1"), found.contains("russia"));
        }
        List.of(nato, russia).forEach(score -> System.out.println(score.report()));
        assertThat(nato.f1()).isGreaterThan(0.97);
        assertThat(russia.f1()).isGreaterThan(0.97);
    }

    @Test
    void theFoundingPageNamesNatoRussiaAndTheLiaisonOffice() {
        String page = Corpus.text("seed/2004-04-15-nato-russia-liaison-offices.txt");
        List<CleanRelease> releases = clean(Raw.text(page));
        assertThat(releases).hasSize(2);
        for (CleanRelease release : releases) {
            assertThat(INDEX.tag(release, 1).mentions())
                    .extracting(Mention::actor)
                    .contains("nato", "russia", "liaison-office");
        }
        assertThat(INDEX.tag(releases.getFirst(), 1).mentions())
                .extracting(Mention::alias)
                .contains("the Alliance", "Russian", "Military Liaison Office");
    }

    private static Set<String> actors(String file) {
        Set<String> actors = new TreeSet<>();
        clean(Briefings.raw(Corpus.text("wh-briefings/" + file)))
                .forEach(release -> INDEX.tag(release, 1).mentions().forEach(mention -> actors.add(mention.actor())));
        return actors;
    }

    private static List<CleanRelease> clean(RawRelease raw) {
        return new Cleaner().clean(raw).releases();
    }

    private static final class Score {
        private final String actor;
        private final List<String> missed = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private int right;

        Score(String actor) {
            this.actor = actor;
        }

        void count(String release, boolean expected, boolean found) {
            if (expected && found) {
                right++;
            } else if (expected) {
                missed.add(release);
            } else if (found) {
                wrong.add(release);
            }
        }

        double f1() {
            return 2.0 * right / (2.0 * right + missed.size() + wrong.size());
        }

        String report() {
            return "%s: precision %.3f recall %.3f F1 %.3f (%d right, missed %s, wrong %s)"
                    .formatted(
                            actor,
                            (double) right / (right + wrong.size()),
                            (double) right / (right + missed.size()),
                            f1(),
                            right,
                            missed,
                            wrong);
        }
    }
}
