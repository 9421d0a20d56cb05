package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.deadletter.LetterLog.Letter;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.gateway.view.ReleaseStore;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Redrives and drops, of one letter or of many. Through one gateway, one call after the other. */
public final class LetterActs {
    private final LetterLog log;
    private final Journal journal;
    private final Obstacles obstacles;
    private final ReentrantLock acting = new ReentrantLock();

    public LetterActs(LetterLog log, Journal journal, ReleaseStore releases, KafkaClients clients, Clock clock) {
        this.log = log;
        this.journal = journal;
        this.obstacles = new Obstacles(releases, clients.serde(Topics.RELEASES_RAW), clock);
    }

    /**
     * Does something about one letter.
     *
     * @return the letter as it is then
     * @throws ProblemException 404 if there is none; 409 if it cannot be done with it
     */
    DeadLetterJson one(String id, Act act) {
        DeadLetterId place = DeadLetterId.of(id).orElseThrow(() -> ProblemException.notFound("dead letter", id));
        acting.lock();
        try {
            return log.read(new LetterFilter(place.topic(), null, null, new TimeRange(null, null)), reading -> {
                Letter letter = reading.letter(place).orElseThrow(() -> ProblemException.notFound("dead letter", id));
                refuseDone(letter, act);
                new LetterWorker(log, journal, obstacles, act)
                        .apply(List.of(letter))
                        .forEach((one, why) -> {
                            throw conflict(why);
                        });
                return DeadLetterJson.of(letter.about(), act.result());
            });
        } finally {
            acting.unlock();
        }
    }

    /** What was dropped in error can still be redriven; what was redriven is its readers' affair. */
    private static void refuseDone(Letter letter, Act act) {
        String id = letter.about().id().text();
        if (act == Act.DROP && letter.status() == Status.DROPPED) {
            throw ProblemException.notFound("open dead letter", id);
        }
        if (letter.status() == Status.REDRIVEN) {
            throw conflict("\"" + id
                    + "\" was redriven before. If its record was refused again, there is a newer letter of it.");
        }
    }

    private static ProblemException conflict(String why) {
        return ProblemException.of(409, Problem.Kind.CONFLICT, why);
    }

    /** Does something about all open letters that a filter takes, oldest first in each partition, as far as one call goes. */
    LetterPass.Outcome many(LetterFilter filter, Act act, String cursor) {
        LetterPass.Start start = cursor == null ? null : LetterPass.Start.of(cursor);
        acting.lock();
        try {
            return log.read(
                    filter,
                    reading -> new LetterPass(
                                    reading, filter, new LetterWorker(log, journal, obstacles, act), act.result())
                            .run(start));
        } finally {
            acting.unlock();
        }
    }
}
