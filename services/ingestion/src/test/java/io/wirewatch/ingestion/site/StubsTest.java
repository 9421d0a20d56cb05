package io.wirewatch.ingestion.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.RawRelease;
import io.wirewatch.formats.feed.FeedEntry;
import io.wirewatch.formats.feed.FeedLimits;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.testing.Corpus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubsTest {
    private static final String WHOLE =
            "The minister spoke of the harbour and of the ships that will come to it. ".repeat(20);

    @Test
    void noEntryOfAMinistrysWholeFeedIsAStub() throws Exception {
        int entries = 0;
        int stubs = 0;
        try (Stream<Path> files = Files.list(Corpus.path("state-press-feed/snapshots"))) {
            for (Path file : files.sorted().toList()) {
                List<Candidate> feed = new FeedReader(FeedLimits.DEFAULT)
                        .read(Files.readAllBytes(file), null, URI.create("https://ministry.example/feed")).stream()
                                .map(StubsTest::candidate)
                                .toList();
                Stubs measure = new Stubs(feed);
                entries += feed.size();
                stubs += (int) feed.stream()
                        .filter(entry -> measure.isStub(entry.release()))
                        .count();
            }
        }
        System.out.println("state feed: " + entries + " entries of polls, " + stubs + " taken for stubs");
        assertThat(entries).isGreaterThan(700);
        assertThat(stubs).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<img src='a.jpg'>",
                "A title",
                "<p>The minister spoke today. <a href='/1'>Read more</a></p>",
                "The minister spoke of the harbour and […]",
                "Der Minister sprach heute … <a href='/1'>Weiterlesen »</a>",
                "Le ministre a parlé aujourd'hui [...]",
                "Министр выступил сегодня. <a href='/1'>Читать далее</a>",
                "<p>The minister spoke [&#8230;]</p><p>The post A title appeared first.</p>"
            })
    void whatBreaksOffIsAStubAmongWholeEntries(String html) {
        assertThat(new Stubs(List.of(entry(WHOLE), entry(WHOLE), entry(html)))
                        .isStub(entry(html).release()))
                .isTrue();
    }

    @Test
    void shortIsNoStubAmongWholeEntriesAndOneAmongShortOnes() {
        Candidate advisory = entry("The minister will speak at ten. Doors open at nine.");

        assertThat(new Stubs(List.of(entry(WHOLE), entry(WHOLE), advisory)).isStub(advisory.release()))
                .isFalse();
        assertThat(new Stubs(List.of(advisory, advisory, advisory)).isStub(advisory.release()))
                .isTrue();
        assertThat(new Stubs(List.of(entry(WHOLE + "…")))
                        .isStub(entry(WHOLE + "…").release()))
                .isFalse();
    }

    private static Candidate entry(String html) {
        return candidate(
                new FeedEntry("g", "https://ministry.example/1", "A title", html, null, null, null, null, null));
    }

    private static Candidate candidate(FeedEntry entry) {
        return Candidate.of(
                new RawRelease(
                        "rel_" + entry.guid(),
                        "ministry",
                        "text/html",
                        "UTF-8",
                        entry.html().getBytes(StandardCharsets.UTF_8),
                        entry.title(),
                        entry.link(),
                        entry.published(),
                        null,
                        false,
                        false,
                        Instant.EPOCH),
                entry.guid());
    }
}
