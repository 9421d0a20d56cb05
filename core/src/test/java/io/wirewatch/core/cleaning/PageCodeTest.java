package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCodeTest {
    @Test
    void scriptsAndStylesAreEmpty() {
        String page =
                "<head><style media=\"a>b\">p { color: red }</style><SCRIPT src='x.js'>go()</Script ></head><p>Text</p>";

        assertThat(PageCode.without(page))
                .isEqualTo("<head><style media=\"a>b\"></style><SCRIPT src='x.js'></Script ></head><p>Text</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=\"application/ld+json\">{\"headline\": \"A\"}</script>",
                "<script>var page = {\"publishedAt\": \"2004-04-15\"}</script>",
                "<script>document.write('<script src=x>')</script> Text",
                "<script><!-- go() --></script> Text",
                "<!-- <script> --> Text <script>",
                "<textarea><script></textarea> Text",
                "<title>How <script> works</title> Text",
                "<p title=\"<!-- \">Text<script>go()</script>",
                "<script>go() Text",
                "<script",
                "<scripted>go()</scripted>",
                "a < b"
            })
    void whatMayBeMeantStays(String page) {
        assertThat(PageCode.without(page)).isEqualTo(page);
    }

    @Property(tries = 5_000)
    void theParserReadsTheSame(@ForAll("pages") String page) {
        Document whole = Jsoup.parse(page);
        Document cut = Jsoup.parse(PageCode.without(page));

        assertThat(cut.body().text()).isEqualTo(whole.body().text());
        assertThat(cut.title()).isEqualTo(whole.title());
        assertThat(cut.getAllElements().stream().map(Element::normalName))
                .isEqualTo(
                        whole.getAllElements().stream().map(Element::normalName).toList());
    }

    @Provide
    Arbitrary<String> pages() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<script>",
                "<script type='text/javascript' src=\"a>b\">",
                "</script>",
                "</SCRIPT >",
                "<STYLE>",
                "</style>",
                "<!--",
                "-->",
                "<!-->",
                "<p>",
                "</p>",
                "<div class=\"x > y\">",
                "<title>",
                "</title>",
                "<textarea>",
                "</textarea>",
                "<noscript>",
                "</noscript>",
                "<iframe>",
                "</iframe>",
                "<b>",
                "NATO ",
                "go('</b>'); ",
                "if (a < b) { } ",
                "publishedAt ",
                "&lt;script&gt;",
                "\n");
        return pieces.list().ofMaxSize(14).map(list -> String.join("", list));
    }

    @Test
    void hostilePagesCostNoMoreThanTheirLength() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String piece :
                    new String[] {"<script>", "<style></style>", "<!--", "</", "<script>'", "<title>", "<script></"}) {
                PageCode.without(piece.repeat(5_000_000 / piece.length()));
            }
        });
    }
}
