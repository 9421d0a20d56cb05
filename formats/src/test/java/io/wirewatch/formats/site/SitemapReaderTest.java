package io.wirewatch.formats.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.testing.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SitemapReaderTest {
    private static final URI ADDRESS = URI.create("https://www.example.org/sitemap.xml");

    @Test
    void pagesComeWithTheirDates() throws SitemapException {
        Sitemap sitemap = read(
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9' xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'>"
                        + "<url><loc> https://www.example.org/a?x=1&amp;y=2 </loc><lastmod>2024-03-01T10:00:00+01:00</lastmod><image:image><image:loc>https://www.example.org/i.jpg</image:loc></image:image></url>"
                        + "<url><loc>https://news.example.org/b</loc><news:news><news:publication><news:name>Site</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-02-29</news:publication_date><news:title>B</news:title></news:news></url>"
                        + "<url><loc>https://elsewhere.example/c</loc></url></urlset>");

        assertThat(sitemap.isIndex()).isFalse();
        assertThat(sitemap.entries())
                .containsExactly(
                        new Sitemap.Entry(
                                "https://www.example.org/a?x=1&y=2", Instant.parse("2024-03-01T09:00:00Z"), null, null),
                        new Sitemap.Entry(
                                "https://news.example.org/b",
                                null,
                                "2024-02-29",
                                Instant.parse("2024-02-29T00:00:00Z")));
        assertThat(sitemap.entries().getLast().date()).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
    }

    @Test
    void anIndexListsSitemapsAndGzipIsUnpacked() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("<sitemapindex><sitemap><loc>https://www.example.org/s1.xml.gz</loc></sitemap></sitemapindex>"
                    .getBytes(StandardCharsets.UTF_8));
        }

        Sitemap sitemap = SitemapReader.read(bytes.toByteArray(), "application/gzip", ADDRESS);

        assertThat(sitemap.isIndex()).isTrue();
        assertThat(sitemap.entries())
                .extracting(Sitemap.Entry::url)
                .containsExactly("https://www.example.org/s1.xml.gz");
    }

    @Test
    void aPlainTextListsAddresses() throws SitemapException {
        assertThat(
                        read("https://www.example.org/one\r\n\r\nhttps://elsewhere.example/two\nwords\nhttps://www.example.org/three#x")
                                .entries())
                .extracting(Sitemap.Entry::url)
                .containsExactly("https://www.example.org/one", "https://www.example.org/three");
    }

    @Test
    void nothingOutsideIsReadAndNothingExplodes() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.path("security/xxe-feeds"))) {
            for (Path file : files.sorted().toList()) {
                byte[] body = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .replaceAll("<(/?)(?:rss|feed)\\b[^>]*>", "<$1urlset>")
                        .replaceAll("<(/?)(?:item|entry)\\b[^>]*>", "<$1url>")
                        .replaceAll("<(/?)(?:title|description|link|id)\\b[^>]*>", "<$1loc>")
                        .getBytes(StandardCharsets.UTF_8);
                try {
                    assertThat(SitemapReader.read(body, "application/xml", ADDRESS)
                                    .entries()
                                    .toString())
                            .as(file.toString())
                            .doesNotContain("root:")
                            .hasSizeLessThan(100_000);
                } catch (SitemapException told) {
                    assertThat(told).hasMessageContaining("sitemap");
                }
            }
        }
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        assertThatThrownBy(() -> SitemapReader.read(bytes.toByteArray(), null, ADDRESS))
                .isInstanceOf(SitemapException.class)
                .hasMessageContaining("20 MB");
    }

    @Test
    void moreThanFiftyThousandAddressesAreRefused() {
        String many = "<url><loc>https://www.example.org/a</loc></url>".repeat(50_001);
        assertThatThrownBy(() -> read("<urlset>" + many + "</urlset>")).hasMessageContaining("50000");
        assertThatThrownBy(() -> read("<a>".repeat(30))).isInstanceOf(SitemapException.class);
    }

    @Test
    void whatIsNoSitemapIsSaidSo() {
        for (String other : List.of("", "hello", "<html><body>x</body></html>", "<urlset><url>", "{}")) {
            assertThatThrownBy(() -> read(other))
                    .as(other)
                    .isInstanceOf(SitemapException.class)
                    .hasMessageContaining("sitemap");
        }
    }

    private static Sitemap read(String text) throws SitemapException {
        return SitemapReader.read(text.getBytes(StandardCharsets.UTF_8), null, ADDRESS);
    }
}
