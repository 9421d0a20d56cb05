package io.wirewatch.gateway.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.AlertHandling;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * People deal with an alert: {@code :mute}, {@code :acknowledge}, {@code :assign} and what takes each back. The answer is the alert
 * with its handling. Done again, each leaves things as they are.
 */
@Controller("/api/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HandlingController {
    private final AlertHandlings handlings;
    private final Journal journal;
    private final Answers answers;

    HandlingController(AlertHandlings handlings, Journal journal, Answers answers) {
        this.handlings = handlings;
        this.journal = journal;
        this.answers = answers;
    }

    /** Nothing about it goes to endpoints for a while. */
    @Post(value = "/{id}:mute", consumes = "*/*")
    HttpResponse<?> mute(HttpRequest<?> request, String id, @Body @Nullable byte[] body) {
        return once(request, body, given -> {
            MuteRequest wish = given.length == 0 ? MuteRequest.USUALLY : StrictJson.read(given, MuteRequest.class);
            Instant until = end(wish);
            return answer(
                    id,
                    "muted",
                    "until " + AlertJson.time(until),
                    known -> until.equals(known.getMutedUntil())
                            ? known
                            : AlertHandling.newBuilder(known)
                                    .setMutedUntil(until)
                                    .setMutedBy(journal.by())
                                    .build());
        });
    }

    private Instant end(MuteRequest wish) {
        try {
            return wish.end(journal.now());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField(e.getMessage());
        }
    }

    @Post(value = "/{id}:unmute", consumes = "*/*")
    HttpResponse<?> unmute(HttpRequest<?> request, String id) {
        return once(
                request,
                null,
                given -> answer(
                        id,
                        "unmuted",
                        "",
                        known -> AlertHandling.newBuilder(known)
                                .setMutedUntil(null)
                                .setMutedBy(null)
                                .build()));
    }

    /** Who did so first stays, and when; a note is put in the place of the one before. */
    @Post(value = "/{id}:acknowledge", consumes = "*/*")
    HttpResponse<?> acknowledge(HttpRequest<?> request, String id, @Body @Nullable byte[] body) {
        return once(request, body, given -> {
            AcknowledgeRequest wish =
                    given.length == 0 ? AcknowledgeRequest.SILENT : StrictJson.read(given, AcknowledgeRequest.class);
            return answer(id, "acknowledged", "", known -> acknowledged(known, wish));
        });
    }

    private AlertHandling acknowledged(AlertHandling known, AcknowledgeRequest wish) {
        AlertHandling.Builder changed = AlertHandling.newBuilder(known);
        if (known.getAcknowledgedAt() == null) {
            changed.setAcknowledgedAt(journal.now()).setAcknowledgedBy(journal.by());
        }
        if (wish.note() != null) {
            changed.setNote(wish.note());
        }
        return changed.build();
    }

    /** The note goes too: it was part of it. */
    @Post(value = "/{id}:unacknowledge", consumes = "*/*")
    HttpResponse<?> unacknowledge(HttpRequest<?> request, String id) {
        return once(
                request,
                null,
                given -> answer(
                        id,
                        "unacknowledged",
                        "",
                        known -> AlertHandling.newBuilder(known)
                                .setAcknowledgedAt(null)
                                .setAcknowledgedBy(null)
                                .setNote(null)
                                .build()));
    }

    @Post(value = "/{id}:assign", consumes = "*/*")
    HttpResponse<?> assign(HttpRequest<?> request, String id, @Body @Nullable byte[] body) {
        return once(request, body, given -> {
            String to = StrictJson.read(given, AssignRequest.class).to();
            return to == null
                    ? unassigned(id)
                    : answer(
                            id,
                            "assigned",
                            "to " + to,
                            known -> AlertHandling.newBuilder(known)
                                    .setAssignee(to)
                                    .build());
        });
    }

    @Post(value = "/{id}:unassign", consumes = "*/*")
    HttpResponse<?> unassign(HttpRequest<?> request, String id) {
        return once(request, null, given -> unassigned(id));
    }

    private ObjectNode unassigned(String id) {
        return answer(
                id,
                "unassigned",
                "",
                known -> AlertHandling.newBuilder(known).setAssignee(null).build());
    }

    /** What is done with the bytes of a body, none where it has no body. */
    private interface Work {
        ObjectNode on(byte[] given);
    }

    private HttpResponse<?> once(HttpRequest<?> request, byte[] body, Work work) {
        byte[] given = body == null ? new byte[0] : body;
        return answers.once(request, given, () -> HttpResponse.ok(work.on(given)));
    }

    private ObjectNode answer(String id, String action, String detail, UnaryOperator<AlertHandling> change) {
        Alert alert = handlings.alert(id);
        return HandlingJson.data(alert, handlings.change(id, action, detail, change), journal.now());
    }
}
