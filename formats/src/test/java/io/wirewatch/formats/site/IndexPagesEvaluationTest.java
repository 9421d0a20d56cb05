package io.wirewatch.formats.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/**
 * How many of the links to releases are found on made-up pages, each of another layout, and how many of those found are such: links that
 * bear {@code data-release} are. One half of the pages was looked at while the finding was made; the other was kept back until it was done.
 */
class IndexPagesEvaluationTest {
    private static final List<String> BUILT =
            List.of("table", "list", "cards", "wordpress", "government", "multilingual");
    private static final List<String> KEPT = List.of("table", "flat", "tiles", "blog", "portal", "undated");

    @Test
    void linksToReleasesAreFoundOnPagesOfManyLayouts() throws IOException {
        assertThat(f1("built", BUILT)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void theyAreFoundOnPagesThatWereKeptBack() throws IOException {
        assertThat(f1("kept", KEPT)).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void aReleaseWithOthersBesideItIsNoList() throws IOException {
        assertThat(read("built", "single").isIndex()).isFalse();
        assertThat(read("kept", "single").isIndex()).isFalse();
    }

    private static double f1(String half, List<String> names) throws IOException {
        int right = 0;
        int found = 0;
        int there = 0;
        List<String> errors = new ArrayList<>();
        for (String name : names) {
            IndexPage page = read(half, name);
            Set<String> expected = expected(half, name);
            Set<String> urls = page.links().stream().map(ReleaseLink::url).collect(Collectors.toSet());
            if (!page.isIndex()) {
                errors.add(name + " is taken for a release");
                urls = Set.of();
            }
            found += urls.size();
            there += expected.size();
            right += (int) urls.stream().filter(expected::contains).count();
            errors.addAll(differences(name, expected, urls));
        }
        double precision = found == 0 ? 0 : (double) right / found;
        double recall = (double) right / there;
        double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        System.out.printf(
                "links to releases, %s: %d pages, %d links, precision %.3f, recall %.3f, F1 %.3f%n",
                half, names.size(), there, precision, recall, f1);
        errors.forEach(error -> System.out.println("  " + error));
        return f1;
    }

    private static List<String> differences(String name, Set<String> expected, Set<String> urls) {
        List<String> differences = new ArrayList<>();
        expected.stream().filter(url -> !urls.contains(url)).forEach(url -> differences.add(name + " misses " + url));
        urls.stream().filter(url -> !expected.contains(url)).forEach(url -> differences.add(name + " takes " + url));
        return differences;
    }

    private static Set<String> expected(String half, String name) throws IOException {
        return Jsoup.parse(new String(bytes(half, name), java.nio.charset.StandardCharsets.UTF_8), address(name))
                .select("a[data-release]")
                .stream()
                .map(link -> WebLink.normalise(link.absUrl("href")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static IndexPage read(String half, String name) throws IOException {
        return IndexPage.read(bytes(half, name), "UTF-8", URI.create(address(name)), null);
    }

    private static String address(String name) {
        return switch (name) {
            case "wordpress" -> "https://nurses.example/news/";
            case "portal" -> "https://gob.example/es/prensa/notas";
            default -> "https://site.example/en/press/";
        };
    }

    private static byte[] bytes(String half, String name) throws IOException {
        try (InputStream page =
                IndexPagesEvaluationTest.class.getResourceAsStream("/index-pages/" + half + "/" + name + ".html")) {
            return page.readAllBytes();
        }
    }
}
