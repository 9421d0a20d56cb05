package io.wirewatch.gateway.source;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.runtime.net.OutboundException;
import io.wirewatch.runtime.net.OutboundHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Finds what a site could be read by; nothing is saved. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DiscoveryController {
    private final OutboundHttp outbound;

    DiscoveryController(OutboundHttp outbound) {
        this.outbound = outbound;
    }

    /** An address to look at. */
    record Wanted(String url) {
        Wanted {
            if (url == null || url.isBlank()) {
                throw new IllegalArgumentException("an address is needed: url");
            }
        }
    }

    @Post("/sources:discover")
    HttpResponse<?> discover(@Body byte[] body) {
        String url = StrictJson.read(body, Wanted.class).url().strip();
        try {
            outbound.checkTarget(url);
            Discovery discovery = new Discovery(outbound);
            List<Discovery.Found> items = discovery.look(URI.create(url));
            return HttpResponse.ok(Map.of("items", items, "notes", discovery.notes()));
        } catch (RefusedTargetException e) {
            throw ProblemException.of(400, Problem.Kind.TARGET_REFUSED, "url: " + e.getMessage());
        } catch (OutboundException e) {
            throw ProblemException.badField("url: nothing could be fetched from " + url + ": " + e.getMessage()
                    + ". Open it in a browser and give the address that it ends at.");
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("url: \"" + url + "\" is no address; give one that begins with https://.");
        }
    }
}
