package io.wirewatch.formats.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What feeds get wrong and still mean one thing only. */
class FeedRepairTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caf&eacute;&nbsp;talks | café talks",
                "Smith & Sons | Smith & Sons",
                "Smith &Sons; now | Smith &Sons; now",
                "1 < 2 | 1 < 2",
                "it&#146;s | it’s",
                "a&#0;b&#x1F;c | abc",
                "AT&amp;amp;T | AT&T",
                "<![CDATA[R&D &amp; more]]> | R&D & more",
                "&#x1F680; up | 🚀 up",
                "&ThisNameIsMuchTooLongToBeTheNameOfAnythingThatHtmlKnowsOrEverWillKnow; | &ThisNameIsMuchTooLongToBeTheNameOfAnythingThatHtmlKnowsOrEverWillKnow;"
            })
    void referencesAndAmpersandsMeanWhatTheyMustMean(String given, String meant) throws FeedException {
        assertThat(title(given).replace('\u00a0', ' ')).isEqualTo(meant);
    }

    @Test
    void whiteSpaceAMarkAndWordsBeforeTheFirstTagAreDropped() throws FeedException {
        assertThat(read(utf8("\ufeff\n  notice\n<?xml version='1.0'?>" + feed("Ministers meet")))
                        .getFirst()
                        .title())
                .isEqualTo("Ministers meet");
    }

    @Test
    void whatFollowsTheRootIsDropped() throws FeedException {
        assertThat(read(utf8(feed("Ministers meet") + "\n<!-- cached --> <b>seen")))
                .hasSize(1);
    }

    @Test
    void controlCharactersVanish() throws FeedException {
        assertThat(title("Mini\u0000sters\u000b meet\uffff")).isEqualTo("Ministers meet");
    }

    @Test
    void prefixesThatNothingDeclaresAreDeclared() throws FeedException {
        FeedEntry entry = read(utf8("<rss version='2.0'><channel><item><title>x</title><dc:creator>Press office"
                        + "</dc:creator><content:encoded>&lt;p&gt;Whole&lt;/p&gt;</content:encoded>"
                        + "<shop:price shop:unit='a:b'>1</shop:price></item></channel></rss>"))
                .getFirst();

        assertThat(entry.author()).isEqualTo("Press office");
        assertThat(entry.html()).isEqualTo("<p>Whole</p>");
    }

    @Test
    void anElementThatOnlyXmlClosesDoesNotSwallowWhatFollows() throws FeedException {
        FeedEntry entry = read(utf8("<rss version='2.0'><channel><item><description><![CDATA[<p>Before "
                        + "<iframe src='https://video.example/'/> after</p>]]></description></item></channel></rss>"))
                .getFirst();

        assertThat(org.jsoup.Jsoup.parse(entry.html()).text()).isEqualTo("Before after");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, , ISO-8859-1",
        "UTF-8, text/xml; charset=ISO-8859-1, UTF-8",
        "windows-1252, , ISO-8859-1",
        "windows-1252, text/xml; charset=iso-8859-1, ",
        "windows-1252, , UTF-8",
        "windows-1251, , windows-1251",
        "windows-1251, text/xml; charset=windows-1251, UTF-8",
        "windows-1251, text/xml; charset=ISO-8859-1, windows-1251",
        "UTF-16LE, , UTF-16",
        "UTF-16BE, , UTF-8",
        "UTF-32LE, , ",
        "GB18030, , gb2312",
        "Shift_JIS, , shift_jis",
        "ISO-2022-JP, , ISO-2022-JP",
        "EUC-KR, text/xml; charset=euc-kr, "
    })
    void theBytesDecideTheCharsetWhereTheyCan(String real, String http, String declared) throws FeedException {
        String text = switch (real) {
            case "windows-1251" -> "Россия и НАТО";
            case "GB18030" -> "俄罗斯与北约";
            case "Shift_JIS", "ISO-2022-JP" -> "ロシアとNATO";
            case "EUC-KR" -> "러시아와 나토";
            default -> "Cooperación “España”";
        };
        String declaration = declared == null ? "" : "<?xml version='1.0' encoding='" + declared + "'?>";

        byte[] body = (declaration + feed(text)).getBytes(Charset.forName(real));

        assertThat(new FeedReader(FeedLimits.DEFAULT)
                        .read(body, http, FeedSuite.ADDRESS)
                        .getFirst()
                        .title())
                .isEqualTo(text);
    }

    @Test
    void windowsBytesPastedIntoUtf8AreReadAsWhatTheyAre() throws FeedException {
        byte[] body = utf8(feed("España y Québec: «declaración» X"));
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == 'X' ? (byte) 0x92 : body[i];
        }

        assertThat(read(body).getFirst().title()).isEqualTo("España y Québec: «declaración» ’");
    }

    @Test
    void theLastCharacterOfTheLastTagMayBeMissing() throws FeedException {
        String feed = feed("Ministers meet");

        assertThat(read(utf8(feed.substring(0, feed.length() - 1)))).hasSize(1);
    }

    private static String title(String title) throws FeedException {
        return read(utf8(feed(title))).getFirst().title();
    }

    private static String feed(String title) {
        return "<rss version='2.0'><channel><item><title>" + title + "</title></item></channel></rss>";
    }

    private static List<FeedEntry> read(byte[] body) throws FeedException {
        return new FeedReader(FeedLimits.DEFAULT).read(body, null, URI.create("https://news.example/feed"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
