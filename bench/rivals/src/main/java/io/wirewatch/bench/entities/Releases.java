package io.wirewatch.bench.entities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Releases in the public domain without labels: each line of a text is a paragraph, the first of a briefing its title. */
final class Releases {
    private static final Pattern FENCE = Pattern.compile("(?m)^---$");
    private static final Pattern TITLE = Pattern.compile("(?sm)^title: *(.*?)(?=^\\S|\\z)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern PARAGRAPHS = Pattern.compile("\n[\\s\u00A0]*\n");

    private Releases() {}

    /** A text and where it comes from. */
    record Release(String id, String text) {}

    /** The White House's texts of 2021. */
    static List<Release> briefings(Path corpus) {
        return files(corpus, "wh-briefings-2021", ".md").stream()
                .map(file -> new Release(corpus.relativize(file).toString(), briefing(read(file))))
                .toList();
    }

    /** Releases of senators' offices, of 2005 and 2006. */
    static List<Release> senate(Path corpus) {
        return files(corpus, "senate-press-releases-2005-2006", ".txt").stream()
                .map(file -> new Release(corpus.relativize(file).toString(), lines(read(file))))
                .toList();
    }

    private static List<Path> files(Path corpus, String folder, String ending) {
        try (Stream<Path> files = Files.walk(corpus.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Markdown with hard line breaks below a head in YAML. */
    private static String briefing(String file) {
        String[] parts = FENCE.split(file, 3);
        String body = PARAGRAPHS
                .splitAsStream(parts[2])
                .map(paragraph -> paragraph.replaceAll("[*\\\\]", ""))
                .map(paragraph -> paragraph.replaceAll("[\\s\u00A0]+", " ").strip())
                .filter(paragraph -> !paragraph.isEmpty() && !paragraph.startsWith("<"))
                .collect(Collectors.joining("\n"));
        return title(parts[1]) + "\n" + body;
    }

    private static String title(String head) {
        Matcher matcher = TITLE.matcher(head);
        String title = matcher.find() ? matcher.group(1).strip() : "";
        String folded = title.replaceAll("\\\\\n\\s*", "").replaceAll("\\\\[_ ]", " ");
        return ESCAPED.matcher(folded)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))))
                .replaceAll("^['\"]|['\"]$", "")
                .replaceAll("[\\s\u00A0]+", " ")
                .strip();
    }

    private static String lines(String file) {
        return file.lines()
                .map(line -> line.replaceAll("[\\s\u00A0]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
