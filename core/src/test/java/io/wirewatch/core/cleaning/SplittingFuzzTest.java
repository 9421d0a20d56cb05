package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What splitting keeps whatever the text is: every line of it stands in one piece, in its order. The build runs the inputs in
 * {@code SplittingFuzzTestInputs}; {@code JAZZER_FUZZ=1 mvn -pl core -am test -Dtest=SplittingFuzzTest -Djazzer.hooks=true} goes on from
 * them and leaves there what it finds wrong.
 */
class SplittingFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @FuzzTest
    void everyLineStandsInOnePiece(byte[] input) {
        check(new String(input, StandardCharsets.UTF_8));
    }

    /** That the checks are of something: an input that has it all. */
    @Test
    void thereIsSomethingToCheck() {
        String prose =
                "The harbour council of Vestby opened its new customs pier today, and the mayor said that it will be used well by all of its people.";

        assertThat(check("FOR IMMEDIATE RELEASE\n\nNew Pier\n\n" + prose
                        + "\n\n###\n\nFOR IMMEDIATE RELEASE\n\nNew Ferry\n\n" + prose))
                .isEqualTo(2);
    }

    private static int check(String text) {
        long begun = System.nanoTime();
        Pieces pieces = PlainText.pieces(text);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        int end = 0;
        for (Pieces.Stretch release : pieces.releases()) {
            assertThat(release.begin()).isGreaterThanOrEqualTo(end).isLessThan(release.end());
            end = release.end();
        }
        assertThat(end).isLessThanOrEqualTo(pieces.paragraphs().size());
        assertThat(pieces.releases().size()).isNotEqualTo(1);
        checkLines(List.of(Characters.lines(text).split("\n")));
        return pieces.releases().size();
    }

    /** Every line stands in the bundle, in order; but for the heads of mails, and the lines that became titles. */
    private static void checkLines(List<String> lines) {
        Bundle bundle = Bundle.of(lines, new BitSet());
        if (bundle.releases().isEmpty()) {
            return;
        }
        List<String> kept = new ArrayList<>(bundle.before());
        bundle.releases().forEach(release -> kept.addAll(release.lines()));
        kept.addAll(bundle.after());
        kept.removeIf(String::isBlank);
        Set<String> titles = bundle.releases().stream()
                .filter(release -> release.title() != null)
                .map(release -> Fingerprint.fold(release.title()))
                .collect(Collectors.toSet());
        int next = 0;
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            if (next < kept.size()
                    && line.endsWith(kept.get(next))
                    && (line.equals(kept.get(next)) || MailHead.mayBegin(line))) {
                next++;
            } else {
                boolean titled = titles.contains(Fingerprint.fold(line))
                        || titles.contains(Fingerprint.fold(line.replaceFirst("^\\W*(?:item )?\\W*\\d+", "")));
                assertThat(titled || MailHead.mayBegin(line) || Character.isWhitespace(line.charAt(0)))
                        .as(line)
                        .isTrue();
            }
        }
        assertThat(next).isEqualTo(kept.size());
    }
}
