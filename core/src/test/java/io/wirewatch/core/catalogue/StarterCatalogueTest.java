package io.wirewatch.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.ReleaseFixture;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.ids.Ids;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarterCatalogueTest {
    private static final List<Actor> ACTORS = StarterCatalogue.actors();
    private static final ActorIndex INDEX = ActorIndex.of(ACTORS);

    /** Strong aliases that two actors share on purpose. */
    private static final Set<String> SHARED = Set.of();

    @Test
    void idsAreValidAndUnique() {
        assertThat(ACTORS).extracting(Actor::id).doesNotHaveDuplicates().allMatch(Ids::isChosen);
        assertThat(ACTORS).extracting(Actor::id).contains("nato", "russia", "liaison-office", "united-states");
    }

    @Test
    void everyCountryAndAHundredAndFiftyOrganisationsAreThere() {
        Map<String, Long> kinds = ACTORS.stream().collect(Collectors.groupingBy(Actor::kind, Collectors.counting()));
        assertThat(kinds.get("country")).isGreaterThanOrEqualTo(197);
        assertThat(kinds.get("organisation")).isGreaterThanOrEqualTo(150);
        assertThat(kinds.get("concept")).isBetween(30L, 70L);
        assertThat(kinds.get("office")).isGreaterThanOrEqualTo(200);
    }

    @Test
    void everyAliasIsFoundUnderItsActor() {
        for (Actor actor : ACTORS) {
            assertThat(actor.aliases()).as(actor.id()).isNotEmpty();
            for (ActorAlias alias : actor.aliases()) {
                assertThat(INDEX.actorsNamed(alias.text())).as(alias.text()).contains(actor.id());
            }
        }
    }

    @Test
    void noStrongAliasIsSharedUnlessListed() {
        Map<String, Set<String>> owners = new TreeMap<>();
        for (Actor actor : ACTORS) {
            actor.aliases().stream()
                    .filter(alias -> alias.strength() == Strength.STRONG)
                    .forEach(alias -> owners.computeIfAbsent(
                                    WordRuns.words(alias.text()) + alias.language(), text -> new TreeSet<>())
                            .add(actor.id()));
        }
        owners.values().removeIf(ids -> ids.size() == 1);
        assertThat(owners.keySet()).containsExactlyInAnyOrderElementsOf(SHARED);
    }

    @Test
    void everyPhraseThatIsSomethingElseHoldsAnAlias() {
        for (Actor actor : ACTORS) {
            for (ActorAlias alias : actor.aliases()) {
                assertThat(alias.not()).as(actor.id()).allMatch(phrase -> WordRuns.holds(phrase, alias.text()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | NATO and Russia agreed on a Russian Military Liaison Office in Mons.",
                "en | The Russian Federation opens two military liaison missions at the North Atlantic Alliance.",
                "fr | L'OTAN et la Russie ouvrent un bureau de liaison à Mons.",
                "fr | Les bureaux militaires de liaison russes auprès de l’Otan",
                "de | Die NATO und Russland eröffnen ein Verbindungsbüro in Mons.",
                "de | Russlands Verbindungsstellen beim Nordatlantikpakt",
                "es | La OTAN y Rusia abren una oficina de enlace en Mons.",
                "it | La NATO e la Russia aprono un ufficio di collegamento a Mons.",
                "ru | НАТО и Россия открывают офис связи в Монсе.",
                "ru | О российских офисах связи при Североатлантическом альянсе",
            })
    void natoRussiaAndTheLiaisonOfficeAreFoundInSixLanguages(String language, String text) {
        assertThat(actors(language, text)).contains("nato", "russia", "liaison-office");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Georgia Tech beat the University of Georgia in Athens, Georgia. | ''",
                "Georgia and Armenia talk in Tbilisi | armenia,georgia",
                "They played Russian roulette. | ''",
                "Jordan Peterson met Chad Smith. | ''",
                "The king of Jordan came. | jordan,jordanian-king",
                "Egypt and Jordan talk | egypt,jordan",
                "A Turkey sandwich, a turkey and a china cabinet | ''",
                "TURKEY AND CHINA | china,turkey",
                "A senator from New Mexico ate French fries and Swiss cheese. | ''",
                "Guinea pigs | ''",
                "Northern Ireland | northern-ireland",
                "Ireland and Northern Ireland | ireland,northern-ireland",
                "South Korea said | south-korea",
                "South Korean and North Korean ships | north-korea,south-korea",
                "Papua New Guinea | papua-new-guinea",
                "Guinea-Bissau and Equatorial Guinea | equatorial-guinea,guinea-bissau",
                "the Democratic Republic of the Congo | democratic-republic-of-the-congo",
                "the Republic of the Congo | republic-of-the-congo",
                "Niger | niger",
                "Nigeria | nigeria",
                "the Dominican Republic | dominican-republic",
                "Dominica and a Dominican firm | dominica,dominican-republic",
                "American Samoa | ''",
                "Indiana and the Indian Ocean | ''",
                "South American, Latin American and Native American leaders | ''",
                "the American and the U.S. press | united-states",
                "all American adults and all Americans | united-states",
                "Moscow is silent. | ''",
                "Bharat Rao spoke. | ''",
                "Moscow and the Russian embassy | embassy,russia",
                "WHO said it? People who know. | who",
                "PEOPLE WHO JOIN US TODAY | ''",
                "South Sudan | south-sudan",
                "North Koreans and South Koreans | north-korea,south-korea",
                "North Koreans and a guest from Seoul | north-korea",
                "South Korea and the North Korean army: Korea is ready, the Korean people too | north-korea,south-korea",
                "North Korea and the Korean Peninsula | korean-peninsula,north-korea",
                "the state of Palestine | palestine",
                "Israel and East Jerusalem | israel,west-bank",
                "A firm in Washington, DC; 50 U.S.C. 1702 | ''",
                "The U.S. and the U.S.A., 50 U.S.C. 1702 | united-states",
                "NATO met; our Alliance is strong | nato",
                "Our Alliance of bakers; for our Alliance | ''",
                "the People's Republic of China | china",
                "the Polish president | poland,polish-president",
                "President of the Russian Federation | russia,russian-president",
                "the UN Security Council | un,un-security-council",
                "NATO Secretary-General | nato,nato-secretary-general",
            })
    void trapsAreStepped(String text, String expected) {
        assertThat(actors("en", text))
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bull Market: Man Walks Out With a Turkey and a China Shop | He paid. | ''",
                "Turkey and China Sign Trade Pact | They will trade. | china,trade-agreement,turkey",
                "Senator Welcomes a China Trade Bill | It is about trade with China. | china",
                "Green Chile Festival Opens | Taste green chile. | ''",
                "Chile Opens Embassy | Its doors are blue. | chile,embassy",
                "How to Polish Silver | Rub and polish it. | ''",
                "Polish Minister Resigns | He gave no reason. | poland",
                "Panama Signs Canal Treaty | It was time. | panama,treaty",
                "Guinea Fowl Escape | The guinea fowl fled. | ''",
                "Jordan and Turkey Sign Pact | It was time. | jordan,turkey",
            })
    void headlinesInTitleCaseAreRead(String title, String text, String expected) {
        assertThat(INDEX.tag(ReleaseFixture.release(title, text), 1).mentions().stream()
                        .map(Mention::actor)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(","));
    }

    @Test
    void aCapitalIsNoMentionWhereItIsAPlace() {
        String text =
                "Peru thanked Brasilia. Brazil met Peru in Brasilia; Embassy Brasilia is open. Will Brasilia pay?";
        assertThat(INDEX.tag(ReleaseFixture.release("Talks", text), 1).mentions())
                .filteredOn(mention -> mention.alias().equals("Brasilia"))
                .extracting(Mention::start)
                .containsExactly(text.indexOf("Brasilia."), text.indexOf("Brasilia pay"));
    }

    @Test
    void wordsOfARuleAreResolved() {
        assertThat(INDEX.actorsNamed("NATO")).containsExactly("nato");
        assertThat(INDEX.actorsNamed("russia")).containsExactly("russia");
        assertThat(INDEX.actorsNamed("liaison office")).containsExactly("liaison-office");
        assertThat(INDEX.actorsNamed("Liaison offices")).containsExactly("liaison-office");
        assertThat(INDEX.actorsNamed("no such thing")).isEmpty();
        assertThat(INDEX.nearest("Rusland", 3)).contains("Russland");
        assertThat(INDEX.nearest("liason office", 1)).containsExactly("liaison office");
    }

    @Test
    void theFoundingTextInOurOwnWordsIsTagged() {
        List<Mention> mentions = INDEX.tag(FoundingText.release(), 1).mentions();
        assertThat(mentions).extracting(Mention::actor).contains("nato", "russia", "liaison-office", "belgium");
        assertThat(mentions)
                .anySatisfy(mention -> {
                    assertThat(mention.alias()).isEqualTo("the Alliance");
                    assertThat(mention.strength()).isEqualTo(Strength.WEAK);
                    assertThat(mention.actor()).isEqualTo("nato");
                })
                .anySatisfy(mention -> {
                    assertThat(mention.alias()).isEqualTo("Military Liaison Mission");
                    assertThat(mention.actor()).isEqualTo("liaison-office");
                });
    }

    private static Set<String> actors(String language, String text) {
        return INDEX.tag(ReleaseFixture.release(language, "", new String[] {text}), 1).mentions().stream()
                .map(Mention::actor)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
