package io.wirewatch.gateway.websub;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.runtime.PublicUrl;
import java.io.IOException;
import java.io.InputStream;

/** Where hubs call. They bring no token of the API: the address itself and the signature are theirs. */
@Controller(PublicUrl.HUBS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebSubController {
    private final HubCallbacks callbacks;

    WebSubController(HubCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** Answers with the challenge alone, as text that no browser takes for anything else. */
    @Get(value = "/{source}/{token}", produces = MediaType.TEXT_PLAIN)
    HttpResponse<String> confirm(HttpRequest<?> request, String source, String token) {
        return HttpResponse.ok(callbacks.confirm(source, token, HubQuestion.of(request.getParameters())))
                .header("X-Content-Type-Options", "nosniff");
    }

    @Post(value = "/{source}/{token}", consumes = MediaType.ALL)
    HttpResponse<?> push(HttpRequest<?> request, String source, String token, @Nullable @Body InputStream body)
            throws IOException {
        callbacks.push(source, token, request.getHeaders().get("X-Hub-Signature"), body);
        return HttpResponse.accepted();
    }
}
