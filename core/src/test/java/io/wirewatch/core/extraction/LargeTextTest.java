package io.wirewatch.core.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wirewatch.core.extraction.ActorAlias.Within;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work grows with the text, not with its square: each of these would take hours if it did. */
class LargeTextTest {
    private static final Duration GENEROUS = Duration.ofSeconds(90);
    private static final int SIZE = 5_000_000;

    @Test
    void oneNameRepeatedIsTaggedInBoundedTime() {
        String text = "NATO ".repeat(SIZE / 5);
        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(ActorIndex.of(Actors.ALL)
                                .tag(ReleaseFixture.release("", text), 1)
                                .mentions())
                        .hasSize(SIZE / 5));
    }

    @Test
    void tenMegabytesOfProseAreTagged() {
        String sentence =
                "The spokesman of NATO said on Monday that Russia, the liaison office and others would meet. ";
        String text = sentence.repeat(2 * SIZE / sentence.length());
        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(ActorIndex.of(Actors.ALL)
                                .tag(ReleaseFixture.release("", text), 1)
                                .mentions())
                        .hasSize(2 * SIZE / sentence.length() * 3));
    }

    @Test
    void companyThatHasToBeNearIsLookedForOnce() {
        List<ActorAlias> aliases = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            aliases.add(Actors.weak(Within.SENTENCE, "Alliance " + i, "town"));
        }
        aliases.add(Actors.weak(Within.SENTENCE, "Alliance", "town"));
        ActorIndex index = ActorIndex.of(List.of(new Actor("nato", "NATO", "organisation", aliases)));
        String text = "Alliance town ".repeat(SIZE / 14);
        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(index.tag(ReleaseFixture.release("", text), 1).mentions())
                        .hasSize(SIZE / 14));
        String sentences = "Alliance town. ".repeat(SIZE / 15);
        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(index.tag(ReleaseFixture.release("", sentences), 1)
                                .mentions())
                        .hasSize(SIZE / 15));
    }

    @Test
    void aliasesThatAreBeginningsOfEachOtherDoNoHarm() {
        String[] aliases = IntStream.rangeClosed(1, 20).mapToObj("a "::repeat).toArray(String[]::new);
        ActorIndex index = ActorIndex.of(List.of(Actors.named("a", aliases)));
        String text = "a ".repeat(100_000);
        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThat(index.tag(ReleaseFixture.release("", text), 1).mentions())
                        .hasSize(5_000));
    }

    @Test
    void signsAndInvisibleCharactersWithoutEndAreReadOnce() {
        for (String piece : List.of("-", "\u00AD", "'", "a\u200B-", "www.", "@", "\u0301", " ")) {
            String text = piece.repeat(SIZE / 10 / piece.length());
            assertTimeoutPreemptively(
                    GENEROUS,
                    () -> assertThatCode(() -> ActorIndex.of(Actors.ALL).tag(ReleaseFixture.release("", text), 1))
                            .doesNotThrowAnyException());
        }
    }
}
