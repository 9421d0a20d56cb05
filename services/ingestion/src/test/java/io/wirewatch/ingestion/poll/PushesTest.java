package io.wirewatch.ingestion.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a hub is asked, in what words the state tells of it, and what the hub's word changes. */
class PushesTest {
    private static final String BASE = "https://wire.example";
    private static final String HUB = "https://hub.example/";
    private static final String OTHER = "https://other.example/";
    private static final String TOPIC = "https://news.example/feed.xml";
    private static final HubOffer OFFER = new HubOffer(List.of(HUB), TOPIC);
    private static final Instant START = Sources.CREATED;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<WebSub> asked = new CopyOnWriteArrayList<>();
    private volatile String refusal;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final Hub hub = (source, webSub) -> {
        asked.add(webSub);
        if (!gate.await(20, TimeUnit.SECONDS) || refusal != null) {
            throw new SourceException(refusal);
        }
    };
    private final Pushes pushes = new Pushes(BASE, hub, new PollMeters(meters));
    private PolledSource source = Sources.feed("https://news.example/feed");
    private WebSub known;

    @AfterEach
    void close() {
        gate.countDown();
        pushes.close();
    }

    @Test
    void aHubThatAFeedNamesIsAskedForWhatTheFeedCallsItself() {
        poll(OFFER, START);

        assertThat(asked).singleElement().satisfies(webSub -> {
            assertThat(webSub.hub()).isEqualTo(HUB);
            assertThat(webSub.topic()).isEqualTo(TOPIC);
            assertThat(webSub.base()).isEqualTo(BASE);
        });
    }

    @Test
    void aSecureHubIsPreferredAndTheOneThatWasAskedIsKept() {
        HubOffer both = new HubOffer(List.of("http://plain.example/", HUB), TOPIC);
        poll(both, START);
        poll(new HubOffer(List.of("https://new.example/", HUB), TOPIC), minutes(1));

        assertThat(asked).singleElement().extracting(WebSub::hub).isEqualTo(HUB);
    }

    @Test
    void aHubThatSaysNothingIsAskedEverMoreRarely() {
        List<Integer> waits = List.of(5, 20, 80, 320, 1280, 1440, 1440);
        poll(OFFER, START);
        Instant at = START;
        for (int wait : waits) {
            int before = asked.size();
            poll(null, at.plus(Duration.ofMinutes(wait)).minusMillis(1));
            assertThat(asked).hasSize(before);
            at = at.plus(Duration.ofMinutes(wait));
            assertThat(pushes.nextAt(source, known, START)).isEqualTo(at);
            poll(null, at);
            assertThat(asked).hasSize(before + 1);
        }
    }

    @Test
    void aLeaseIsRenewedDailyOrHalfwayThroughIt() {
        poll(OFFER, START);
        hear(START.plusSeconds(1), Duration.ofDays(7));
        assertThat(pushes.nextAt(source, known, START))
                .isEqualTo(START.plusSeconds(1).plus(Duration.ofDays(1)));

        hear(START.plusSeconds(2), Duration.ofHours(8));
        assertThat(pushes.nextAt(source, known, START))
                .isEqualTo(START.plusSeconds(2).plus(Duration.ofHours(4)));

        hear(START.plusSeconds(3), Duration.ofSeconds(1));
        assertThat(pushes.nextAt(source, known, START))
                .isEqualTo(START.plusSeconds(3).plus(Duration.ofMinutes(10)));
    }

    @Test
    void aRenewalThatIsNotConfirmedIsRetriedAndThenConfirmed() {
        poll(OFFER, START);
        hear(START.plusSeconds(1), Duration.ofDays(7));
        Instant day = START.plusSeconds(1).plus(Duration.ofDays(1));
        poll(null, day);
        assertThat(asked).hasSize(2);
        assertThat(pushes.nextAt(source, known, START)).isEqualTo(day.plus(Duration.ofMinutes(5)));

        // By a clock that is slow: what counts is that it is another time than before.
        hear(day.minusSeconds(30), Duration.ofDays(7));

        assertThat(pushes.nextAt(source, known, START))
                .isEqualTo(day.minusSeconds(30).plus(Duration.ofDays(1)));
    }

    @Test
    void whatWasAskedBeforeARestartIsNotAskedAgainAfterIt() {
        poll(OFFER, START);
        hear(START.plusSeconds(1), Duration.ofDays(7));

        try (Pushes restarted = new Pushes(BASE, hub, new PollMeters(meters))) {
            assertThat(restarted.after(source, known, OFFER, minutes(10))).isEqualTo(known);
            assertThat(restarted.nextAt(source, known, START))
                    .isEqualTo(START.plusSeconds(1).plus(Duration.ofDays(1)));
        }
    }

    @Test
    void aDenialIsTakenForADay() {
        poll(OFFER, START);
        source = Sources.hearing(source, new HubWord(HUB, TOPIC, minutes(1), null, "not your topic", null));

        assertThat(pushes.nextAt(source, known, START)).isEqualTo(minutes(1).plus(Duration.ofDays(1)));
    }

    @Test
    void anotherHubOrTopicIsAskedAtOnceAndTheOldOnesWordDoesNotCount() {
        poll(OFFER, START);
        hear(START.plusSeconds(1), Duration.ofDays(7));

        poll(new HubOffer(List.of(OTHER), TOPIC), minutes(1));
        poll(new HubOffer(List.of(OTHER), TOPIC + "?moved"), minutes(2));

        assertThat(asked).extracting(WebSub::hub).containsExactly(HUB, OTHER, OTHER);
        assertThat(pushes.nextAt(source, known, START)).isEqualTo(minutes(7));
        source = Sources.hearing(source, new HubWord(HUB, TOPIC, START, minutes(99), null, minutes(3)));
        assertThat(known.owes(source)).isFalse();
    }

    @Test
    void aFeedThatNamesNoHubAnyMoreIsForgotten() {
        poll(OFFER, START);

        poll(new HubOffer(List.of(), TOPIC), minutes(1));

        assertThat(known).isNull();
        assertThat(pushes.nextAt(source, known, START)).isEqualTo(Instant.MAX);
    }

    @Test
    void aChangeOfTheSourceAsksAgainSinceTheHubMayHaveEnded() {
        poll(OFFER, START);
        hear(START.plusSeconds(1), Duration.ofDays(7));

        source = Sources.disabled(source);
        poll(null, minutes(1));

        assertThat(asked).hasSize(2);
    }

    @Test
    void anotherPublicAddressAsksAgain() {
        poll(OFFER, START);
        hear(START.plusSeconds(1), Duration.ofDays(7));

        try (Pushes moved = new Pushes("https://elsewhere.example", hub, new PollMeters(meters))) {
            WebSub after = moved.after(source, known, null, minutes(1));
            assertThat(after.askedAt()).isEqualTo(minutes(1));
            assertThat(after.base()).isEqualTo("https://elsewhere.example");
        }
    }

    @Test
    void aSourceThatWantsNoneIsNotAsked() {
        source = Sources.optingOut(source);

        poll(OFFER, START);

        assertThat(asked).isEmpty();
        assertThat(known.askedAt()).isNull();
        assertThat(pushes.nextAt(source, known, START)).isEqualTo(Instant.MAX);
    }

    @Test
    void withoutAPublicAddressTheStateSaysWhatToSet() {
        WebSub offered = Sources.noPushes().after(source, null, OFFER, START);

        assertThat(offered.askedAt()).isNull();
        assertThat(offered.error()).contains(HUB).contains("WIREWATCH_PUBLIC_URL");
    }

    @Test
    void whatAHubAnswersIsToldByTheNextPollUntilItTakesARequest() {
        refusal = "The hub has a fault.";
        poll(OFFER, START);
        await().until(() -> count("failed") == 1);
        poll(null, minutes(1));
        assertThat(known.error()).isEqualTo("The hub has a fault.");

        refusal = null;
        poll(null, minutes(5));
        assertThat(known.error()).isEqualTo("The hub has a fault.");
        await().until(() -> count("asked") == 1);
        poll(null, minutes(6));

        assertThat(known.error()).isNull();
    }

    @Test
    void aHubThatNeverAnswersIsNotAskedTwiceAtOnce() {
        gate = new CountDownLatch(1);
        poll(OFFER, START);

        poll(null, minutes(60));

        assertThat(asked).hasSize(1);
        assertThat(pushes.nextAt(source, known, minutes(60))).isEqualTo(minutes(65));
    }

    private void poll(HubOffer offer, Instant now) {
        WebSub next = pushes.after(source, known, offer, now);
        boolean asks = next != null && now.equals(next.askedAt());
        known = next;
        if (asks) {
            double before = count("asked") + count("failed");
            int requests = asked.size();
            pushes.ask(source, next);
            await().until(() ->
                    asked.size() > requests && (gate.getCount() > 0 || count("asked") + count("failed") > before));
        }
    }

    private void hear(Instant at, Duration lease) {
        source = Sources.hearing(source, new HubWord(HUB, TOPIC, at, at.plus(lease), null, null));
    }

    private double count(String outcome) {
        return meters.counter("wirewatch.ingestion.hubs", "outcome", outcome).count();
    }

    private static Instant minutes(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}
