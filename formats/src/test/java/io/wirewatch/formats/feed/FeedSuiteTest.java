package io.wirewatch.formats.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.testing.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The suites of other feed readers, and hostile feeds, as far as they ask about entries. */
class FeedSuiteTest {
    private static final FeedReader READER = new FeedReader(FeedLimits.DEFAULT);

    @Test
    void casesOfTheFeedparserSuiteComeOutRight() throws IOException {
        Set<String> aside = setAside("/feed-suite-set-aside.txt");
        List<FeedSuite.Case> cases = FeedSuite.cases(Corpus.path("feeds/feedparser")).stream()
                .filter(one -> !aside.contains(one.name()))
                .toList();

        List<String> failures = cases.stream()
                .map(FeedSuite.Case::failure)
                .filter(Objects::nonNull)
                .toList();

        System.out.println("feedparser: " + (cases.size() - failures.size()) + " of " + cases.size() + " right, "
                + aside.size() + " set aside");
        assertThat(failures).isEmpty();
    }

    @Test
    void casesOfTheGofeedSuiteComeOutRight() throws IOException {
        Set<String> aside = setAside("/gofeed-suite-set-aside.txt");
        List<GofeedSuite.Case> cases = GofeedSuite.cases(Corpus.path("feeds/gofeed")).stream()
                .filter(one -> !aside.contains(one.name()))
                .toList();

        List<String> failures = cases.stream()
                .map(GofeedSuite.Case::failure)
                .filter(Objects::nonNull)
                .toList();

        System.out.println("gofeed: " + (cases.size() - failures.size()) + " of " + cases.size() + " right, "
                + aside.size() + " set aside");
        assertThat(failures).isEmpty();
    }

    @Test
    void everyFileOfTheSuitesIsReadOrRefusedWithAReason() throws IOException {
        try (Stream<Path> files = Files.walk(Corpus.path("feeds"))) {
            for (Path file :
                    (Iterable<Path>) files.filter(name -> name.toString().endsWith(".xml"))::iterator) {
                String outcome = outcome(Files.readAllBytes(file));
                assertThat(outcome).as(file.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void hostileFeedsGiveNoWordOfWhatTheyReachFor() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.path("security/xxe-feeds"))) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                long begun = cpuTime();
                String outcome = outcome(Files.readAllBytes(file));
                assertThat(outcome).as(file.toString()).doesNotContain("root:", "/bin/", "lollol", "xxxxxxxxxx");
                assertThat(cpuTime() - begun).as(file + " in ns").isLessThan(10_000_000_000L);
            }
        }
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String outcome(byte[] body) {
        try {
            return READER.read(body, null, FeedSuite.ADDRESS).size() + " " + READER.read(body, null, FeedSuite.ADDRESS);
        } catch (FeedException e) {
            return e.problem() + " " + e.getMessage();
        }
    }

    private static Set<String> setAside(String name) throws IOException {
        try (InputStream in = FeedSuiteTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .collect(Collectors.toSet());
        }
    }
}
