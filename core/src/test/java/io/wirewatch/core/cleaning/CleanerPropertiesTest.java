package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.Sentence;
import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What readers of clean releases may rely on, whatever was sent. */
class CleanerPropertiesTest {
    @Property(tries = 400)
    void textIsParagraphsAndTheLayoutCutsIt(@ForAll("pages") String body, @ForAll boolean html) {
        CleanedPage page;
        try {
            page = new Cleaner().clean(html ? Raw.html(body) : Raw.text(body));
        } catch (RefusedReleaseException e) {
            assertThat(e.reason()).isIn("empty", "no-text", "binary", "undecodable");
            return;
        }
        page.releases().forEach(CleanerPropertiesTest::check);
        assertThat(page.carrier().head().parts()).hasSize(page.parts().size());
        assertThat(new Cleaner().clean(html ? Raw.html(body) : Raw.text(body))).isEqualTo(page);
    }

    private static void check(CleanRelease release) {
        String text = release.text().text();
        List<String> paragraphs = release.text().paragraphs().stream()
                .map(p -> text.substring(p.start(), p.end()))
                .toList();
        assertThat(String.join("\n\n", paragraphs)).isEqualTo(text);
        assertThat(paragraphs)
                .allSatisfy(p -> assertThat(p)
                        .isNotEmpty()
                        .doesNotContainPattern("[\\n\\r\\t\\u2028\\u2029]")
                        .isEqualTo(p.strip()));
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
        assertThat(text.toLowerCase(java.util.Locale.ROOT)).doesNotContain("(begin text)", "(end text)");
        assertThat(release.head().title()).doesNotContain("\n");
        for (Paragraph paragraph : release.text().paragraphs()) {
            int at = paragraph.start();
            for (Sentence sentence : paragraph.sentences()) {
                assertThat(text.substring(at, sentence.start())).isBlank();
                at = sentence.end();
            }
            assertThat(at).isEqualTo(paragraph.end());
        }
    }

    @Provide
    Arbitrary<String> pages() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\n",
                "\n\n",
                "\r\n",
                " ",
                "\t",
                "\u2028",
                "\u00A0",
                "\u200B",
                "e\u0301",
                "(begin text)",
                "(end text)",
                "<p>",
                "</p>",
                "<br>",
                "<div class=share>",
                "</div>",
                "<pre>",
                "<h1>",
                "15 April 2004",
                "Mr. ",
                "U.S. ",
                "The council of Vestby met. ",
                "A Pier for Vestby",
                "WASHINGTON, April 15 (AP) - ",
                "Join the mailing list",
                "###",
                "\uD83D\uDE00",
                "\uD83D",
                "\"",
                "...",
                "1. ",
                "- ",
                "&#10;",
                "&nbsp;");
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(9, pieces),
                        net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(8)))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }
}
