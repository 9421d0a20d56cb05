package io.wirewatch.runtime.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.Embargo;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.TextParagraph;
import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

class TextFilterTest {
    private static final ActorIndex ACTORS = ActorIndex.of(List.of(
            actor("office", "liaison office", "Verbindungsbüro"),
            actor("cafe", "Café Central"),
            actor("russia", "Russia", "Россия"),
            actor("straße", "Straße"),
            actor("un", "UN", "United Nations")));

    private static Actor actor(String id, String... aliases) {
        return new Actor(
                id,
                id,
                "organisation",
                List.of(aliases).stream().map(ActorAlias::name).toList());
    }

    /** Whatever a text is made of: where the rule holds, the filter lets it through. */
    @Property(tries = 3000)
    void nothingThatHoldsIsKeptBack(
            @ForAll("rules") String text, @ForAll("texts") String title, @ForAll("texts") String body)
            throws Exception {
        Rule rule = Rules.expressionOf(text).rule();
        CleanRelease release = release(title, body);
        boolean holds = RuleEvaluator.matches(rule, ReleaseView.of(ACTORS.tag(CleanReleaseMapper.toCore(release), 1)));

        assertThat(!holds || mayHold(rule, release)).isTrue();
    }

    @Provide
    Arbitrary<String> rules() {
        return Arbitraries.of(
                "actor:office",
                "actor:cafe",
                "actor:russia AND actor:office",
                "actor:un OR actor:cafe",
                "actor:straße",
                "actor:office AND NOT actor:russia",
                "2 OF (actor:office, actor:russia, actor:cafe)");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "liaison office",
                        "LIAISON",
                        "Offices",
                        "office",
                        "of\u00ADfice",
                        "o\uFB03ce",
                        "of\u200Bfice",
                        "\uFF4F\uFF46\uFF46\uFF49\uFF43\uFF45",
                        "liaison",
                        "lia\u0301ison",
                        "l\u00EDaison",
                        " ",
                        " ",
                        " ",
                        "\u00A0",
                        "-",
                        "\u2011",
                        "\u2019s",
                        "'",
                        ".",
                        "\n\n",
                        "Caf\u00E9",
                        "Cafe",
                        "CAFE\u0301",
                        "Central",
                        "central",
                        "Russia",
                        "Russi\u00E0",
                        "\u0420\u043E\u0441\u0441\u0438\u0438",
                        "Stra\u00DFe",
                        "Strasse",
                        "STRASSE",
                        "UN",
                        "U.N.",
                        "U. N.",
                        "United",
                        "Nations",
                        "\u212A",
                        "\uD83D\uDE00",
                        "\u201C",
                        "\u2014",
                        "Verbindungsbu\u0308ro")
                .list()
                .ofMaxSize(8)
                .map(list -> String.join("", list));
    }

    @Test
    void aPlainTextWithoutTheWordsIsKeptBack() throws Exception {
        Rule rule = Rules.expressionOf("actor:russia AND actor:office").rule();

        assertThat(mayHold(rule, release("Russia \u2013 talks", "A liaison\u00A0office \u201Copened\u201D.")))
                .isTrue();
        assertThat(mayHold(rule, release("Russia \u2013 talks", "A pier \u201Copened\u201D \u00A9.")))
                .isFalse();
        assertThat(mayHold(rule, release("Talks", "A liaison office opened."))).isFalse();
        // What is not plain is looked at.
        assertThat(mayHold(rule, release("Talks", "A liaison office opened in Zürich.")))
                .isTrue();
    }

    @Test
    void shortWordsAndRulesWithoutNeedsTellNothing() throws Exception {
        assertThat(new TextFilter(past(Rules.expressionOf("actor:un").rule())).isOfUse())
                .as("U.N. is told by letters alone")
                .isFalse();
        assertThat(new TextFilter(past(Rules.expressionOf("kind:person").rule())).isOfUse())
                .isFalse();
        assertThat(new TextFilter(past(Rules.expressionOf("actor:office").rule())).isOfUse())
                .isTrue();
    }

    private static PastRule past(Rule rule) {
        return new PastRule(rule, ACTORS, null, 1);
    }

    private static boolean mayHold(Rule rule, CleanRelease release) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<>(CleanRelease.class).write(release, encoder);
        encoder.flush();
        byte[] bytes = out.toByteArray();
        return new TextFilter(past(rule)).mayHold(DecoderFactory.get().binaryDecoder(bytes, null), bytes, 0);
    }

    private static CleanRelease release(String title, String text) {
        return CleanRelease.newBuilder()
                .setHead(ReleaseHead.newBuilder()
                        .setId("rel_1")
                        .setStory("sty_1")
                        .setTitle(title)
                        .setUrl("https://example.org/1")
                        .setLanguage("en")
                        .setParts(List.of("rel_2"))
                        .setNotice("update")
                        .setEmbargo(Embargo.newBuilder().setText("until noon").build())
                        .build())
                .setText(text)
                .setParagraphs(List.of(TextParagraph.newBuilder()
                        .setStart(0)
                        .setEnd(text.length())
                        .setZone("body")
                        .build()))
                .build();
    }
}
