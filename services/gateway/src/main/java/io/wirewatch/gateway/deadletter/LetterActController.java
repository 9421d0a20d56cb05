package io.wirewatch.gateway.deadletter;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.http.StrictJson;

/** What can be done about dead letters: write them to where they came from, or drop them. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LetterActController {
    private final LetterActs acts;
    private final Answers answers;

    LetterActController(LetterActs acts, Answers answers) {
        this.acts = acts;
        this.answers = answers;
    }

    @Post(value = "/dead-letters/{id}:redrive", consumes = "*/*")
    HttpResponse<?> redrive(HttpRequest<?> request, String id) {
        return answers.once(request, new byte[0], () -> HttpResponse.ok(acts.one(id, Act.REDRIVE)));
    }

    @Delete("/dead-letters/{id}")
    HttpResponse<?> drop(String id) {
        acts.one(id, Act.DROP);
        return HttpResponse.noContent();
    }

    @Post("/dead-letters:redrive")
    HttpResponse<?> redriveMany(HttpRequest<?> request, @Body byte[] body) {
        return many(request, body, Act.REDRIVE);
    }

    @Post("/dead-letters:drop")
    HttpResponse<?> dropMany(HttpRequest<?> request, @Body byte[] body) {
        return many(request, body, Act.DROP);
    }

    private HttpResponse<?> many(HttpRequest<?> request, byte[] body, Act act) {
        return answers.once(request, body, () -> {
            LetterQuery wanted = StrictJson.read(body, LetterQuery.class);
            return HttpResponse.ok(acts.many(wanted.filter(), act, wanted.cursor()));
        });
    }
}
