package io.wirewatch.core.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.entities.NamedEntity;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnlistedNamesTest {
    private static final ActorIndex INDEX = ActorIndex.of(Actors.ALL);

    /** Finds the names that it was given, wherever they stand in a sentence. */
    private record Given(Map<String, EntityKind> names) implements EntityRecogniser {
        @Override
        public String name() {
            return "given";
        }

        @Override
        public List<EntitySpan> find(String text, List<Sentence> sentences) {
            List<EntitySpan> spans = new ArrayList<>();
            for (Sentence sentence : sentences) {
                names.forEach((name, kind) -> {
                    String part = text.substring(0, sentence.end());
                    for (int at = part.indexOf(name, sentence.start()); at >= 0; at = part.indexOf(name, at + 1)) {
                        spans.add(new EntitySpan(kind, at, at + name.length()));
                    }
                });
            }
            spans.sort(Comparator.comparingInt(EntitySpan::start));
            return spans;
        }
    }

    private static final Given RECOGNISER = new Given(Map.of(
            "Ann Lee", EntityKind.PERSON,
            "NATO", EntityKind.ORGANISATION,
            "Russian Ministry of Defence", EntityKind.ORGANISATION,
            "NATO-Russia", EntityKind.ORGANISATION,
            "Mons", EntityKind.PLACE));

    private static TaggedRelease tag(CleanRelease release) {
        return INDEX.tag(release, 7, RECOGNISER);
    }

    @Test
    void othersStandAmongTheActorsInOrderOfPlace() {
        TaggedRelease tagged = tag(ReleaseFixture.release("en", "Ann Lee visits NATO", new String[] {
            "In Mons, NATO met Ann Lee. Nobody else came.", "The Russian Ministry of Defence did not."
        }));
        assertThat(tagged.mentions())
                .extracting(mention -> mention.actor() + ":" + mention.alias() + ":" + mention.paragraph() + ":"
                        + mention.firstWord() + "-" + mention.lastWord())
                .containsExactly(
                        "null:Ann Lee:-1:0-1",
                        "nato:NATO:-1:3-3",
                        "null:Mons:0:1-1",
                        "nato:NATO:0:2-2",
                        "null:Ann Lee:0:4-5",
                        "null:Russian Ministry of Defence:1:1-4",
                        "russia:Russian:1:1-1");
        assertThat(tagged.sentences())
                .extracting(MentionSentence::text)
                .containsExactly(
                        "Ann Lee visits NATO",
                        "In Mons, NATO met Ann Lee.",
                        "The Russian Ministry of Defence did not.");
        assertThat(tagged.entities())
                .containsExactly(
                        new NamedEntity("Ann Lee", EntityKind.PERSON, null, List.of(0, 4)),
                        new NamedEntity("Mons", EntityKind.PLACE, null, List.of(2)),
                        new NamedEntity("Russian Ministry of Defence", EntityKind.ORGANISATION, null, List.of(5)));
        assertThat(tagged.catalogueVersion()).isEqualTo(7);
    }

    @Test
    void twoActorsWithAHyphenAreNobodyElse() {
        TaggedRelease tagged = tag(ReleaseFixture.release("", "The NATO-Russia talks, by Ann Lee."));
        assertThat(tagged.mentions()).extracting(Mention::alias).containsExactly("NATO", "Russia", "Ann Lee");
    }

    @Test
    void aSubscribersPhraseHidesNobody() {
        ActorIndex index = ActorIndex.of(List.of(PhraseIds.actor("Ann Lee", false)));
        TaggedRelease tagged = index.tag(ReleaseFixture.release("", "Here is Ann Lee."), 1, RECOGNISER);
        assertThat(tagged.mentions()).extracting(Mention::actor).containsExactlyInAnyOrder("phrase:ann lee", null);
        assertThat(tagged.entities()).hasSize(1);
    }

    @Test
    void othersAreLookedForInEnglishOnly() {
        String[] text = {"Ann Lee ist da."};
        assertThat(tag(ReleaseFixture.release("de", "", text)).mentions()).isEmpty();
        assertThat(tag(ReleaseFixture.release("und", "", text)).mentions()).hasSize(1);
    }

    @Test
    void actorsAreTheSameWithAndWithoutOthers() {
        CleanRelease release = ReleaseFixture.release(
                "en", "NATO and Ann Lee", new String[] {"Russian Ministry of Defence, Mons, Moscow, the Alliance. US"});
        List<Mention> alone = INDEX.tag(release, 1).mentions();
        assertThat(tag(release).mentions())
                .filteredOn(mention -> mention.actor() != null)
                .isEqualTo(alone);
    }
}
