package io.wirewatch.system;

import io.wirewatch.testing.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The polls of the State Department's feed as they were saved, in the order of time. */
final class StatePolls {
    private StatePolls() {}

    static List<Path> inOrder() {
        try (Stream<Path> files = Files.list(Corpus.path("state-press-feed/snapshots"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When a poll was made, as expected versions name it. */
    static String time(Path poll) {
        return poll.getFileName().toString().split("_", 2)[0];
    }

    /** GUIDs of releases whose words changed: an edit that touches more than title, markup and punctuation. */
    static Set<String> reworded() {
        Map<String, String> words = new HashMap<>();
        Set<String> reworded = new HashSet<>();
        for (Path poll : inOrder()) {
            for (Element item : Jsoup.parse(read(poll), "", Parser.xmlParser()).select("item")) {
                String guid = item.selectFirst("guid").text();
                String now = words(item.getElementsByTag("content:encoded").text());
                String before = words.put(guid, now);
                if (before != null && !before.equals(now)) {
                    reworded.add(guid);
                }
            }
        }
        return reworded;
    }

    private static String words(String html) {
        return Jsoup.parse(html).text().replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
