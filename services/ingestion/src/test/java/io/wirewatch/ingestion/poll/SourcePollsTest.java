package io.wirewatch.ingestion.poll;

import static io.wirewatch.ingestion.poll.Sources.entry;
import static io.wirewatch.ingestion.poll.Sources.harvest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourcePollsTest {
    private static final Instant CREATED = Sources.CREATED;
    private static final String HUB = "https://hub.example/";
    private static final HubOffer OFFER = new HubOffer(List.of(HUB), "https://a.example/feed");

    private volatile boolean failing;
    private final AtomicReference<Instant> now = new AtomicReference<>(Sources.CREATED.plusSeconds(1));
    private final RecordedLog log = new RecordedLog();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Error broken;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HubOffer offer;
    private Pushes pushes;
    private final SourcePolls polls = polls();

    @AfterEach
    void close() {
        gate.countDown();
        polls.close();
        pushes.close();
    }

    @Test
    void aNewSourceIsPolledAtOnceAndThenAtItsInterval() {
        polls.own(Sources.named("a"), PollState.NEW);
        tickUntil(1);

        polls.tick();
        assertThat(read).containsExactly("a");
        pass(Duration.ofMinutes(6));
        tickUntil(2);
    }

    @Test
    void aKnownSourceWaitsForItsTime() throws InterruptedException {
        polls.own(Sources.named("a"), known(now.get().plus(Duration.ofMinutes(3))));
        polls.tick();
        assertThat(read).isEmpty();

        pass(Duration.ofMinutes(3));
        tickUntil(1);
    }

    @Test
    void aRequestIsAnsweredAtOnceAlsoForADisabledSource() {
        PolledSource source = Sources.disabled(Sources.named("a"));
        polls.own(source, PollState.NEW);
        polls.tick();
        assertThat(read).isEmpty();

        polls.change(Sources.asking(source, "req-1"));
        tickUntil(1);

        await().untilAsserted(() -> assertThat(log.states).hasSize(1));
        assertThat(log.states.getFirst().answeredRequest()).isEqualTo("req-1");
        pass(Duration.ofDays(1));
        polls.tick();
        assertThat(read).hasSize(1);
    }

    @Test
    void aRequestThatComesDuringAPollIsAnsweredByAnother() {
        gate = new CountDownLatch(1);
        polls.own(Sources.named("a"), PollState.NEW);
        tickUntil(1);
        polls.change(Sources.asking(Sources.named("a"), "req-1"));
        polls.tick();
        assertThat(read).hasSize(1);

        gate.countDown();
        tickUntil(2);

        await().untilAsserted(
                        () -> assertThat(log.states.getLast().answeredRequest()).isEqualTo("req-1"));
    }

    @Test
    void aDeletedSourceIsPolledNoMoreAndItsStateGoes() {
        polls.own(Sources.named("a"), PollState.NEW);
        tickUntil(1);
        await().until(() -> log.calls.contains("state a"));

        polls.delete("a");

        await().until(() -> log.calls.contains("deleted a"));
        pass(Duration.ofHours(1));
        polls.tick();
        assertThat(read).hasSize(1);
        assertThat(polls.size()).isZero();
    }

    @Test
    void aSourceDeletedDuringItsPollLeavesNoState() {
        gate = new CountDownLatch(1);
        polls.own(Sources.named("a"), PollState.NEW);
        tickUntil(1);
        polls.delete("a");

        gate.countDown();

        await().until(() -> log.calls.contains("deleted a"));
        assertThat(log.calls).containsExactly("deleted a");
    }

    @Test
    void aSourceThatMovedToAnotherInstanceIsNotWrittenHere() {
        gate = new CountDownLatch(1);
        polls.own(Sources.named("a"), PollState.NEW);
        tickUntil(1);

        polls.disown(id -> true);
        gate.countDown();
        polls.close();

        assertThat(log.calls).isEmpty();
    }

    @Test
    void whileTheLogIsAwayPollsAreRepeatedAndNothingIsForgotten() {
        log.takesReleases = false;
        polls.own(Sources.named("a"), PollState.NEW);
        tickUntil(1);
        await().until(() -> !polls.trouble().isEmpty());

        log.takesReleases = true;
        pass(Duration.ofSeconds(6));
        tickUntil(2);

        await().until(() -> polls.trouble().isEmpty() && log.calls.size() == 2);
        assertThat(log.calls).containsExactly("releases 1", "state a");
    }

    @Test
    void aSourceWhosePollBreaksOffIsPolledAgainAndOthersMeanwhile() {
        broken = new InternalError("a fault of the virtual machine");
        polls.own(Sources.named("ill"), PollState.NEW);
        tickUntil(1);
        await().until(() -> !polls.trouble().isEmpty());
        assertThat(polls.trouble()).contains("ill").contains("a fault of the virtual machine");
        polls.own(Sources.named("a"), PollState.NEW);
        tickUntil(2);
        await().until(() -> log.calls.contains("state a"));

        broken = null;
        pass(Duration.ofSeconds(6));
        tickUntil(3);

        await().until(() -> log.calls.contains("state ill") && polls.trouble().isEmpty());
        assertThat(read).containsExactly("ill", "a", "ill");
    }

    @Test
    void aSourceThatMemoryDoesNotSufficeForIsPolledAgainAfterItsBackOff() {
        broken = new OutOfMemoryError("Java heap space");
        polls.own(Sources.named("ill"), PollState.NEW);
        tickUntil(1);
        await().until(() -> log.calls.contains("state ill"));
        assertThat(log.states.getLast().error()).contains("more memory");
        assertThat(polls.trouble()).isEmpty();

        broken = null;
        pass(Duration.ofMinutes(6));
        tickUntil(2);

        await().until(() -> log.states.size() == 2);
        assertThat(log.states.getLast().error()).isNull();
    }

    @Test
    void whatWasKnownOfAnEarlierSourceOfTheSameIdDoesNotCount() {
        PollState earlier = known(now.get().plus(Duration.ofDays(1)));
        PolledSource again = new PolledSource(
                "main",
                "a",
                "feed",
                "https://a.example/feed",
                Duration.ofMinutes(5),
                true,
                1,
                now.get().plusSeconds(10),
                now.get().plusSeconds(10),
                null);
        pass(Duration.ofSeconds(20));

        polls.own(again, earlier);

        tickUntil(1);
        await().untilAsserted(() -> assertThat(log.calls).contains("releases 1"));
    }

    @Test
    void theTimerWakesForWhatIsDueSoonerThanItThought() {
        polls.start();
        polls.own(Sources.named("a"), known(now.get().plus(Duration.ofDays(1))));
        polls.own(Sources.named("b"), PollState.NEW);
        await().until(() -> read.contains("b"));

        polls.change(Sources.asking(Sources.named("a"), "req-1"));

        await().until(() -> read.contains("a"));
        await().untilAsserted(() -> assertThat(log.states).hasSize(2));
        pass(Duration.ofMinutes(6));
        await().until(() -> read.stream().filter("b"::equals).count() == 2);
    }

    @Test
    void aPushIsAPollAtOnceButNotSoonerThanTheShortestInterval() {
        offer = OFFER;
        polls.own(Sources.named("a"), PollState.NEW);
        tickUntil(1);
        await().until(() -> asked.contains("a") && isIdle(1));

        push("a", 1);
        polls.tick();
        assertThat(read).hasSize(1);
        pass(Duration.ofSeconds(10));

        tickUntil(2);
        await().until(() -> isIdle(2));
        assertThat(log.states.getLast().owesPush(pushed("a", 1))).isFalse();
    }

    @Test
    void aPushThatComesDuringAPollLeadsToOneMoreAfterIt() {
        offer = OFFER;
        gate = new CountDownLatch(1);
        polls.own(pushed("a", 1), PollState.NEW);
        tickUntil(1);
        push("a", 2);
        push("a", 3);
        gate.countDown();
        await().until(() -> isIdle(1));
        pass(Duration.ofSeconds(10));

        tickUntil(2);
        await().until(() -> isIdle(2));
        pass(Duration.ofSeconds(10));
        polls.tick();

        assertThat(read).hasSize(2);
        assertThat(log.states.getLast().owesPush(pushed("a", 3))).isFalse();
    }

    @Test
    void aHubThatPushesDoesNotHurryAServerInTrouble() {
        offer = OFFER;
        polls.own(Sources.named("a"), PollState.NEW);
        tickUntil(1);
        await().until(() -> isIdle(1));
        failing = true;
        pass(Duration.ofMinutes(6));
        tickUntil(2);
        await().until(() -> isIdle(2));

        push("a", 1);
        pass(Duration.ofMinutes(4));
        polls.tick();

        assertThat(read).hasSize(2);
    }

    @Test
    void aHubThatSaysNothingIsAskedAgainByAPollOfItsOwn() {
        offer = OFFER;
        PolledSource daily = new PolledSource(
                "main", "a", "feed", "https://a.example/feed", Duration.ofDays(1), true, 1, CREATED, CREATED, null);
        polls.own(daily, PollState.NEW);
        tickUntil(1);
        await().until(() -> asked.size() == 1 && isIdle(1));

        pass(Duration.ofMinutes(4));
        polls.tick();
        assertThat(read).hasSize(1);
        pass(Duration.ofMinutes(1));
        tickUntil(2);

        await().until(() -> asked.size() == 2);
    }

    private void push(String id, int number) {
        polls.change(pushed(id, number));
    }

    private static PolledSource pushed(String id, int number) {
        PolledSource source = Sources.named(id);
        return Sources.hearing(source, new HubWord(HUB, source.url(), null, null, null, CREATED.plusSeconds(number)));
    }

    private boolean isIdle(int states) {
        return log.states.size() == states && !polls.isPolling();
    }

    private PollState known(Instant next) {
        return Sources.after(Sources.named("a"), harvest(), now.get()).lookAgainAt(next);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private void tickUntil(int reads) {
        await().until(() -> {
            polls.tick();
            return read.size() >= reads;
        });
    }

    private SourcePolls polls() {
        SourceReader reader = (source, state, at) -> {
            read.add(source.id());
            if (source.id().equals("ill") && broken != null) {
                throw broken;
            }
            if (failing) {
                throw new SourceException("The server is in trouble.");
            }
            if (source.id().equals("quick") || gate.await(20, TimeUnit.SECONDS)) {
                return harvest(entry("of " + source.id(), "text")).offering(offer);
            }
            throw new SourceException("the test forgot to open the gate");
        };
        PollPace pace = new PollPace(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofHours(1));
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        PollMeters meters = new PollMeters(new SimpleMeterRegistry());
        pushes = new Pushes("https://wire.example", (source, webSub) -> asked.add(source.id()), meters);
        Poll poll = new Poll(Map.of(PolledSource.FEED, reader), log, pace, clock, () -> 0.5, meters, pushes);
        return new SourcePolls(poll, log, clock);
    }
}
