package io.wirewatch.core.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.RawRelease;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final Instant ARRIVAL = Instant.parse("2026-11-24T10:00:00Z");

    private static final String FERRY = """
            The regional councils of Nordhavn and Vestby agreed on Tuesday to run the ferry across the Sound together from next
            spring. The two boats that lie idle in Nordhavn since the company went bankrupt will be repaired at the Vestby yard,
            which keeps sixty jobs in the town.

            "People on both shores have waited for this for three winters," said Councillor Ida Brekke of Nordhavn. "Children will
            again be at school in twenty minutes instead of two hours."

            "We share the cost as we share the water," said Councillor Tomas Hjelm of Vestby. The councils put 4.6 million crowns
            into the repairs and expect 210,000 passengers in the first year. Tickets go on sale on 1 March.
            """;

    private final TextsInMemory memory = new TextsInMemory();
    private Stories stories = new Stories(memory, Duration.ofDays(7), 1000);

    private String decide(CleanRelease release) {
        return stories.decide(List.of(release), ARRIVAL).getFirst();
    }

    private static CleanRelease release(String id, String source, String date, String title, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new Cleaner()
                .clean(new RawRelease(
                        id, source, "text/plain", null, body, title, null, date, null, false, false, ARRIVAL))
                .carrier();
    }

    private static String grant(String town, String amount) {
        return "The minister of the interior today handed the fire brigade of " + town + " a cheque of " + amount
                + " crowns. The money comes from the fund for rural fire brigades, which the ministry set up after the dry"
                + " summer.\n\n\"The brigade of " + town
                + " is there for its neighbours at any hour, and this country is"
                + " grateful,\" the minister said. \"With the new equipment it will be there faster.\"\n\nThe fund pays for"
                + " vehicles, protective clothing and training. Brigades apply until the end of the year; a board of five"
                + " decides who gets how much. In the first round a third of all applications could be met.";
    }

    @Test
    void aJointReleaseOfTwoOfficesIsOneStory() {
        String first = decide(release("rel_a", "nordhavn", "2026-11-24", "Nordhavn gets its ferry back", FERRY));
        String edited = "Councillor Tomas Hjelm has good news for Vestby.\n\n"
                + FERRY.replace("People on both shores", "Everybody on both shores")
                        .replace("The two boats that lie idle in Nordhavn", "Two boats that lie idle")
                + "\nThe yard of Vestby will look for eight more welders.";

        assertThat(decide(release("rel_b", "vestby", "2026-11-25", "Yard of Vestby repairs ferries", edited)))
                .isEqualTo(first);
    }

    @Test
    void aCopyOfAWireWithoutPunctuationAndItsLastParagraphIsOneStory() {
        String first = decide(release("rel_a", "nordhavn", "2026-11-24", "Nordhavn gets its ferry back", FERRY));
        String cut = FERRY.substring(0, FERRY.indexOf("\n\n\"We share")).replaceAll("[\"',.]", "");

        assertThat(decide(release("rel_b", "wire", "2026-11-24", "FERRY RETURNS", cut)))
                .isEqualTo(first);
    }

    @Test
    void aFormFilledInForTwoTownsIsTwoStories() {
        String first =
                decide(release("rel_a", "interior", "2026-11-24", "Cheque for Vestby", grant("Vestby", "85,000")));

        assertThat(decide(release(
                        "rel_b", "interior", "2026-11-24", "Cheque for Lillefjord", grant("Lillefjord", "652,000"))))
                .as("same source, same day")
                .isNotEqualTo(first);
        assertThat(decide(release("rel_c", "push", "2026-11-24", "Cheque for Sandnes", grant("Sandnes", "91,400"))))
                .as("nobody knows the source")
                .isNotEqualTo(first);
        assertThat(decide(release("rel_d", "county", null, "Cheque for Hamar", grant("Hamar", "12,300"))))
                .as("nobody knows the day")
                .isNotEqualTo(first);
        assertThat(decide(release(
                        "rel_e", "vestby", "2026-11-25", "Our brigade gets a cheque", grant("Vestby", "85,000"))))
                .as("and a copy is still one")
                .isEqualTo(first);
    }

    @Test
    void aNoticeOfEveryYearIsNewEachTime() {
        String one = decide(release("rel_a", "council", "2025-11-11", "Remembrance day", FERRY));

        assertThat(decide(release("rel_b", "council", "2026-11-11", "Remembrance day", FERRY)))
                .isEqualTo(Ids.story("rel_b"));
        assertThat(decide(release("rel_c", "paper", "2025-11-12", "Remembrance day", FERRY)))
                .as("equal texts go with the closest in time")
                .isEqualTo(one);
    }

    @Test
    void whatCameLongAgoIsForgottenAndTheMemoryWithIt() {
        decide(release("rel_a", "nordhavn", null, "Ferry", FERRY));
        CleanRelease copy = release("rel_b", "vestby", null, "Ferry", FERRY);

        assertThat(stories.decide(List.of(copy), ARRIVAL.plus(Duration.ofDays(8))))
                .containsExactly(Ids.story("rel_b"));
        assertThat(memory.size()).isEqualTo(1);
        assertThat(stories.size()).isEqualTo(1);
    }

    @Test
    void theOldestIsForgottenWhereThereAreTooMany() {
        stories = new Stories(memory, Duration.ofDays(7), 2);
        decide(release("rel_a", "nordhavn", "2026-11-24", "Ferry", FERRY));
        decide(release("rel_b", "interior", "2026-11-24", "Cheque", grant("Vestby", "85,000")));
        decide(release("rel_c", "interior", "2026-11-24", "Cheque", grant("Hamar", "12,300")));

        assertThat(decide(release("rel_d", "vestby", "2026-11-24", "Ferry", FERRY)))
                .isEqualTo(Ids.story("rel_d"));
        assertThat(memory.size()).isEqualTo(stories.size()).isEqualTo(3);
    }

    @Test
    void decidesTheSameAfterARestart() {
        String first = decide(release("rel_a", "nordhavn", "2026-11-24", "Nordhavn gets its ferry back", FERRY));
        stories = new Stories(memory, Duration.ofDays(7), 1000);

        String cut = FERRY.substring(0, FERRY.indexOf("\n\n\"We share"));
        assertThat(decide(release("rel_b", "wire", "2026-11-24", "Ferry returns", cut)))
                .isEqualTo(first);
    }

    @Test
    void decidesTheSameWhereACrashKeptTheTextAndNotTheRelease() {
        String first = decide(release("rel_a", "nordhavn", "2026-11-24", "Ferry", FERRY));
        memory.forgetRelease("rel_a");

        assertThat(decide(release("rel_a", "nordhavn", "2026-11-24", "Ferry", FERRY)))
                .isEqualTo(first);
        assertThat(stories.size()).isEqualTo(1);
    }

    @Test
    void anEditKeepsTheStoryAndIsFoundByItsCopies() {
        String story = decide(release("rel_a", "interior", "2026-11-24", "Cheque", grant("Vestby", "85,000")));
        assertThat(decide(release("rel_a", "interior", "2026-11-24", "Ferry", FERRY)))
                .isEqualTo(story);

        assertThat(decide(release("rel_b", "wire", "2026-11-24", "Ferry returns", FERRY + "\nMore follows.")))
                .isEqualTo(story);
    }

    @Test
    void theReleasesOfADigestAreStoriesOfTheirOwn() {
        String ferry = decide(release("rel_a", "nordhavn", "2026-11-24", "Ferry", FERRY));
        CleanRelease carrier = release("rel_d", "wire", "2026-11-24", "Releases of the day", "Three releases follow.");
        CleanRelease digest = new CleanRelease(
                carrier.head(), carrier.text(), null, carrier.dateSource(), List.of(), carrier.fingerprint(), true);
        CleanRelease known = release("rel_e", "wire", "2026-11-24", "Ferry returns", FERRY);
        CleanRelease other = release("rel_f", "wire", "2026-11-24", "Cheque", grant("Vestby", "85,000"));

        assertThat(stories.decide(List.of(digest, known, other), ARRIVAL))
                .containsExactly(Ids.story("rel_d"), ferry, Ids.story("rel_f"));
        assertThat(stories.decide(List.of(carrier, known, other), ARRIVAL))
                .as("what they have is kept, whatever the page becomes")
                .containsExactly(Ids.story("rel_d"), ferry, Ids.story("rel_f"));
    }

    @Test
    void aFileOfNothingButReleasesIsNoNewsBesideItsFirst() {
        CleanRelease first = release("rel_e", "wire", "2026-11-24", "Ferry returns", FERRY);
        CleanRelease second = release("rel_f", "wire", "2026-11-24", "Cheque", grant("Vestby", "85,000"));
        CleanRelease named = release("rel_d", "wire", "2026-11-24", "Ferry returns", "");
        CleanRelease carrier = new CleanRelease(
                named.head(), named.text(), null, named.dateSource(), List.of(), named.fingerprint(), true);

        assertThat(stories.decide(List.of(carrier, first, second), ARRIVAL))
                .containsExactly(Ids.story("rel_d"), Ids.story("rel_d"), Ids.story("rel_f"));
    }

    @Test
    void shortTextsAreOneStoryOnlyWhereTheyAreEqual() {
        String text =
                "Minister Hansen of Norway meets Minister Virtanen of Finland in Oslo on Monday to talk about the ferry"
                        + " across the Sound and the railway. Photo opportunity at ten.";
        String first = decide(release("rel_a", "oslo", "2026-11-24", "Advisory", text));

        assertThat(decide(release("rel_b", "helsinki", "2026-11-24", "Advisory", text.replace("Monday", "Friday"))))
                .isEqualTo(Ids.story("rel_b"));
        assertThat(decide(release("rel_c", "wire", "2026-11-24", "Advisory", text)))
                .isEqualTo(first);
    }

    @Test
    void copiesInScriptsWithoutBlanksAreFound() {
        String text = "北大西洋公约组织与俄罗斯周四在布鲁塞尔商定，双方将互设军事联络处。联络处将设在蒙斯和诺福克，"
                + "预计今年秋天开始工作。秘书长表示，这是双方军事合作的重要一步，有助于避免误解。俄罗斯国防部长说，"
                + "联络官将参加联合演习的筹备工作。双方还讨论了阿富汗局势和反恐合作。";
        String first = decide(release("rel_a", "one", "2026-11-24", "联络处", text));

        assertThat(decide(release("rel_b", "two", "2026-11-24", "军事联络处", text + "更多消息将陆续公布。")))
                .isEqualTo(first);
    }

    @Test
    void refusesAHorizonAndAMemoryOfNothing() {
        assertThatThrownBy(() -> new Stories(memory, Duration.ZERO, 1)).hasMessageContaining("horizon");
        assertThatThrownBy(() -> new Stories(memory, Duration.ofDays(1), 0)).hasMessageContaining("at least one");
    }

    @Test
    void aPageThatIsReadAgainKeepsItsStoryAndItsNewPartsJoinIt() {
        String first = decide(release("rel_a", "nordhavn", "2026-11-24", "Nordhavn gets its ferry back", FERRY));
        List<CleanRelease> page = List.of(
                release("rel_a", "nordhavn", "2026-11-24", "Nordhavn gets its ferry back", grant("Vestby", "40,000")),
                release("rel_part", "nordhavn", "2026-11-24", "Grants", grant("Vestby", "40,000")));

        assertThat(stories.decideAgain(page, ARRIVAL.plus(Duration.ofDays(900))))
                .containsExactly(first, first);
    }

    @Test
    void whatCameLongAgoIsNoCopyOfWhatCameLatelyAndNothingIsOneOfIt() {
        String first = decide(release("rel_a", "nordhavn", "2026-11-24", "Nordhavn gets its ferry back", FERRY));
        Instant later = ARRIVAL.plus(Duration.ofDays(8));

        String again = stories.decideAgain(
                        List.of(release("rel_b", "vestby", "2026-11-24", "Nordhavn gets its ferry back", FERRY)), later)
                .getFirst();
        int known = stories.size();

        assertThat(again).isNotEqualTo(first);
        stories.decideAgain(List.of(release("rel_c", "vestby", "2026-11-24", "Grants", grant("Moss", "1"))), later);
        assertThat(stories.size()).isEqualTo(known);
    }

    @Test
    void whatCameLatelyIsComparedWhereItIsReadAgain() {
        String first = decide(release("rel_a", "nordhavn", "2026-11-24", "Nordhavn gets its ferry back", FERRY));

        assertThat(stories.decideAgain(
                        List.of(release("rel_b", "vestby", "2026-11-24", "Nordhavn gets its ferry back", FERRY)),
                        ARRIVAL.plus(Duration.ofDays(6))))
                .containsExactly(first);
    }
}
