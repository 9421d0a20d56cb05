package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Selectors;
import io.wirewatch.avro.Source;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages of the past read again, against a real broker; the stages are played by their groups' offsets. */
class ITReprocessCleaning extends OneReplayProcess {
    private static final String TEXT =
            " opened its pier on Tuesday, and the ministers of both coasts were there to cut the ribbon in the rain.";

    private final Instant day = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);

    ITReprocessCleaning(WirewatchCluster cluster) {
        super(cluster);
    }

    private String rel(int number) {
        return scene.id("rel") + "_" + number;
    }

    private RawRelease raw(int number, String text) {
        return scene.raw(rel(number), text + TEXT, day.plusMillis(number));
    }

    private void ask(String job) {
        scene.everythingIsRead();
        scene.ask(Replay.newBuilder(scene.reprocess(scene.id(job), "cleaning"))
                .setFrom(day)
                .build());
    }

    private Replay done(String job) {
        Replay done = scene.awaitEnd(scene.id(job));
        assertThat(done.getStatus()).as(done.getError()).isEqualTo("done");
        assertThat(done.getNextOffsets()).isEqualTo(done.getEndOffsets());
        return done;
    }

    private List<String> copies(String job) {
        return scene.copies(scene.id(job)).stream().map(ReadRecord::key).toList();
    }

    @Test
    void aCopyIsWrittenOfEachPageThatIsReadOtherwiseNow() {
        for (int i = 0; i < 12; i++) {
            scene.page(raw(i, "Vestby"), 1, i % 3 == 0 ? "Advertisement. Vestby" + TEXT : null);
        }
        ask("rpl");

        Replay done = done("rpl");
        assertThat(done.getMatched()).isEqualTo(4);
        assertThat(done.getHanded()).isEqualTo(4);
        List<ReadRecord<RawRelease>> copies = scene.copies(scene.id("rpl"));
        assertThat(copies).extracting(ReadRecord::key).containsExactlyInAnyOrder(rel(0), rel(3), rel(6), rel(9));
        List<ReadRecord<RawRelease>> all = cluster.readAll(Topics.RELEASES_RAW);
        assertThat(copies).allSatisfy(copy -> {
            assertThat(copy.timestamp()).isEqualTo(done.getStartedAt());
            assertThat(copy.value().getReprocessing().getStage()).isEqualTo("cleaning");
            assertThat(all)
                    .filteredOn(record -> record.partition() == copy.partition()
                            && record.offset() == copy.value().getReprocessing().getOrigin())
                    .singleElement()
                    .satisfies(origin -> assertThat(RawRelease.newBuilder(copy.value())
                                    .setReprocessing(null)
                                    .build())
                            .isEqualTo(origin.value()));
        });
    }

    @Test
    void whatWasReadLastIsCompared() {
        scene.page(raw(1, "Vestby"), 1, "Advertisement. Vestby" + TEXT);
        ask("one");
        assertThat(done("one").getMatched()).isEqualTo(1);
        // Cleaning makes the next version of the copy.
        scene.page(
                RawRelease.newBuilder(scene.copies(scene.id("one")).getFirst().value())
                        .build(),
                2,
                null);
        ask("again");

        assertThat(done("again").getMatched()).isZero();
        assertThat(copies("again")).isEmpty();
    }

    @Test
    void ofAPageTheNewestRecordIsReadAndNoneThatIsTakenBackOrWasNeverRead() {
        scene.page(raw(1, "Vestby"), 1, "Old. Vestby" + TEXT);
        scene.page(raw(1, "Nordhavn"), 2, "Old. Nordhavn" + TEXT);
        scene.page(raw(2, "Vestby"), 1, "Old. Vestby" + TEXT);
        scene.page(RawRelease.newBuilder(raw(2, "")).setStatus("withdrawn").build(), 2, null);
        cluster.produce(Topics.RELEASES_RAW, rel(3), raw(3, "Vestby"), day.plusMillis(3));
        ask("rpl");

        assertThat(done("rpl").getMatched()).isEqualTo(1);
        assertThat(scene.copies(scene.id("rpl")))
                .singleElement()
                .satisfies(copy -> assertThat(copy.value()).isNotNull().satisfies(value -> {
                    assertThat(value.getId()).isEqualTo(rel(1));
                    assertThat(new String(value.getBody().array(), StandardCharsets.UTF_8))
                            .startsWith("Nordhavn");
                }));
    }

    @Test
    void partsThatAreFoundNowOrNoMoreAreAChangeOfTheirPage() {
        String quoted = "(begin text)\n\nCrews welcome the pier. Nordhavn" + TEXT + "\n\n(end text)";
        scene.page(raw(1, "Around. " + quoted + "\n\nVestby"), 1, null);
        scene.page(raw(2, "Around.\n\n" + quoted + "\n\nVestby"), 1, "Around.\n\nVestby" + TEXT);
        scene.page(raw(3, "Around.\n\nVestby"), 1, "Around.\n\n" + quoted + "\n\nVestby" + TEXT);
        ask("rpl");

        assertThat(done("rpl").getMatched()).isEqualTo(2);
        assertThat(copies("rpl")).containsExactlyInAnyOrder(rel(2), rel(3));
    }

    @Test
    void onlyPagesOfTheSourcesThatAreNamedAreRead() {
        scene.page(
                RawRelease.newBuilder(raw(1, "Vestby"))
                        .setSource(scene.id("src"))
                        .build(),
                1,
                "Old. Vestby" + TEXT);
        scene.page(
                RawRelease.newBuilder(raw(2, "Vestby"))
                        .setUrl("https://press." + host() + "/pier")
                        .build(),
                1,
                "Old. Vestby" + TEXT);
        scene.page(raw(3, "Vestby"), 1, "Old. Vestby" + TEXT);
        scene.everythingIsRead();
        scene.ask(Replay.newBuilder(scene.reprocess(scene.id("rpl"), "cleaning"))
                .setFrom(day)
                .setSources(List.of(scene.id("src").toUpperCase(Locale.ROOT), host()))
                .build());

        done("rpl");
        assertThat(copies("rpl")).containsExactlyInAnyOrder(rel(1), rel(2));
    }

    private String host() {
        return scene.id("h").replace('_', '-').toLowerCase(Locale.ROOT) + ".example";
    }

    /** A page of which a part is the text, which selectors tell. */
    private RawRelease html(int number, Selectors selectors) {
        String page = "<html><body><h1>The pier</h1><div class=teaser><p>Nordhavn" + TEXT
                + "</p></div><div class=news><p>Vestby" + TEXT + "</p></div></body></html>";
        return RawRelease.newBuilder(raw(number, ""))
                .setSource(scene.id("src"))
                .setContentType("text/html")
                .setBody(ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)))
                .setSelectors(selectors)
                .build();
    }

    private static Selectors textIn(String selector) {
        return Selectors.newBuilder().setText(selector).build();
    }

    private void sourceHas(Selectors selectors) {
        cluster.produce(
                Topics.SOURCES,
                scene.id("src"),
                Source.newBuilder()
                        .setId(scene.id("src"))
                        .setSelectors(selectors)
                        .build());
    }

    private void askByCurrentSelectors(String job) {
        scene.everythingIsRead();
        scene.ask(Replay.newBuilder(scene.reprocess(scene.id(job), "cleaning"))
                .setFrom(day)
                .setSelectors("current")
                .build());
    }

    private List<Selectors> selectorsOfCopies(String job) {
        return scene.copies(scene.id(job)).stream()
                .map(copy -> copy.value().getSelectors())
                .toList();
    }

    /** Cleaning reads the copies that a job has made. */
    private void copiesAreRead(String job, int version) {
        scene.copies(scene.id(job)).forEach(copy -> scene.page(copy.value(), version, null));
    }

    @Test
    void pagesAreReadByTheSelectorsThatTheirSourceHasNowWhereThatIsAsked() {
        sourceHas(textIn(".news"));
        scene.page(html(1, textIn(".teaser")), 1, null);
        scene.page(html(2, textIn(".news")), 1, null);
        scene.page(raw(3, "Vestby"), 1, null);
        ask("recorded");
        assertThat(done("recorded").getMatched()).isZero();
        askByCurrentSelectors("current");

        assertThat(done("current").getMatched()).isEqualTo(1);
        assertThat(copies("current")).containsExactly(rel(1));
        RawRelease copy = scene.copies(scene.id("current")).getFirst().value();
        assertThat(copy.getSelectors()).isEqualTo(textIn(".news"));
        assertThat(copy.getNewSelectors()).isTrue();
    }

    @Test
    void theSelectorsOfACopyAreThoseOfItsPageFromThenOn() {
        sourceHas(textIn(".news"));
        scene.page(html(1, textIn(".teaser")), 1, null);
        askByCurrentSelectors("current");
        done("current");
        copiesAreRead("current", 2);
        sourceHas(null);

        ask("again");
        assertThat(done("again").getMatched()).isZero();
        // An upgrade reads by other rules.
        scene.page(scene.copies(scene.id("current")).getFirst().value(), 3, "Old. Vestby" + TEXT);
        ask("upgraded");
        done("upgraded");
        assertThat(selectorsOfCopies("upgraded")).containsExactly(textIn(".news"));
        copiesAreRead("upgraded", 4);

        // Now the source has none.
        askByCurrentSelectors("none");
        done("none");
        assertThat(selectorsOfCopies("none")).hasSize(1).containsOnlyNulls();
        copiesAreRead("none", 5);
        ask("still");
        assertThat(done("still").getMatched()).isZero();
        // What comes of itself has selectors of its own.
        scene.page(html(1, textIn(".teaser")), 6, null);
        ask("edited");
        assertThat(done("edited").getMatched()).isZero();
    }

    @Test
    void pagesOfASourceThatIsGoneAreReadAsBefore() {
        scene.page(html(1, textIn(".teaser")), 1, null);
        askByCurrentSelectors("rpl");

        assertThat(done("rpl").getMatched()).isZero();
    }

    @Test
    void selectorsThatAnotherVersionKnowsAreRefused() {
        scene.ask(Replay.newBuilder(scene.reprocess(scene.id("rpl"), "cleaning"))
                .setSelectors("guessed")
                .build());

        assertThat(scene.awaitEnd(scene.id("rpl")).getError()).contains("not guessed");
    }

    @Test
    void whatCleaningHasNotReadYetIsLeftToIt() {
        scene.page(raw(1, "Vestby"), 1, "Old. Vestby" + TEXT);
        scene.everythingIsRead();
        scene.page(raw(2, "Vestby"), 1, "Old. Vestby" + TEXT);
        scene.ask(Replay.newBuilder(scene.reprocess(scene.id("rpl"), "cleaning"))
                .setFrom(day)
                .build());

        done("rpl");
        assertThat(copies("rpl")).containsExactly(rel(1));
    }

    @Test
    void noMoreAreOnTheirWayThanTheStagesTake() throws Exception {
        replay.close();
        Map<String, Object> properties = new HashMap<>(cluster.properties());
        properties.put("wirewatch.replay.backlog", 2);
        properties.put("wirewatch.replay.live-backlog", 2);
        replay = ServiceContext.start("replay", properties);
        for (int i = 0; i < 12; i++) {
            scene.page(raw(i, "Vestby"), 1, "Old. Vestby" + TEXT);
        }
        ask("rpl");

        // Cleaning takes none of them, and it stands still: that is in its record, too.
        scene.await(
                scene.id("rpl"), job -> job.getHanded() > 0 && Double.valueOf(0).equals(job.getRatePerSecond()));
        assertThat(copies("rpl")).hasSizeBetween(1, 6);
        scene.await(scene.id("rpl"), job -> {
            scene.everythingIsRead();
            return job.getStatus().equals("done");
        });
        assertThat(copies("rpl")).hasSize(12);
    }

    @Test
    void whatWaitsForCleaningWhenAJobGoesOnTakesItsRoom() {
        ReplayConfig config = new ReplayConfig(Duration.ZERO, 1, 1, 10, 10, 1, Duration.ZERO);
        scene.everythingIsRead();
        for (int i = 0; i < 3; i++) {
            cluster.produce(Topics.RELEASES_RAW, rel(i), raw(i, "Vestby"), day.plusMillis(i));
        }

        try (LivePipeline live = new LivePipeline(replay.bean(KafkaClients.class), config, Clock.systemUTC())) {
            assertThat(new CopiesWritten(live.arrived()).room(live)).isEqualTo(7);
        }
        scene.everythingIsRead();
        try (LivePipeline live = new LivePipeline(replay.bean(KafkaClients.class), config, Clock.systemUTC())) {
            assertThat(new CopiesWritten(live.arrived()).room(live)).isEqualTo(10);
        }
    }

    @Test
    void goesOnWhereItWasInAnotherProcess() {
        for (int i = 0; i < 6; i++) {
            scene.page(raw(i, "Vestby"), 1, "Old. Vestby" + TEXT);
        }
        scene.everythingIsRead();
        scene.ask(Replay.newBuilder(scene.reprocess(scene.id("rpl"), "cleaning"))
                .setFrom(day)
                .setDeliver(true)
                .setPace(60)
                .build());
        scene.await(scene.id("rpl"), job -> job.getHanded() >= 1);
        replay.close();
        int before = copies("rpl").size();
        assertThat(before).as("one a second").isLessThan(6);

        scene.tell(scene.id("rpl"), "paused");
        scene.ask(Replay.newBuilder(scene.newest(scene.id("rpl")))
                .setStatus("queued")
                .setPace(6000)
                .setPacedUntil(null)
                .build());
        replay = ServiceContext.start("replay", cluster.properties());

        done("rpl");
        assertThat(copies("rpl")).hasSizeBetween(6, 6 + before).contains(rel(0), rel(5));
        assertThat(scene.copies(scene.id("rpl")))
                .allSatisfy(copy ->
                        assertThat(copy.value().getReprocessing().getDeliver()).isTrue());
    }
}
