package io.wirewatch.gateway.release;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.gateway.view.ReleaseStore;
import io.wirewatch.schemas.Topics;
import java.util.List;
import java.util.Optional;

/**
 * Erases a release on legal demand: a record on {@code wirewatch.releases.raw} says so to the pipeline, then the audit to every gateway.
 * Who dies in between is asked again by a client that got no answer, and ends it then.
 */
final class ReleaseErasure {
    private final ReleaseStore releases;
    private final Journal journal;

    ReleaseErasure(ReleaseStore releases, Journal journal) {
        this.releases = releases;
        this.journal = journal;
    }

    /**
     * Erases a release and the parts cut out of it; when it returns, this gateway shows no word of them.
     *
     * @throws ProblemException 404 if there is none, or none any more; 409 for a part, whose words are its carrier's
     */
    void erase(String id) {
        Optional<ReleaseRow> row = releases.get(id);
        if (row.isEmpty() && !releases.isErasureUnfinished(id)) {
            throw ProblemException.notFound("release", id);
        }
        if (row.isEmpty()) {
            audit(id, List.of());
            return;
        }
        ReleaseHead head = row.get().clean().getHead();
        if (head.getCarrier() != null) {
            throw ProblemException.of(
                    409,
                    Problem.Kind.CONFLICT,
                    "\"" + id + "\" is part of the release \"" + head.getCarrier()
                            + "\" and is erased with it: DELETE /releases/" + head.getCarrier() + ".");
        }
        Journal.onLog(journal.send(Topics.RELEASES_RAW, id, record(head), journal.now()));
        audit(id, head.getParts());
    }

    /** The parts first: when the release is gone, all of it is. */
    private void audit(String id, List<String> parts) {
        parts.forEach(part -> journal.auditAndShow("release/" + part, "erased", "with " + id));
        journal.auditAndShow("release/" + id, "erased", "on legal demand");
    }

    private RawRelease record(ReleaseHead head) {
        return RawRelease.newBuilder()
                .setTenant(journal.tenant())
                .setId(head.getId())
                .setSource(head.getSource())
                .setStatus("erased")
                .setReceivedAt(journal.now())
                .build();
    }
}
