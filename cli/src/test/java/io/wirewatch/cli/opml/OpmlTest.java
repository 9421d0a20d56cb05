package io.wirewatch.cli.opml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpmlTest {
    @Test
    void readsTheFeedsOfAllFoldersOnceInTheirOrder() throws OpmlException {
        List<OpmlFeed> feeds = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- exported -->
                <opml version="2.0"><head><title>Mine</title></head><body>
                  <outline text="Ports"><outline text="North">
                    <outline type="rss" text="Harbour &amp; pier" title="Harbour" xmlUrl=" https://harbour.example/feed " htmlUrl="https://harbour.example/"/>
                  </outline></outline>
                  <outline text="Ferry
                    line" xmlurl="https://ferry.example/atom"/>
                  <outline text="Again" xmlUrl="https://harbour.example/feed"/>
                  <outline text="A page" type="link" url="https://page.example/"/>
                  <outline xmlUrl="https://nameless.example/rss"/>
                </body></opml>""");

        assertThat(feeds)
                .containsExactly(
                        new OpmlFeed("Harbour", "https://harbour.example/feed"),
                        new OpmlFeed("Ferry line", "https://ferry.example/atom"),
                        new OpmlFeed("https://nameless.example/rss", "https://nameless.example/rss"));
    }

    @ParameterizedTest
    @CsvSource({
        "feed://harbour.example/rss, http://harbour.example/rss",
        "feed:https://harbour.example/rss, https://harbour.example/rss",
        "FEED:http://harbour.example/rss, http://harbour.example/rss"
    })
    void readsAddressesThatWereWrittenForFeedReaders(String given, String expected) throws OpmlException {
        assertThat(read("<opml><body><outline xmlUrl='" + given + "'/></body></opml>")
                        .getFirst()
                        .url())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "harbour",
                "<opml><body><outline text='half",
                "<opml><body><outline></body></opml>",
                "<rss version='2.0'><channel/></rss>",
                "<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body><outline text='&a;' xmlUrl='http://a.example/'/></body></opml>",
                "<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml><head>&a;</head></opml>",
                "{}"
            })
    void saysThatOtherFilesAreNoList(String file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(OpmlException.class).hasMessageMatching("it(s| is| has) .*");
    }

    @Test
    void takesNoMoreThanAListHas() {
        assertThatThrownBy(() -> read("<opml>" + "<outline>".repeat(200)))
                .isInstanceOf(OpmlException.class)
                .hasMessageContaining("100 folders");
        StringBuilder many = new StringBuilder("<opml>");
        for (int i = 0; i <= 100_000; i++) {
            many.append("<outline xmlUrl='http://a.example/").append(i).append("'/>");
        }
        assertThatThrownBy(() -> read(many.append("</opml>").toString()))
                .isInstanceOf(OpmlException.class)
                .hasMessageContaining("100000 feeds");
    }

    @Test
    void readsALongListOfAddressesWithSigns() throws OpmlException {
        StringBuilder many = new StringBuilder("<opml>");
        for (int i = 0; i < 60_000; i++) {
            many.append("<outline text='a &amp; b &lt;c&gt;' xmlUrl='http://a.example/?a=")
                    .append(i)
                    .append("&amp;b=1&amp;c=2'/>");
        }

        assertThat(read(many.append("</opml>").toString())).hasSize(60_000);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        List<OpmlFeed> feeds = List.of(
                new OpmlFeed("Harbour \"&\" <pier>", "https://harbour.example/feed?a=1&b=2"),
                new OpmlFeed("Порт", "https://port.example/"));
        StringWriter out = new StringWriter();

        Opml.write(feeds, out);

        assertThat(read(out.toString())).isEqualTo(feeds);
        assertThat(out.toString())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .contains("version=\"2.0\"");
    }

    @Test
    void leavesOutWhatXmlCannotWrite() throws Exception {
        StringWriter out = new StringWriter();

        Opml.write(List.of(new OpmlFeed("a\u0000b\uFFFEc", "https://a.example/")), out);

        assertThat(read(out.toString()).getFirst().title()).isEqualTo("abc");
    }

    private static List<OpmlFeed> read(String file) throws OpmlException {
        return Opml.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
