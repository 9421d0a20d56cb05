package io.wirewatch.core.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import io.wirewatch.core.extraction.ActorAlias.Within;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.ReleaseText;
import io.wirewatch.core.release.Sentence;
import io.wirewatch.core.release.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TaggingPropertyTest {
    private static final ActorIndex INDEX = ActorIndex.of(Actors.ALL);

    @Property(tries = 300)
    void offsetsCutTheAliasAndStayInside(
            @ForAll("hostileTexts") String title,
            @ForAll("hostileTexts") String text,
            @ForAll("layouts") List<Integer> cuts) {
        CleanRelease release = ReleaseFixture.release("en", new ReleaseText(title, text, layout(cuts)));
        TaggedRelease tagged = INDEX.tag(release, 1);
        for (Mention mention : tagged.mentions()) {
            String zoneText = mention.zone() == Zone.HEADLINE ? title : text;
            assertThat(zoneText.substring(mention.start(), mention.end())).isEqualTo(mention.alias());
            assertThat(mention.firstWord()).isBetween(0, mention.lastWord());
            assertThat(tagged.sentences()).anyMatch(sentence -> quotes(sentence, mention));
        }
        for (MentionSentence sentence : tagged.sentences()) {
            String zoneText = sentence.zone() == Zone.HEADLINE ? title : text;
            assertThat(zoneText.startsWith(sentence.text(), sentence.start())).isTrue();
        }
        assertThat(tagged.mentions())
                .isSortedAccordingTo(Comparator.comparingInt(Mention::paragraph).thenComparingInt(Mention::start));
        assertThat(tagged.sentences())
                .extracting(sentence -> List.of(sentence.paragraph(), sentence.sentence()))
                .doesNotHaveDuplicates();
    }

    private static boolean quotes(MentionSentence sentence, Mention mention) {
        return sentence.paragraph() == mention.paragraph()
                && sentence.sentence() == mention.sentence()
                && sentence.start() <= mention.start()
                && sentence.start() + sentence.text().length() >= mention.end();
    }

    @Property(tries = 500)
    void taggingIsWhatANaiveReadingFinds(
            @ForAll("catalogues") List<Actor> actors, @ForAll("paragraphs") List<List<String>> sentences) {
        ReleaseText text = text(sentences);
        List<String> found = ActorIndex.of(actors).tag(ReleaseFixture.release("en", text), 1).mentions().stream()
                .map(mention -> NaiveTagger.show(mention.actor(), mention.start(), mention.end()))
                .sorted()
                .toList();
        assertThat(found).isEqualTo(NaiveTagger.tag(actors, text.text(), text.paragraphs()));
    }

    /** Sentences with a space between them, paragraphs with a blank line. */
    private static ReleaseText text(List<List<String>> paragraphs) {
        List<Paragraph> layout = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (List<String> paragraph : paragraphs) {
            text.append(text.isEmpty() ? "" : "\n\n");
            int start = text.length();
            List<Sentence> sentences = new ArrayList<>();
            for (String sentence : paragraph) {
                text.append(sentences.isEmpty() ? "" : " ");
                sentences.add(new Sentence(text.length(), text.length() + sentence.length()));
                text.append(sentence);
            }
            layout.add(new Paragraph(start, text.length(), Zone.BODY, sentences));
        }
        return new ReleaseText("", text.toString(), layout);
    }

    @Provide
    Arbitrary<List<List<String>>> paragraphs() {
        return words(6).list().ofMinSize(1).ofMaxSize(3).list().ofMinSize(1).ofMaxSize(3);
    }

    @Property(tries = 100)
    void anIndexChangedStepByStepIsTheIndexMadeAtOnce(
            @ForAll("catalogues") List<Actor> before,
            @ForAll("catalogues") List<Actor> after,
            @ForAll("plainTexts") String text) {
        ActorIndex stepwise = ActorIndex.of(before);
        for (Actor actor : before) {
            stepwise = stepwise.without(actor.id());
        }
        for (Actor actor : after) {
            stepwise = stepwise.with(actor);
        }
        CleanRelease release = ReleaseFixture.release("", text);
        assertThat(stepwise.tag(release, 1)).isEqualTo(ActorIndex.of(after).tag(release, 1));
    }

    @Property(tries = 300)
    void anIndexOfSomeActorsFindsOfThemWhatTheWholeFinds(
            @ForAll("catalogues") List<Actor> actors,
            @ForAll("paragraphs") List<List<String>> sentences,
            @ForAll Set<@IntRange(max = 4) Integer> chosen) {
        Set<String> ids = chosen.stream().map(number -> "actor" + number).collect(Collectors.toSet());
        CleanRelease release = ReleaseFixture.release("en", text(sentences));
        ActorIndex whole = ActorIndex.of(actors);
        assertThat(mentionsOf(ids, whole.only(ids), release)).isEqualTo(mentionsOf(ids, whole, release));
    }

    private static List<Mention> mentionsOf(Set<String> ids, ActorIndex index, CleanRelease release) {
        return index.tag(release, 1).mentions().stream()
                .filter(mention -> ids.contains(mention.actor()))
                .toList();
    }

    /** Pieces of names, marks, invisible and broken characters in any order. */
    @Provide
    Arbitrary<String> hostileTexts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "NATO",
                "nato",
                "Russia",
                "Russian roulette",
                "liaison",
                "office",
                "U.S.",
                "US",
                "WHO",
                "the Alliance",
                "'s",
                "’s",
                "-",
                "—",
                ".",
                " ",
                "\u00A0",
                "\n",
                "\u00AD",
                "\u200B",
                "\u200D",
                "\u0301",
                "\uD83D",
                "\uDE00",
                "\uD83D\uDE00",
                "北約",
                "ไทย",
                "İ",
                "ß",
                "ﬁ",
                "://",
                "@",
                "www.",
                "\u202E",
                "\u0000",
                "Россией",
                "1,000");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    /** Bounds of paragraphs and sentences that need not fit the text. */
    @Provide
    Arbitrary<List<Integer>> layouts() {
        return Arbitraries.integers().between(0, 90).list().ofMaxSize(8);
    }

    private static List<Paragraph> layout(List<Integer> cuts) {
        List<Integer> sorted = cuts.stream().sorted().toList();
        List<Paragraph> paragraphs = new ArrayList<>();
        for (int i = 0; i + 1 < sorted.size(); i += 2) {
            int start = sorted.get(i);
            int end = sorted.get(i + 1);
            int middle = (start + end) / 2;
            List<Sentence> sentences = end % 3 == 0
                    ? List.of()
                    : List.of(new Sentence(start, middle), new Sentence(Math.min(middle + 1, end), end));
            paragraphs.add(new Paragraph(start, end, i == 0 ? Zone.LEAD : Zone.BODY, sentences));
        }
        return paragraphs;
    }

    @Provide
    Arbitrary<String> plainTexts() {
        return words(12);
    }

    @Provide
    Arbitrary<List<Actor>> catalogues() {
        Arbitrary<ActorAlias> aliases = Combinators.combine(
                        words(3),
                        Arbitraries.of(Strength.STRONG, Strength.STRONG, Strength.WEAK, Strength.NEVER),
                        words(4).list().ofMaxSize(2),
                        Arbitraries.of("actor0", "actor1", "b", "c a").list().ofMaxSize(2),
                        Arbitraries.of(Within.class))
                .as((text, strength, not, needs, within) ->
                        new ActorAlias(text, strength, needs, not, CaseRule.ANY, Form.PHRASE, null, within));
        return aliases.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(lists -> {
                    List<Actor> actors = new ArrayList<>();
                    lists.forEach(list -> actors.add(new Actor("actor" + actors.size(), "", "concept", list)));
                    return actors;
                });
    }

    private static Arbitrary<String> words(int most) {
        return Arbitraries.of("a", "b", "c", "nato")
                .list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .map(list -> String.join(" ", list));
    }
}
