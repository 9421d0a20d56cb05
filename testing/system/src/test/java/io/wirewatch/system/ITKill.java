package io.wirewatch.system;

import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.LogClient;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code kill -9} at random moments loses nothing and doubles nothing. {@code -Dwirewatch.kill.seed} repeats the moments of
 * an earlier run, as far as a machine repeats them.
 */
class ITKill {
    private static final Logger LOG = LoggerFactory.getLogger(ITKill.class);
    private static final int KILLS = 10;
    private static final int RELEASES = 500;
    private static final int LONGEST_WAIT_MILLIS = 1500;

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    private final long seed = Long.getLong("wirewatch.kill.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void tenKillsWhileReleasesArePushed() throws InterruptedException {
        LOG.info("kills while pushing: seed={}", seed);
        List<KillRelease> releases = releases("pushed");
        try (KillRound round = new KillRound(FOLDER.path("pushed"));
                KillPusher pusher = new KillPusher(releases, round.rest())) {
            for (int kill = 0; kill < KILLS; kill++) {
                int before = RELEASES * kill / (KILLS + 1);
                int moment = before + random.nextInt(RELEASES / (KILLS + 1));
                pusher.allow(RELEASES * (kill + 1) / (KILLS + 1));
                KillRound.await("push " + moment, () -> pusher.answered() >= moment);
                pause(random.nextInt(LONGEST_WAIT_MILLIS));
                round.kill();
                round.launch();
                round.suite().awaitReady();
            }
            pusher.allow(RELEASES);
            KillRound.await("all pushed", () -> pusher.answered() == RELEASES);
            KillVerdict verdict = new KillVerdict(round, releases);
            verdict.assertPromisesKept();
            LOG.info("kills={} pushes repeated={} posts repeated={}", KILLS, pusher.retries(), verdict.repeats());
        }
    }

    @Test
    void tenKillsWhileReleasesThatWaitedAreWorkedOff() {
        LOG.info("kills at full speed: seed={}", seed);
        List<KillRelease> releases = releases("waiting");
        try (KillRound round = new KillRound(FOLDER.path("waiting"))) {
            round.stop();
            WaitingReleases.put(FOLDER.path("waiting"), releases);
            round.launch();
            for (int kill = 0; kill < KILLS; kill++) {
                int moment = RELEASES * kill / KILLS + random.nextInt(RELEASES / KILLS);
                try (LogClient log = round.log()) {
                    KillRound.await("clean release " + moment, () -> log.written(Topics.RELEASES_CLEAN) > moment);
                }
                round.kill();
                round.launch();
            }
            round.suite().awaitReady();
            KillVerdict verdict = new KillVerdict(round, releases);
            verdict.assertPromisesKept();
            LOG.info("kills={} posts repeated={}", KILLS, verdict.repeats());
        }
    }

    private List<KillRelease> releases(String source) {
        return IntStream.range(0, RELEASES)
                .mapToObj(index -> KillRelease.of(source, index, random))
                .toList();
    }

    /** The random part of a moment: the point is that nothing is waited for. */
    private static void pause(int millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }
}
