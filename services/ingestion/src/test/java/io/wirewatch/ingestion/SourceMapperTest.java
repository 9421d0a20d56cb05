package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceLogin;
import io.wirewatch.avro.SourceState;
import io.wirewatch.core.release.Selectors;
import io.wirewatch.ingestion.poll.ArchiveCursor;
import io.wirewatch.ingestion.poll.HubWord;
import io.wirewatch.ingestion.poll.KnownPage;
import io.wirewatch.ingestion.poll.PollCounts;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.Rhythm;
import io.wirewatch.ingestion.poll.SealedLogin;
import io.wirewatch.ingestion.poll.SeenEntries;
import io.wirewatch.ingestion.poll.SiteMemory;
import io.wirewatch.ingestion.poll.SiteOptions;
import io.wirewatch.ingestion.poll.SitemapCursor;
import io.wirewatch.ingestion.poll.Sources;
import io.wirewatch.ingestion.poll.Standing;
import io.wirewatch.ingestion.poll.Vitals;
import io.wirewatch.ingestion.poll.WebSub;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SourceMapperTest {
    @Property(tries = 100)
    void aStateComesBackAsItWas(
            @ForAll String url,
            @ForAll @Size(max = 5) List<String> ids,
            @ForAll @IntRange(max = 1_000_000) int count,
            @ForAll boolean failed) {
        Instant at = Instant.ofEpochMilli(1_700_000_000_000L + count);
        PollState state = new PollState(
                failed ? null : url,
                failed ? null : "\"" + count + "\"",
                null,
                new SeenEntries(ids.stream()
                        .map(id -> new SeenEntries.Seen(id, "hash of " + id, at))
                        .toList()),
                at,
                failed ? null : at,
                at.plusSeconds(1),
                failed ? 1 : 0,
                failed ? "gone" : null,
                new PollCounts(count, 2L * count, 3L * count, 4),
                new PollCounts(count, 1, 2, 3),
                List.of("a line"),
                failed ? "req" : null,
                new Vitals(
                        new Rhythm(
                                failed ? List.of() : List.of(at, at.minusSeconds(60)),
                                Duration.ofSeconds(count),
                                failed ? null : at,
                                failed ? null : at.minusSeconds(count)),
                        failed ? null : at,
                        failed ? at : null,
                        new Standing(Standing.Kind.values()[count % 3], at.minusSeconds(count))),
                failed
                        ? SiteMemory.NONE
                        : new SiteMemory(
                                SiteMemory.INDEX,
                                List.of(new KnownPage(url, null, at, at, at, count, "gone", "e", null, true)),
                                new SitemapCursor(
                                        at,
                                        new SitemapCursor.Place(at, "m"),
                                        ids,
                                        url,
                                        new SitemapCursor.Place(at, ""),
                                        true),
                                new ArchiveCursor(url, count, null, 1, "gone")),
                failed ? null : "place " + count,
                failed ? null : new WebSub(url, "t", "https://wire.example", count, at, 2, at, null, "no"));

        PollState back = SourceMapper.state(SourceMapper.state(Sources.feed("https://x.example"), state));

        assertThat(back).usingRecursiveComparison().isEqualTo(state);
    }

    @Test
    void aSourceIsReadAsItIs() {
        Source avro = Source.newBuilder()
                .setId("ministry")
                .setName("ministry")
                .setKind("feed")
                .setUrl("https://news.example/feed")
                .setInterval("PT90S")
                .setVersion(3)
                .setCreatedAt(Sources.CREATED)
                .setUpdatedAt(Sources.CREATED.plusSeconds(5))
                .setFetchRequest("req")
                .build();

        assertThat(SourceMapper.source(avro))
                .isEqualTo(new PolledSource(
                        "main",
                        "ministry",
                        "feed",
                        "https://news.example/feed",
                        Duration.ofSeconds(90),
                        true,
                        3,
                        Sources.CREATED,
                        Sources.CREATED.plusSeconds(5),
                        "req"));
        io.wirewatch.avro.Selectors selectors = new io.wirewatch.avro.Selectors("h1", null, "time", List.of(".ad"));
        assertThat(SourceMapper.source(
                                Source.newBuilder(avro).setSelectors(selectors).build())
                        .options()
                        .selectors())
                .isEqualTo(new Selectors("h1", null, "time", List.of(".ad")));
    }

    @Test
    void whatASourceSaysOfItsPagesIsReadAsItIs() {
        Source avro = Source.newBuilder()
                .setKind("sitemap")
                .setLinks("ul.news a")
                .setFrom(Sources.CREATED)
                .setTo(Sources.CREATED.plusSeconds(5))
                .setComplete("never")
                .setHistory(true)
                .build();

        assertThat(SourceMapper.source(avro).options().site())
                .isEqualTo(new SiteOptions(
                        "ul.news a", Sources.CREATED, Sources.CREATED.plusSeconds(5), SiteOptions.NEVER, true));
        assertThat(SourceMapper.source(Source.newBuilder().build()).options().site())
                .isEqualTo(SiteOptions.USUAL);
    }

    @Test
    void whatAHubSaidIsReadAsItIs() {
        Instant at = Sources.CREATED;
        Source avro = Source.newBuilder()
                .setWebSub("off")
                .setHubWord(new io.wirewatch.avro.HubWord(
                        "https://hub.example/", "https://news.example/feed", at, at.plusSeconds(60), null, at))
                .build();

        PolledSource source = SourceMapper.source(avro);

        assertThat(source.options().webSub()).isFalse();
        assertThat(source.hubWord())
                .isEqualTo(new HubWord(
                        "https://hub.example/", "https://news.example/feed", at, at.plusSeconds(60), null, at));
    }

    @Test
    void aLoginIsKeptSealedAndSaysNoPassword() {
        byte[] sealed = {1, 2, 3};
        Source avro = Source.newBuilder()
                .setLogin(new SourceLogin("desk", ByteBuffer.wrap(sealed)))
                .build();

        SealedLogin login = SourceMapper.source(avro).options().login();

        assertThat(login.user()).isEqualTo("desk");
        assertThat(login.password()).isEqualTo(sealed);
        assertThat(SourceMapper.source(avro).toString()).contains("desk").doesNotContain("password");
    }

    @Test
    void aPlaceInASourceIsKept() {
        SourceState avro = SourceState.newBuilder().setCursor("here").build();

        assertThat(SourceMapper.state(Sources.feed("https://news.example/feed"), SourceMapper.state(avro))
                        .getCursor())
                .isEqualTo("here");
    }

    @Test
    void anIntervalThatIsNoneIsTheDefault() {
        assertThat(SourceMapper.source(Source.newBuilder().setInterval("often").build())
                        .interval())
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(SourceMapper.source(Source.newBuilder().setInterval("PT0S").build())
                        .interval())
                .isEqualTo(Duration.ofMinutes(5));
    }
}
