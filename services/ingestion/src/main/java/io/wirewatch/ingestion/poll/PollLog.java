package io.wirewatch.ingestion.poll;

import java.time.Instant;
import java.util.List;

/** Where polls write. Each call returns when all in-sync replicas have what it wrote. */
public interface PollLog {
    /**
     * Writes releases.
     *
     * @throws RuntimeException where they are not known to be on the log
     */
    void releases(PolledSource source, List<Candidate> releases);

    /**
     * Writes word to the operators. The same of the same source and time gives the same record.
     *
     * @throws RuntimeException where it is not known to be on the log
     */
    void notice(PolledSource source, SourceNotice notice, Instant at);

    /**
     * Writes what is known of a source; null deletes it.
     *
     * @throws RuntimeException where it is not known to be on the log
     */
    void state(PolledSource source, PollState state, Instant at);
}
