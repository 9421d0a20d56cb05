package io.wirewatch.core.quality;

import io.wirewatch.core.cleaning.Corpus;
import io.wirewatch.core.release.RawRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The White House's briefings of 2021: Markdown below a head of a few lines, one file a release. */
public final class Briefings {
    private static final Instant RECEIVED = Instant.parse("2026-11-24T10:00:00Z");
    private static final Pattern FENCE = Pattern.compile("(?m)^---$");
    private static final Pattern TITLE = Pattern.compile("(?sm)^title: *(.*?)(?=^\\S|\\z)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    /** A blank line, an indented first line, or the begin of an item of a list. */
    private static final Pattern PARAGRAPH_END =
            Pattern.compile("\n[\\s\u00A0]*\n|\n(?=\u00A0[ \u00A0]{2})|\n(?=\\s*(?:[-*]\\s{2,}|\\d{1,2}\\.\\s+)\\S)");

    private Briefings() {}

    static List<Document> all(String folder) {
        Path root = Corpus.path(folder);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> document(root.relativize(file).toString(), Corpus.read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The release as somebody would push it: the title, and the text as it stands. */
    public static RawRelease raw(String file) {
        String[] parts = FENCE.split(file, 3);
        return new RawRelease(
                "rel_0000000000000000000001",
                "push",
                "text/plain",
                null,
                parts[2].getBytes(StandardCharsets.UTF_8),
                title(parts[1]),
                null,
                null,
                null,
                false,
                false,
                RECEIVED);
    }

    private static Document document(String id, String file) {
        RawRelease raw = raw(file);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(raw.title());
        PARAGRAPH_END
                .splitAsStream(FENCE.split(file, 3)[2].replaceAll("(?m)^\\s*<[^<>\n]*>\\s*$", ""))
                .map(paragraph ->
                        paragraph.strip().replaceAll("[\\s\u00A0]+", " ").replaceAll("[*\\\\]", ""))
                .filter(paragraph -> !paragraph.isBlank())
                .forEach(paragraphs::add);
        return new Document(id, raw, paragraphs);
    }

    /** The title of the head, out of YAML's quotes, escapes and folded lines. */
    private static String title(String head) {
        String yaml =
                TITLE.matcher(head).results().findFirst().orElseThrow().group(1).strip();
        boolean twice = yaml.startsWith("\"");
        String inner = twice || yaml.startsWith("'") ? yaml.substring(1, yaml.length() - 1) : yaml;
        if (!twice) {
            return inner.replace("''", "'").replaceAll("\\s+", " ");
        }
        String folded =
                inner.replaceAll("\\\\\n\\s*", "").replaceAll("\n\\s*", " ").replaceAll("\\\\[_ ]", " ");
        return ESCAPED.matcher(folded)
                .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)))
                .replace("\\\"", "\"");
    }
}
