package io.wirewatch.bench.rivals;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pages with the day on which they were published, as people tell it: a checkout of htmldate. */
final class DatedPages {
    private static final List<String> LABELS = List.of("eval_mediacloud_2020.json", "eval_default.json");
    private static final List<String> FOLDERS = List.of("test_set", "cache", "eval");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // a day that nobody could tell is no number there
            .build();

    /**
     * A page.
     *
     * @param url where it was found
     * @param file what was answered
     * @param day when it was published; empty where nobody could tell
     */
    record Labelled(String url, Path file, Optional<LocalDate> day) {
        byte[] html() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether rules may be made looking at it: half of the pages, by what their addresses hash to. */
        boolean mayBeLookedAt() {
            byte[] hash = sha1(url);
            return (hash[hash.length - 1] & 1) == 0;
        }
    }

    private DatedPages() {}

    /**
     * The pages of a checkout, by their addresses.
     *
     * @throws IOException where there is no such checkout, or one that lacks a page
     */
    static List<Labelled> read(Path checkout) throws IOException {
        Path tests = checkout.resolve("tests");
        Map<String, JsonNode> labels = new TreeMap<>();
        for (String file : LABELS) {
            for (Map.Entry<String, JsonNode> page :
                    JSON.readTree(tests.resolve(file).toFile()).properties()) {
                labels.put(page.getKey(), page.getValue()); // where both have a page, the later says more
            }
        }
        List<Labelled> pages = new ArrayList<>();
        for (Map.Entry<String, JsonNode> label : labels.entrySet()) {
            JsonNode date = label.getValue().path("date");
            pages.add(new Labelled(
                    label.getKey(),
                    file(tests, label.getValue().path("file").asText()),
                    isDay(date) ? Optional.of(LocalDate.parse(date.asText())) : Optional.empty()));
        }
        return pages;
    }

    private static boolean isDay(JsonNode date) {
        return date.isTextual() && !date.asText().equals("nan");
    }

    private static Path file(Path tests, String name) throws IOException {
        return FOLDERS.stream()
                .map(folder -> tests.resolve(folder).resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() ->
                        new NoSuchFileException(tests.resolve("*").resolve(name).toString()));
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
