package io.wirewatch.ingestion.poll;

import static io.wirewatch.ingestion.poll.Sources.entry;
import static io.wirewatch.ingestion.poll.Sources.harvest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.core.release.Selectors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PollTest {
    private static final Instant NOW = Instant.parse("2024-03-01T10:00:05Z");
    private static final PolledSource SOURCE = Sources.feed("https://news.example/feed");

    private final RecordedLog log = new RecordedLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Harvest found = harvest();
    private SourceException failure;
    private Error error;

    @Test
    void releasesAreOnTheLogBeforeTheStateThatRemembersThem() throws InterruptedException {
        found = harvest(entry("a", "one"), entry("b", "two"));

        PollState state = poll(PollState.NEW);

        assertThat(log.calls).containsExactly("releases 2", "state ministry");
        assertThat(state.last()).isEqualTo(new PollCounts(2, 0, 0, 0));
        assertThat(state.etag()).isEqualTo("\"etag\"");
    }

    @Test
    void onlyWhatIsNewOrChangedIsSentOn() throws InterruptedException {
        found = harvest(entry("a", "one"), entry("b", "two"));
        PollState first = poll(PollState.NEW);
        found = harvest(entry("a", "one"), entry("b", "two, corrected"), entry("c", "three"));

        PollState second = poll(first);

        assertThat(log.releases).extracting(Candidate::identity).containsExactly("a", "b", "b", "c");
        assertThat(second.last()).isEqualTo(new PollCounts(1, 1, 1, 0));
        assertThat(second.total()).isEqualTo(new PollCounts(3, 1, 1, 0));
        assertThat(meters.counter("wirewatch.ingestion.entries", "outcome", "updated")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aStateThatWasNotWrittenLeadsToTheSameReleasesAgain() throws InterruptedException {
        found = harvest(entry("a", "one"));
        log.takesStates = false;

        assertThatThrownBy(() -> poll(PollState.NEW)).isInstanceOf(IllegalStateException.class);
        log.takesStates = true;
        poll(PollState.NEW);

        assertThat(log.releases).hasSize(2);
        assertThat(log.releases.get(0).release().id())
                .isEqualTo(log.releases.get(1).release().id());
        assertThat(log.states).hasSize(1);
    }

    @Test
    void releasesThatWereNotWrittenAreNotRemembered() {
        found = harvest(entry("a", "one"));
        log.takesReleases = false;

        assertThatThrownBy(() -> poll(PollState.NEW)).isInstanceOf(IllegalStateException.class);

        assertThat(log.states).isEmpty();
    }

    @Test
    void whereNothingChangedAllEntriesOfTheLastBodyAreUnchanged() throws InterruptedException {
        found = harvest(entry("a", "one"), entry("b", "two"));
        PollState first = poll(PollState.NEW);
        found = Harvest.NOT_MODIFIED;

        PollState second = poll(first);

        assertThat(second.last()).isEqualTo(new PollCounts(0, 0, 2, 0));
        assertThat(second.etag()).isEqualTo("\"etag\"");
        assertThat(second.seen().entries()).hasSize(2);
    }

    @Test
    void anEntryThatLeftAndCameBackIsKnown() throws InterruptedException {
        found = harvest(entry("a", "one"));
        PollState first = poll(PollState.NEW);
        found = harvest(entry("b", "two"));
        PollState second = poll(first);
        found = harvest(entry("a", "one"), entry("b", "two"));

        assertThat(poll(second).last()).isEqualTo(new PollCounts(0, 0, 2, 0));
    }

    @Test
    void aFailureKeepsWhatIsKnownAndBacksOff() throws InterruptedException {
        found = harvest(entry("a", "one"));
        PollState healthy = poll(PollState.NEW);
        failure = new SourceException("The feed is gone.");

        PollState once = poll(healthy);
        PollState twice = poll(once);

        assertThat(twice.error()).isEqualTo("The feed is gone.");
        assertThat(twice.failures()).isEqualTo(2);
        assertThat(twice.lastSuccessAt()).isEqualTo(NOW);
        assertThat(twice.seen().entries()).hasSize(1);
        assertThat(twice.last()).isEqualTo(PollCounts.NONE);
        assertThat(once.nextFetchAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(twice.nextFetchAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    static List<Arguments> errors() {
        return List.of(
                Arguments.of(new OutOfMemoryError("Java heap space"), "-Xmx"),
                Arguments.of(new StackOverflowError(), "StackOverflowError"),
                Arguments.of(new NoClassDefFoundError("x/Y"), "NoClassDefFoundError"),
                Arguments.of(new AssertionError("cannot be"), "report it"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsAFailureOfItsSourceWithItsBackOffAndACure(Error thrown, String cure) throws InterruptedException {
        found = harvest(entry("a", "one"));
        PollState healthy = poll(PollState.NEW);
        error = thrown;

        PollState twice = poll(poll(healthy));

        assertThat(twice.error()).contains(cure).contains("tried again");
        assertThat(twice.failures()).isEqualTo(2);
        assertThat(twice.nextFetchAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(log.calls).endsWith("state ministry", "state ministry");
        error = null;
        found = harvest(entry("a", "one"), entry("b", "two"));
        assertThat(poll(twice).last()).as("what was seen is known").isEqualTo(new PollCounts(1, 0, 1, 0));
    }

    @Test
    void anErrorWhileWhatWasFoundIsWrittenIsOneOfItsSourceToo() throws InterruptedException {
        found = harvest(entry("a", "one"));
        log.breaks = new OutOfMemoryError("Java heap space");

        PollState state = poll(PollState.NEW);

        assertThat(state.failures()).isEqualTo(1);
        assertThat(state.seen().entries()).isEmpty();
        log.breaks = null;
        assertThat(poll(state).last()).isEqualTo(new PollCounts(1, 0, 0, 0));
    }

    @Test
    void aVirtualMachineThatIsNotWellIsNotPutDownToASource() {
        error = new InternalError("a fault of the virtual machine");

        assertThatThrownBy(() -> poll(PollState.NEW)).isSameAs(error);

        assertThat(log.calls).isEmpty();
    }

    @Test
    void aRequestIsAnsweredBySuccessAndByFailure() throws InterruptedException {
        PolledSource asking = Sources.asking(SOURCE, "req-1");

        assertThat(poll(asking, PollState.NEW).answeredRequest()).isEqualTo("req-1");
        failure = new SourceException("The feed is gone.");
        assertThat(poll(Sources.asking(SOURCE, "req-2"), PollState.NEW).answeredRequest())
                .isEqualTo("req-2");
    }

    @Test
    void aPushThatFoundNothingIsFollowedByOneMorePollSoon() throws InterruptedException {
        found = harvest(entry("a", "one"));
        HubWord word = new HubWord("https://hub.example/", "topic", null, null, null, NOW);
        PolledSource pushed = Sources.hearing(SOURCE, word);
        WebSub offered = WebSub.offered(null, new HubOffer(List.of("https://hub.example/"), "topic"));
        PollState before = poll(PollState.NEW).pushed(offered);
        found = Harvest.NOT_MODIFIED;

        PollState inVain = poll(pushed, before);
        PollState again = poll(pushed, inVain);
        found = harvest(entry("b", "two"));
        PollState fruitful = poll(pushed, before);

        assertThat(inVain.nextFetchAt()).isEqualTo(NOW.plusSeconds(45));
        assertThat(again.nextFetchAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(fruitful.nextFetchAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aKindThatIsNotReadIsAnErrorWithItsCure() throws InterruptedException {
        PolledSource page = new PolledSource(
                "main", "x", "page", "https://news.example/", Duration.ofMinutes(5), true, 1, NOW, NOW, null);

        assertThat(poll(page, PollState.NEW).error()).contains("“page”").contains("kind feed");
    }

    @Test
    void nothingIsWrittenForASourceThatWasLost() throws InterruptedException {
        found = harvest(entry("a", "one"));

        PollState state = poll().run(SOURCE, PollState.NEW, () -> false);

        assertThat(state).isSameAs(PollState.NEW);
        assertThat(log.calls).isEmpty();
    }

    @Test
    void aLookIntoAQuietFolderIsNotWorthARecord() throws InterruptedException {
        PolledSource folder = Sources.folder("/srv/inbox");
        found = harvest(entry("a", "one"));
        PollState first = poll(folder, PollState.NEW);

        PollState second = poll(folder, first);

        assertThat(log.states).hasSize(1);
        assertThat(second.nextFetchAt()).isEqualTo(NOW.plus(Duration.ofSeconds(10)));
    }

    @Test
    void whatWasPublishedBeforeTheSourceWasMadeOrMovedIsHistoricalAtFirst() throws InterruptedException {
        PolledSource moved = Sources.moved(SOURCE, "https://news.example/other", NOW);

        PollState read = poll(PollState.NEW);

        assertThat(PollState.NEW.historicalBefore(SOURCE)).isEqualTo(Sources.CREATED);
        assertThat(read.historicalBefore(SOURCE)).isNull();
        assertThat(read.historicalBefore(moved)).isEqualTo(NOW);
    }

    @Test
    void whatIsSentOnCarriesTheSelectorsThatHoldThen() throws InterruptedException {
        Selectors old = new Selectors("h1", ".body", null, List.of(".ad"));
        Selectors other = new Selectors(null, "article", null, List.of());
        Candidate plain = new Candidate(
                new RawRelease(
                        "rel_x", "ministry", "text/plain", null, new byte[0], "T", null, null, null, false, false, NOW),
                "p",
                "hsh_p");
        found = harvest(entry("a", "one"), plain);
        PollState first = poll(Sources.selecting(SOURCE, old), PollState.NEW);
        found = harvest(entry("a", "one"), entry("b", "two"), plain);
        PollState second = poll(Sources.selecting(SOURCE, other), first);
        found = harvest(entry("a", "one, corrected"));
        poll(SOURCE, second);

        assertThat(log.releases)
                .as("other selectors send nothing again, text has nothing to select")
                .extracting(candidate ->
                        candidate.identity() + " " + candidate.release().selectors())
                .containsExactly("a " + old, "p null", "b " + other, "a null");
    }

    private PollState poll(PollState state) throws InterruptedException {
        return poll(SOURCE, state);
    }

    private PollState poll(PolledSource source, PollState state) throws InterruptedException {
        return poll().run(source, state, () -> true);
    }

    private Poll poll() {
        SourceReader reader = (source, state, now) -> {
            if (error != null) {
                throw error;
            }
            if (failure != null) {
                throw failure;
            }
            return found;
        };
        PollPace pace = new PollPace(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofHours(1));
        return new Poll(
                Map.of(PolledSource.FEED, reader, PolledSource.FOLDER, reader),
                log,
                pace,
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> 0.5,
                new PollMeters(meters),
                Sources.noPushes());
    }
}
