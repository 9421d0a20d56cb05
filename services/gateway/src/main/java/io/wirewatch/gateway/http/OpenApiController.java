package io.wirewatch.gateway.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code GET /openapi}: the description of the API, as YAML or, where the client asks for JSON, as JSON. */
@Controller("/openapi")
final class OpenApiController {
    private static final String YAML = "application/yaml";

    private final String yaml;
    private final String json;

    OpenApiController() {
        this.yaml = text();
        this.json = new String(
                StrictJson.write(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml)),
                StandardCharsets.UTF_8);
    }

    @Get(produces = {YAML, MediaType.APPLICATION_JSON})
    HttpResponse<String> describe(HttpRequest<?> request) {
        boolean wantsJson = request.accept().stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::equals);
        return wantsJson
                ? HttpResponse.ok(json).contentType(MediaType.APPLICATION_JSON_TYPE)
                : HttpResponse.ok(yaml).contentType(YAML);
    }

    private static String text() {
        try (InputStream in = OpenApiController.class.getResourceAsStream("/openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml is not readable on the class path", e);
        }
    }
}
