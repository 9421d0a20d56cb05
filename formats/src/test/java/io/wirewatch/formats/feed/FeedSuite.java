package io.wirewatch.formats.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** The cases of the feedparser suite that ask about an entry's title, link, id, body or author. */
final class FeedSuite {
    static final URI ADDRESS = URI.create("http://127.0.0.1:8097/");
    private static final Pattern EXPECT = Pattern.compile(
            "Expect:\\s*(?:not bozo and |bozo and )?entries\\[0\\]\\['(\\w+)'\\](\\[0\\]\\['value'\\])? == (u?)(['\"])((?:(?!\\4 (?:and|\\+)).)*)\\4\\s*\\R");
    private static final Set<String> PARTS = Set.of(
            "title",
            "link",
            "id",
            "guid",
            "author",
            "published",
            "updated",
            "language",
            "content",
            "description",
            "summary");
    private static final Pattern HEADER = Pattern.compile("Header:\\s*Content-[Tt]ype:\\s*(.*)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrt\\\\'\"]))");

    private FeedSuite() {}

    /** A case: what is asked of the first entry, and what should come. */
    record Case(Path file, byte[] body, String contentType, String part, String expected) {
        /** Null where the answer is right, else a line for people. */
        String failure() {
            try {
                List<FeedEntry> entries = new FeedReader(FeedLimits.DEFAULT).read(body, contentType, ADDRESS);
                String found = entries.isEmpty() ? "no entry" : part(entries.getFirst());
                boolean right = visible(found).equals(visible(expected))
                        || visible(expected).equals(found);
                return right ? null : this + " gave: " + found;
            } catch (FeedException e) {
                return this + " gave: " + e.problem() + " " + e.getMessage();
            }
        }

        private String part(FeedEntry entry) {
            return switch (part) {
                case "title" -> entry.title();
                case "link" -> entry.link();
                case "id", "guid" -> entry.guid();
                case "author" -> entry.author();
                case "published" -> entry.published();
                case "updated" -> entry.updated();
                case "language" -> entry.language();
                default -> entry.html();
            };
        }

        private static String visible(String html) {
            return html == null ? "" : Jsoup.parse(html).text().strip();
        }

        String name() {
            return file.getParent().getFileName() + "/" + file.getFileName();
        }

        @Override
        public String toString() {
            return name() + " " + part + " == " + visible(expected);
        }
    }

    static List<Case> cases(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .map(FeedSuite::read)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private static Optional<Case> read(Path file) {
        try {
            byte[] body = Files.readAllBytes(file);
            String head = FeedCharset.decode(body, null);
            Matcher expect = EXPECT.matcher(head);
            if (!expect.find() || !PARTS.contains(expect.group(1))) {
                return Optional.empty();
            }
            Matcher header = HEADER.matcher(head);
            String contentType = header.find() ? header.group(1).strip() : null;
            return Optional.of(new Case(file, body, contentType, expect.group(1), unescape(expect.group(5))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescape(String literal) {
        return ESCAPE.matcher(literal).replaceAll(match -> {
            String hex = match.group(1) != null ? match.group(1) : match.group(2);
            if (hex != null) {
                return Matcher.quoteReplacement(Character.toString(Integer.parseInt(hex, 16)));
            }
            return Matcher.quoteReplacement(
                    switch (match.group(3)) {
                        case "n" -> "\n";
                        case "r" -> "\r";
                        case "t" -> "\t";
                        default -> match.group(3);
                    });
        });
    }
}
