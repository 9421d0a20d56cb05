package io.wirewatch.formats.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What reading a sitemap or a list of releases keeps whatever its bytes are: it gives addresses of the site or a reason, soon. {@code
 * JAZZER_FUZZ=1 mvn -pl formats -am test -Dtest=SiteFuzzTest#aSitemap -Djazzer.hooks=true} looks for more.
 */
class SiteFuzzTest {
    private static final URI ADDRESS = URI.create("https://news.example/press/");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @FuzzTest
    void aSitemap(byte[] input) {
        sitemap(input);
    }

    @FuzzTest
    void aListOfReleases(byte[] input) {
        list(input);
    }

    /** That the checks are of something. */
    @Test
    void thereIsSomethingToCheck() {
        assertThat(sitemap("<urlset><url><loc>https://news.example/a</loc></url></urlset>"
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(1);
        String item = "<li>1 March 2024 <a href='/2024/a-%d-b-c'>Something was said today</a></li>";
        assertThat(list((item.formatted(1) + item.formatted(2) + item.formatted(3)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(3);
    }

    @Test
    void manyAttacksOnTheFindingOfLinksAreOver() {
        for (String html : new String[] {
            "<div>".repeat(50_000) + "<a href='/2024/a-b-c-d'>x</a>",
            "<a href='/2024/a-b-c-d'>one and the same again</a>".repeat(20_000),
            ("<p>" + "word ".repeat(100_000) + "</p><a href='/a-b-c-d'>x</a>").repeat(3),
            "<div class='" + "nav-".repeat(100_000) + "'><a href='/a" + "/a".repeat(1_000) + "'>x</a></div>",
            "<li><a href='/2024/" + "1-".repeat(900) + "'>" + "<span>".repeat(500) + "</a></li>"
        }) {
            list(html.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static int sitemap(byte[] input) {
        long begun = System.nanoTime();
        int found = 0;
        try {
            Sitemap sitemap = SitemapReader.read(input, null, ADDRESS);
            sitemap.entries().forEach(entry -> check(entry.url()));
            found = sitemap.entries().size();
        } catch (SitemapException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        return found;
    }

    private static int list(byte[] input) {
        long begun = System.nanoTime();
        IndexPage page = IndexPage.read(input, null, ADDRESS, null);
        page.links().forEach(link -> check(link.url()));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        return page.links().size();
    }

    private static void check(String url) {
        URI uri = URI.create(url);
        assertThat(uri.getScheme()).isIn("http", "https");
        assertThat(WebLink.isSameSite(ADDRESS, uri)).isTrue();
        assertThat(WebLink.normalise(url)).isEqualTo(url);
    }
}
