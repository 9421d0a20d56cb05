package io.wirewatch.core.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.entities.NamedEntity;
import io.wirewatch.core.extraction.ActorAlias.Within;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Sentence;
import io.wirewatch.core.release.Zone;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What tokeniser, tagger and linker keep whatever the text is. The build runs the inputs in {@code TaggingFuzzTestInputs};
 * {@code JAZZER_FUZZ=1 mvn -pl core -am test -Dtest=TaggingFuzzTest -Djazzer.hooks=true} goes on from them and leaves there
 * what it finds wrong. An input is a title, a line feed and paragraphs separated by line feeds, in UTF-16BE: so any sequence
 * of code units, broken pairs too, can be one.
 */
class TaggingFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final ActorIndex INDEX = ActorIndex.of(Actors.ALL)
            .with(Actors.actor(
                    "union",
                    "organisation",
                    ActorAlias.name("European Union"),
                    ActorAlias.name("Union"),
                    ActorAlias.name("EU"),
                    Actors.never("the Union"),
                    Actors.weak(Within.SENTENCE, "Brussels", "nato", "the Commission"),
                    Actors.weak(Within.PARAGRAPH, "Strasbourg", "Parliament")))
            .with(Actors.actor(
                    "turkey",
                    "country",
                    Actors.proper("Turkey"),
                    ActorAlias.name("İstanbul"),
                    ActorAlias.name("土耳其"),
                    ActorAlias.name("터키"),
                    ActorAlias.name("ตุรกี"),
                    ActorAlias.name("Турция"),
                    ActorAlias.name("تركيا")));

    /** Runs of words that begin with a capital, of every kind in turn. */
    private static final EntityRecogniser CAPITALS = new EntityRecogniser() {
        private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}.]*(?: \\p{Lu}[\\p{L}.]*)*");

        @Override
        public String name() {
            return "capitals";
        }

        @Override
        public List<EntitySpan> find(String text, List<Sentence> sentences) {
            List<EntitySpan> spans = new ArrayList<>();
            for (Sentence sentence : sentences) {
                Matcher names = NAME.matcher(text).region(sentence.start(), sentence.end());
                while (names.find()) {
                    EntityKind kind = EntityKind.values()[spans.size() % EntityKind.values().length];
                    spans.add(new EntitySpan(kind, names.start(), names.end()));
                }
            }
            return spans;
        }
    };

    @FuzzTest
    void everyPlaceIsInsideTheText(byte[] input) {
        check(new String(input, StandardCharsets.UTF_16BE));
    }

    /** That the checks are of something: an input that has it all. */
    @Test
    void thereIsSomethingToCheck() {
        TaggedRelease tagged =
                check("NATO and the Union\nAnn Lee of the European Union met Turkey in Brussels. NATO too.");
        assertThat(tagged.mentions())
                .extracting(Mention::actor)
                .contains("nato", "union", "turkey")
                .containsNull();
        assertThat(tagged.entities()).isNotEmpty();
    }

    private static TaggedRelease check(String input) {
        checkTokens(input);
        int title = Math.max(0, input.indexOf('\n'));
        CleanRelease release = ReleaseFixture.release(
                "en", input.substring(0, title), input.substring(title).split("\n"));
        long begun = System.nanoTime();
        TaggedRelease tagged = INDEX.tag(release, 1, CAPITALS);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        checkMentions(release, tagged);
        for (NamedEntity entity : tagged.entities()) {
            assertThat(entity.mentions()).isNotEmpty().isSorted().doesNotHaveDuplicates();
            entity.mentions()
                    .forEach(i -> assertThat(tagged.mentions().get(i).actor()).isNull());
        }
        return tagged;
    }

    private static void checkTokens(String text) {
        Tokens tokens = Tokens.of(text);
        int end = 0;
        int word = 0;
        for (int i = 0; i < tokens.size(); i++) {
            assertThat(tokens.start(i)).isGreaterThanOrEqualTo(end);
            assertThat(tokens.end(i)).isBetween(tokens.start(i) + 1, text.length());
            assertThat(tokens.word(i)).isGreaterThanOrEqualTo(word);
            assertThat(tokens.length(i)).isPositive();
            end = tokens.end(i);
            word = tokens.word(i);
        }
    }

    private static void checkMentions(CleanRelease release, TaggedRelease tagged) {
        Mention before = null;
        for (Mention mention : tagged.mentions()) {
            String text = mention.zone() == Zone.HEADLINE
                    ? release.text().title()
                    : release.text().text();
            assertThat(text.substring(mention.start(), mention.end()))
                    .isEqualTo(mention.alias())
                    .isNotEmpty();
            assertThat(mention.firstWord()).isBetween(0, mention.lastWord());
            assertThat(mention.strength()).isNotEqualTo(Strength.NEVER);
            if (before != null && before.paragraph() == mention.paragraph()) {
                assertThat(mention.start()).isGreaterThanOrEqualTo(before.start());
                assertThat(mention.firstWord()).isGreaterThanOrEqualTo(before.firstWord());
            }
            before = mention;
        }
    }
}
