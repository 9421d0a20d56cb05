package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.RawRelease;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanContentTest {
    private static final String TEXT =
            "The pier opened on Tuesday, and the ministers of both coasts were there to cut the ribbon.";

    private static CleanRelease read(RawRelease raw) {
        return new Cleaner().clean(raw).carrier();
    }

    @Test
    void whatDiffersIsNamed() {
        CleanRelease release = read(Raw.titled("A pier", TEXT));

        assertThat(differences(release, read(Raw.titled("Two piers", TEXT)))).containsExactly("title");
        assertThat(differences(release, read(Raw.titled("A pier", TEXT + " It rained all day long."))))
                .containsExactly("text");
        assertThat(differences(read(Raw.dated("2026-11-20", TEXT)), read(Raw.dated("2026-11-21", TEXT))))
                .containsExactly("published");
        assertThat(differences(
                        release, read(Raw.titled("A pier", TEXT + "\n\n(begin text)\n\n" + TEXT + "\n\n(end text)"))))
                .contains("parts");
    }

    @Test
    void versionAndStoryAreNoPartOfIt() {
        CleanRelease release = read(Raw.titled("A pier", TEXT));

        assertThat(differences(release, release.withVersion(7).withStory("sty_1")))
                .isEmpty();
    }

    /** Nothing differs exactly where the fingerprints are the same. */
    private static List<String> differences(CleanRelease before, CleanRelease after) {
        List<String> differences = CleanContent.differences(before, after);
        assertThat(CleanContent.fingerprint(before) == CleanContent.fingerprint(after))
                .isEqualTo(differences.isEmpty());
        return differences;
    }
}
