package io.wirewatch.core.extraction;

import static io.wirewatch.core.extraction.Actors.capitalised;
import static io.wirewatch.core.extraction.Actors.inLanguage;
import static io.wirewatch.core.extraction.Actors.named;
import static io.wirewatch.core.extraction.Actors.never;
import static io.wirewatch.core.extraction.Actors.weak;
import static io.wirewatch.core.extraction.ReleaseFixture.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import io.wirewatch.core.extraction.ActorAlias.Within;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorIndexTest {
    private static final ActorIndex INDEX = ActorIndex.of(Actors.ALL);

    @Test
    void nestedNamesAreMentionsOfEachActor() {
        assertThat(found("A Russian Military Liaison Office opens in Mons."))
                .containsExactly("russia:Russian", "liaison-office:Military Liaison Office");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NATO's new command | nato:NATO",
                "NATO’s new command | nato:NATO",
                "NATO-Russia relations | nato:NATO,russia:Russia",
                "NATO—Russia relations | nato:NATO,russia:Russia",
                "NATO/Russia relations | nato:NATO,russia:Russia",
                "the Russians came | russia:Russians",
                "two liaison offices | liaison-office:liaison offices",
                "a liaison-office agreement | liaison-office:liaison-office",
                "RUSSIA WARNS | russia:RUSSIA",
                "a rusSIA of sorts | ''",
                "Prussia and Russiagate | ''",
                "NATO2030 is one word | ''",
                "tell us who came | ''",
                "the US and the WHO | united-states:US,who:WHO",
                "the U.S. said | united-states:U.S.",
                "under 50 U.S.C. 1702, and by U.S. law | united-states:U.S.",
                "a W.H.O. report | who:W.H.O.",
                "JOIN US FOR LUNCH TODAY | ''",
                "he plays Russian roulette | ''",
                "Russian roulette in a Russian town | russia:Russian",
                "https://nato.example/NATO/Russia?x | ''",
                "press@NATO.example | ''",
                "[NATO](https://nato.example/NATO), [the WHO](http://who.example/WHO) | nato:NATO,who:WHO",
                "#NATO @NATO | nato:NATO,nato:NATO",
                "(NATO), \"NATO\"; NATO! | nato:NATO,nato:NATO,nato:NATO",
            })
    void wordsAreMentionsWhereTheyStandAlone(String text, String expected) {
        assertThat(String.join(",", found(text))).isEqualTo(expected);
    }

    @Test
    void invisibleCharactersAndOddSpacesDoNotHideAName() {
        assertThat(found("The NA\u00ADTO\u200B and the Russian\u00A0\u2009Federation"))
                .containsExactly("nato:NA\u00ADTO", "russia:Russian\u00A0\u2009Federation");
    }

    @Test
    void accentsMayBeComposedOrNot() {
        ActorIndex index = ActorIndex.of(List.of(named("gabon", "Président")));
        assertThat(found(index, "le Pre\u0301sident")).containsExactly("gabon:Pre\u0301sident");
    }

    @Test
    void scriptsWithoutSpacesHaveNoEdges() {
        ActorIndex index = ActorIndex.of(List.of(named("nato", "北約", "나토"), named("russia", "俄羅斯")));
        assertThat(found(index, "北約與俄羅斯會談, 나토는")).containsExactly("nato:北約", "russia:俄羅斯", "nato:나토");
    }

    @Test
    void russianNamesAreFoundInEveryCase() {
        ActorIndex index = ActorIndex.of(List.of(named("russia", "Россия"), named("liaison-office", "офис связи")));
        assertThat(found(index, "Отношения с Россией, офисы связи России, об офисе связи"))
                .containsExactly(
                        "russia:Россией", "liaison-office:офисы связи", "russia:России", "liaison-office:офисе связи");
    }

    @Test
    void theLongestAliasOfAnActorIsKept() {
        assertThat(found("The Russian Federation and the North Atlantic Treaty Organization"))
                .containsExactly("russia:Russian Federation", "nato:North Atlantic Treaty Organization");
    }

    @Test
    void aWeakAliasCountsOnlyInCompany() {
        assertThat(found("The Alliance met in Moscow.")).isEmpty();
        CleanRelease release = release("NATO meets", "The Alliance met. Moscow was silent.");
        List<Mention> mentions = INDEX.tag(release, 1).mentions();
        assertThat(mentions).extracting(Mention::alias).containsExactly("NATO", "The Alliance");
        assertThat(mentions).extracting(Mention::strength).containsExactly(Strength.STRONG, Strength.WEAK);
    }

    @Test
    void companyMayBeAnotherActorOrAText() {
        ActorIndex index = INDEX.with(new Actor(
                "georgia", "Georgia", "country", List.of(weak("Georgia", "russia", "Tbilisi government", "who"))));
        assertThat(found(index, "Georgia on my mind, who knows")).isEmpty();
        assertThat(found(index, "Georgia and Russia")).containsExactly("georgia:Georgia", "russia:Russia");
        assertThat(found(index, "Georgia: the Tbilisi government")).containsExactly("georgia:Georgia");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "release   | The Alliance met. It rained. | So said NATO. | true",
                "paragraph | The Alliance met. It rained. | So said NATO. | false",
                "paragraph | The Alliance met. NATO said so. | It rained. | true",
                "sentence  | The Alliance met. NATO said so. | It rained. | false",
                "sentence  | NATO said so. It is the Alliance of NATO. | It rained. | true",
                "paragraph | The Alliance met. | Brussels is a town. | false",
                "paragraph | The Alliance met. Brussels is a town. | It rained. | true",
                "sentence  | The Alliance met. Brussels is a town. | It rained. | false",
                "sentence  | It rained. In Brussels the Alliance met. | It rained. | true",
                "paragraph | The Alliance met. | Russia said so. | false",
                "sentence  | The Alliance met with Russia. | It rained. | true",
                "sentence  | The Alliance met with Moscow. | Russia said so. | false",
            })
    void companyMayHaveToBeNear(String within, String lead, String body, boolean counts) {
        ActorIndex index = INDEX.with(Actors.actor(
                "nato",
                "organisation",
                ActorAlias.name("NATO"),
                weak(Within.of(within), "the Alliance", "russia", "Brussels")));
        boolean found = index.tag(release("It rained", lead, body), 1).mentions().stream()
                .anyMatch(mention -> mention.alias().equalsIgnoreCase("the Alliance"));
        assertThat(found).isEqualTo(counts);
    }

    @Test
    void theTitleIsAParagraphAndASentenceOfItsOwn() {
        Actor near = Actors.actor(
                "nato", "organisation", ActorAlias.name("NATO"), weak(Within.PARAGRAPH, "the Alliance", "Brussels"));
        ActorIndex index = ActorIndex.of(List.of(near));
        assertThat(index.tag(release("NATO meets in Brussels", "The Alliance met."), 1)
                        .mentions())
                .extracting(Mention::alias)
                .containsExactly("NATO");
        assertThat(index.tag(release("NATO: the Alliance meets", "The Alliance met."), 1)
                        .mentions())
                .extracting(Mention::alias)
                .containsExactly("NATO", "the Alliance");
    }

    @Test
    void aliasesOfOneActorMayNeedTheSameTextFarAndNear() {
        ActorIndex index = ActorIndex.of(List.of(Actors.actor(
                "nato",
                "organisation",
                weak("Alliance", "Brussels"),
                weak(Within.SENTENCE, "Allies", "Brussels"),
                weak(Within.PARAGRAPH, "Headquarters", "Brussels"))));
        CleanRelease release = release("", "Alliance, Allies, Headquarters. Brussels is a town.", "Headquarters.");
        assertThat(index.tag(release, 1).mentions())
                .extracting(Mention::alias)
                .containsExactly("Alliance", "Headquarters");
    }

    @Test
    void aCancelledLongAliasLeavesTheShortOne() {
        ActorAlias alliance = new ActorAlias(
                "Atlantic Alliance",
                Strength.STRONG,
                List.of(),
                List.of("Atlantic Alliance Bank"),
                CaseRule.ANY,
                Form.NAME,
                null);
        ActorIndex index = ActorIndex.of(List.of(Actors.actor("a", "organisation", alliance, capitalised("Atlantic"))));
        assertThat(found(index, "Atlantic Alliance Bank")).containsExactly("a:Atlantic");
    }

    @Test
    void anAliasOfALanguageCountsInItsReleases() {
        ActorIndex index = ActorIndex.of(List.of(Actors.actor("mauritius", "country", inLanguage("fr", "Maurice"))));
        assertThat(found(index, "Maurice spoke")).isEmpty();
        CleanRelease french = release("fr-CA", "", new String[] {"Maurice a signé"});
        assertThat(index.tag(french, 1).mentions()).hasSize(1);
        CleanRelease unknown = release("und", "", new String[] {"Maurice a signé"});
        assertThat(index.tag(unknown, 1).mentions()).hasSize(1);
    }

    @Test
    void placesAreZoneParagraphSentenceAndWord() {
        CleanRelease release = release(
                "NATO meets", "Nobody came.", "It rained. NATO's 3.5 million e-mails went to Russia, and more.");
        TaggedRelease tagged = INDEX.tag(release, 7);
        assertThat(tagged.catalogueVersion()).isEqualTo(7);
        assertThat(tagged.mentions())
                .containsExactly(
                        new Mention("nato", "organisation", "NATO", Strength.STRONG, Zone.HEADLINE, -1, -1, 0, 4, 0, 0),
                        new Mention("nato", "organisation", "NATO", Strength.STRONG, Zone.BODY, 1, 1, 25, 29, 2, 2),
                        new Mention("russia", "country", "Russia", Strength.STRONG, Zone.BODY, 1, 1, 60, 66, 9, 9));
        assertThat(tagged.sentences())
                .containsExactly(
                        new MentionSentence(Zone.HEADLINE, -1, -1, 0, "NATO meets"),
                        new MentionSentence(
                                Zone.BODY, 1, 1, 25, "NATO's 3.5 million e-mails went to Russia, and more."));
    }

    @Test
    void noMentionCrossesParagraphs() {
        assertThat(INDEX.tag(release("A liaison", "office and a liaison", "office"), 1)
                        .mentions())
                .isEmpty();
    }

    @Test
    void aChangedIndexIsWhatANewOneWouldBe() {
        ActorIndex changed = INDEX.with(named("nato", "OTAN")).without("russia").without("nobody");
        assertThat(found(changed, "OTAN, NATO and Russia")).containsExactly("nato:OTAN");
        assertThat(found("OTAN, NATO and Russia")).containsExactly("nato:NATO", "russia:Russia");
        assertThat(changed.hasActor("russia")).isFalse();
        assertThat(changed.size()).isEqualTo(INDEX.size() - 1);
    }

    @Test
    void aPhraseIsLiteralWhateverItsCase() {
        ActorIndex index =
                ActorIndex.of(List.of(PhraseIds.actor("Joint Venture", false), PhraseIds.actor("Joint Venture", true)));
        assertThat(found(index, "a joint  venture, a Joint Venture, joint ventures"))
                .containsExactly(
                        "phrase:joint venture:joint  venture",
                        "phrase:=Joint Venture:Joint Venture",
                        "phrase:joint venture:Joint Venture");
    }

    @Test
    void whatIsNeverAnAliasIsNoMentionWhateverWouldTakeIt() {
        Actor union = Actors.actor(
                "european-union",
                "organisation",
                ActorAlias.name("European Union"),
                ActorAlias.name("Union"),
                ActorAlias.name("EU"),
                never("the Union"),
                never("E.U."));
        ActorIndex index = ActorIndex.of(List.of(union));
        assertThat(found(index, "The State of the Union: the European Union, Union law, EU law and E.U. law"))
                .containsExactly("european-union:European Union", "european-union:Union", "european-union:EU");
        assertThat(found(index, "the Union's army")).isEmpty();
        assertThat(found(index, "a union")).as("another alias").containsExactly("european-union:union");
    }

    @Test
    void neverTakesBackAPluralOrAStemAndNoMore() {
        ActorIndex index = ActorIndex.of(List.of(
                named("chad", "Chad", "Чадский"),
                Actors.actor("other", "organisation", ActorAlias.name("Chads")),
                Actors.actor("watched", "organisation", ActorAlias.name("Грузин"))));
        assertThat(found(index, "Chads and Chad")).containsExactly("chad:Chads", "other:Chads", "chad:Chad");
        ActorIndex mended = index.with(Actors.actor("chad", "organisation", ActorAlias.name("Chad"), never("Chads")))
                .with(Actors.actor("watched", "organisation", ActorAlias.name("Грузин"), never("Грузина")));
        assertThat(found(mended, "Chads and Chad")).containsExactly("other:Chads", "chad:Chad");
        assertThat(found(index, "Грузин, Грузина, Грузину"))
                .containsExactly("watched:Грузин", "watched:Грузина", "watched:Грузину");
        assertThat(found(mended, "Грузин, Грузина, Грузину")).containsExactly("watched:Грузин", "watched:Грузину");
    }

    @Test
    void neverIsComparedByItsCaseRuleAndKeepsToItsLanguage() {
        ActorAlias small =
                new ActorAlias("turkey", Strength.NEVER, List.of(), List.of(), CaseRule.EXACT, Form.NAME, "en");
        ActorAlias hall = new ActorAlias(
                "Turkey Hall", Strength.NEVER, List.of(), List.of(), CaseRule.CAPITALISED, Form.NAME, null);
        ActorIndex index =
                ActorIndex.of(List.of(Actors.actor("turkey", "country", ActorAlias.name("Turkey"), small, hall)));
        assertThat(found(index, "turkey, Turkey, TURKEY HALL and Turkey hall"))
                .containsExactly("turkey:Turkey", "turkey:Turkey");
        CleanRelease french = release("fr", "", new String[] {"turkey"});
        assertThat(index.tag(french, 1).mentions()).hasSize(1);
    }

    @Test
    void whatIsNeverAnAliasNamesNobodyAndKeepsNobodyCompany() {
        ActorIndex index = ActorIndex.of(List.of(Actors.actor(
                "chad", "organisation", ActorAlias.name("Chad"), weak("N'Djamena"), never("Chads"), never("Tchadd"))));
        assertThat(index.actorsNamed("Chad")).containsExactly("chad");
        assertThat(index.actorsNamed("chads")).as("a plural taken back").isEmpty();
        assertThat(index.isWeak("Chads")).isFalse();
        assertThat(index.actorsNamed("Tchadd")).isEmpty();
        assertThat(index.nearest("Tchadt", 5)).doesNotContain("Tchadd");
        assertThat(found(index, "The Chads of N'Djamena")).isEmpty();
    }

    @Test
    void manyAliasesAndManyNeversOfOneActorAreTaggedOncePerPlace() {
        List<ActorAlias> aliases = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            aliases.add(ActorAlias.name("Unit " + i));
            aliases.add(never("Unit " + i + " Street"));
        }
        ActorIndex index = ActorIndex.of(List.of(new Actor("units", "Units", "organisation", aliases)));
        assertThat(found(index, "Unit 7 Street, Unit 7, Unit 9999 Streets, Unit 9999 street"))
                .containsExactly("units:Unit 7", "units:Unit 9999");
    }

    private static List<String> found(String text) {
        return found(INDEX, text);
    }

    private static List<String> found(ActorIndex index, String text) {
        return index.tag(release("", text), 1).mentions().stream()
                .map(mention -> mention.actor() + ":" + mention.alias())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Moscow said no. | Moscow",
                "It was said between Moscow and Kyiv. | Moscow,Kyiv",
                "He will travel to Moscow. | ''",
                "He will travel to Moscow, Kyiv, and Minsk on Monday. Moscow said no. | Moscow",
                "They met in Moscow and Kyiv. | ''",
                "They met in Moscow, and Kyiv agreed. | ''",
                "MOSCOW, April 15, 2004 (AP) – Nothing happened. | ''",
                "MOSCOW — Nothing happened. | ''",
                "Moscow spoke – nothing happened. | Moscow",
                "Moscow, Russia | ''",
                "Moscow | ''",
            })
    void aCapitalIsItsGovernmentUnlessItIsAPlace(String text, String expected) {
        ActorIndex index =
                ActorIndex.of(List.of(seat("russia", "Moscow"), seat("ukraine", "Kyiv"), seat("belarus", "Minsk")));
        assertThat(index.tag(ReleaseFixture.release("", text), 1).mentions().stream()
                        .map(Mention::alias)
                        .collect(Collectors.joining(",")))
                .isEqualTo(expected);
    }

    @Test
    void inAHeadlineACapitalActs() {
        ActorIndex index = ActorIndex.of(List.of(seat("russia", "Moscow")));
        assertThat(index.tag(ReleaseFixture.release("Moscow – Kyiv: Talks", "Nothing."), 1)
                        .mentions())
                .hasSize(1);
    }

    @Test
    void anIndexOfOneTownKnowsTheTownsThatMakeAPlaceOfIt() {
        ActorIndex whole =
                ActorIndex.of(List.of(seat("russia", "Moscow"), seat("ukraine", "Kyiv"), seat("belarus", "Minsk")));
        ActorIndex one = whole.only(List.of("belarus", "nobody"));
        CleanRelease release = ReleaseFixture.release("en", "She will travel to Moscow, Kyiv and Minsk on Monday.");

        assertThat(whole.tag(release, 1).mentions()).isEmpty();
        assertThat(one.tag(release, 1).mentions()).isEmpty();
    }

    private static Actor seat(String id, String town) {
        return Actors.actor(
                id,
                "country",
                new ActorAlias(town, Strength.STRONG, List.of(), List.of(), CaseRule.CAPITALISED, Form.SEAT, null));
    }
}
