package io.wirewatch.cli.ingest;

import java.util.List;

/** Where releases are taken in. Used by several threads at once. */
public interface ReleaseDoor {
    /**
     * What became of a release of a batch.
     *
     * @param index of it in the batch
     * @param id its id, if it is on the log; or null
     * @param refusal why it is not; or null
     */
    record Taken(int index, String id, String refusal) {}

    /**
     * Takes a batch; returns when what it took is on the log.
     *
     * @return what became of each release
     * @throws io.wirewatch.cli.client.GatewayException if the batch may be sent again, or nothing is taken at all
     */
    List<Taken> take(List<PendingRelease> batch);
}
