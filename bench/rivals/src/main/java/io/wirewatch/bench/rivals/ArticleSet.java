package io.wirewatch.bench.rivals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** News pages with their main text as people cut it out: a checkout of Zyte's article-extraction-benchmark. */
final class ArticleSet {
    /**
     * A page.
     *
     * @param id its name in the set
     * @param url where it was found
     * @param html as it was answered
     * @param text its main text
     */
    record Labelled(String id, String url, byte[] html, String text) {}

    private ArticleSet() {}

    /**
     * The pages of a checkout, by their names.
     *
     * @throws IOException where there is no such checkout
     */
    static List<Labelled> read(Path checkout) throws IOException {
        JsonNode truth = new ObjectMapper()
                .readTree(checkout.resolve("ground-truth.json").toFile());
        List<Labelled> pages = new ArrayList<>();
        for (Map.Entry<String, JsonNode> page : truth.properties()) {
            Path file = checkout.resolve("html").resolve(page.getKey() + ".html.gz");
            try (InputStream html = new GZIPInputStream(Files.newInputStream(file))) {
                pages.add(new Labelled(
                        page.getKey(),
                        page.getValue().path("url").asText(),
                        html.readAllBytes(),
                        page.getValue().path("articleBody").asText()));
            }
        }
        pages.sort(Comparator.comparing(Labelled::id));
        return pages;
    }
}
