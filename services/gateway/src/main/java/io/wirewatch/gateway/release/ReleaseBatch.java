package io.wirewatch.gateway.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.StrictJson;
import java.util.ArrayList;
import java.util.List;

/**
 * Several releases of one JSON body. Each is taken or refused on its own; the log takes all that were not refused, or the
 * client is told to send the body again, which does no harm: the ids are the same.
 */
final class ReleaseBatch {
    private final ReleaseIntake intake;

    ReleaseBatch(ReleaseIntake intake) {
        this.intake = intake;
    }

    /** A release that is on the log. */
    record Accepted(int index, String id) {}

    /** A release that is not, and why. */
    record Refused(int index, int status, String detail) {}

    /** What became of a batch. */
    record Outcome(List<Accepted> accepted, List<Refused> refused) {
        Outcome {
            accepted = List.copyOf(accepted);
            refused = List.copyOf(refused);
        }
    }

    Outcome take(JsonNode releases) {
        List<Integer> indices = new ArrayList<>();
        List<RawRelease> records = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < releases.size(); i++) {
            try {
                records.add(intake.record(StrictJson.convert(releases.get(i), ReleaseRequest.class)));
                indices.add(i);
            } catch (ProblemException e) {
                intake.refuse();
                refused.add(new Refused(i, e.status(), e.getMessage()));
            }
        }
        // Sent only when every one was read, so that a body with a fault in the middle is not half on its way.
        List<ReleaseIntake.Taken> taken = records.stream().map(intake::send).toList();
        List<Accepted> accepted = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            accepted.add(new Accepted(indices.get(i), taken.get(i).await()));
        }
        return new Outcome(accepted, refused);
    }
}
