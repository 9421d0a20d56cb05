package io.wirewatch.ingestion.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators are told of a source over a series of polls. */
class SourceNoticeTest {
    private static final PolledSource SOURCE = Sources.feed("https://news.example/feed");

    private final RecordedLog log = new RecordedLog();
    private Instant now = Sources.CREATED.plusSeconds(5);
    private PollState state = PollState.NEW;
    private PolledSource source = SOURCE;
    private int entries;

    @Test
    void aSourceThatFailsThriceIsBrokenAndOneThatIsReadAgainHasRecovered() throws InterruptedException {
        publish();
        Instant first = pass(Duration.ofMinutes(5));
        fail("The server has a fault of its own (status 500).");
        pass(Duration.ofMinutes(5));
        fail("The server has a fault of its own (status 500).");
        assertThat(log.notices).isEmpty();
        pass(Duration.ofMinutes(10));

        fail("The server has a fault of its own (status 500).");

        assertThat(log.notices)
                .containsExactly(new SourceNotice(
                        SourceNotice.Kind.BROKEN,
                        first,
                        "It could not be read 3 times in a row. The server has a fault of its own (status 500)."));
        pass(Duration.ofMinutes(20));
        fail("still");
        assertThat(log.notices).as("it is told once").hasSize(1);
        pass(Duration.ofMinutes(40));

        publish();

        assertThat(log.notices.getLast())
                .isEqualTo(new SourceNotice(SourceNotice.Kind.RECOVERED, first, "It can be read again."));
        assertThat(state.vitals().standing()).isEqualTo(new Standing(Standing.Kind.OK, now));
    }

    @Test
    void twoFailuresAreNoNews() throws InterruptedException {
        publish();
        for (int i = 0; i < 5; i++) {
            fail("no answer");
            fail("no answer");
            publish();
        }

        assertThat(log.notices).isEmpty();
    }

    @Test
    void aSourceThatNeverCouldBeReadIsBroken() throws InterruptedException {
        fail("There is nothing at this address (status 404).");
        fail("There is nothing at this address (status 404).");
        fail("There is nothing at this address (status 404).");

        assertThat(log.notices).extracting(SourceNotice::kind).containsExactly(SourceNotice.Kind.BROKEN);
    }

    @Test
    void aSourceThatFallsSilentIsToldOnceAndOnceWhenItPublishesAgain() throws InterruptedException {
        for (int hour = 0; hour < 24 * 20; hour++) {
            publish();
            pass(Duration.ofHours(1));
        }
        Instant last = now.minus(Duration.ofHours(1));
        pass(Duration.ofHours(20));
        unchanged();
        assertThat(log.notices).isEmpty();
        pass(Duration.ofHours(20));

        unchanged();
        unchanged();

        assertThat(log.notices).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(SourceNotice.Kind.SILENT);
            assertThat(notice.since()).isEqualTo(last);
            assertThat(notice.detail()).contains("published nothing since " + last);
        });
        publish();
        assertThat(log.notices.getLast())
                .isEqualTo(new SourceNotice(SourceNotice.Kind.RECOVERED, last, "It publishes again."));
    }

    @Test
    void theOwnersWordOnSilenceGoesBeforeTheRhythm() throws InterruptedException {
        source = with(SourceOptions.USUAL.withSilentAfter(Duration.ofHours(2)));
        publish();
        pass(Duration.ofHours(3));

        unchanged();

        assertThat(log.notices).extracting(SourceNotice::kind).containsExactly(SourceNotice.Kind.SILENT);
        assertThat(log.notices.getFirst().detail()).contains("PT2H");
        source = with(SourceOptions.USUAL);
        unchanged();
        assertThat(log.notices.getLast().detail()).contains("settings were changed");
    }

    @Test
    void aSilentSourceThatBreaksIsBroken() throws InterruptedException {
        source = with(SourceOptions.USUAL.withSilentAfter(Duration.ofHours(2)));
        publish();
        pass(Duration.ofHours(3));
        unchanged();
        for (int i = 0; i < 3; i++) {
            fail("gone");
        }
        unchanged();

        assertThat(log.notices)
                .extracting(SourceNotice::kind)
                .containsExactly(SourceNotice.Kind.SILENT, SourceNotice.Kind.BROKEN, SourceNotice.Kind.SILENT);
    }

    @Test
    void aNoticeIsOnTheLogBeforeTheStateThatRemembersItAndComesAgainAfterACrash() throws InterruptedException {
        fail("x");
        fail("x");
        log.takesStates = false;
        assertThatThrownBy(() -> fail("x")).isInstanceOf(IllegalStateException.class);
        log.takesStates = true;

        fail("x");

        assertThat(log.notices).hasSize(2);
        assertThat(log.notices.get(0)).as("the same, so with the same id").isEqualTo(log.notices.get(1));
    }

    @Test
    void contentThatAParserStumblesOverIsAFailureOfItsSourceWithBackOff() throws InterruptedException {
        for (Throwable fault : List.of(new IllegalStateException("odd"), new StackOverflowError())) {
            state = PollState.NEW;
            poll((from, known, at) -> {
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
            });

            assertThat(state.failures()).isEqualTo(1);
            assertThat(state.error()).contains("stumbles over", fault.getClass().getSimpleName());
            assertThat(state.nextFetchAt()).isAfter(now.plus(Duration.ofMinutes(4)));
        }
    }

    @Test
    void anotherAddressHasAnotherRhythm() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            publish();
            pass(Duration.ofMinutes(10));
        }
        source = Sources.moved(SOURCE, "https://elsewhere.example/feed", now);

        publish();

        assertThat(state.vitals().rhythm().latest()).containsExactly(now);
    }

    private Instant pass(Duration time) {
        now = now.plus(time);
        return now;
    }

    private void publish() throws InterruptedException {
        entries++;
        poll((from, known, at) -> Sources.harvest(Sources.entry("entry-" + entries, "text")));
    }

    private void unchanged() throws InterruptedException {
        poll((from, known, at) -> Harvest.NOT_MODIFIED);
    }

    private void fail(String why) throws InterruptedException {
        poll((from, known, at) -> {
            throw new SourceException(why);
        });
    }

    private void poll(SourceReader reader) throws InterruptedException {
        Poll poll = new Poll(
                Map.of(PolledSource.FEED, reader),
                log,
                new PollPace(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofHours(1)),
                Clock.fixed(now, ZoneOffset.UTC),
                () -> 0.5,
                new PollMeters(new SimpleMeterRegistry()),
                Sources.noPushes());
        state = poll.run(source, state, () -> true);
    }

    private static PolledSource with(SourceOptions options) {
        return new PolledSource(
                SOURCE.tenant(),
                SOURCE.id(),
                SOURCE.kind(),
                SOURCE.url(),
                SOURCE.interval(),
                true,
                1,
                SOURCE.createdAt(),
                SOURCE.updatedAt(),
                null,
                options,
                SOURCE.name());
    }
}
