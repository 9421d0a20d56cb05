package io.wirewatch.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * A registry with the Confluent REST API: Wirewatch's own, Apicurio's {@code /apis/ccompat/v7}, Confluent's. Answers
 * about ids never change, so they are asked for once.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();

    private record SubjectSchema(String subject, Schema schema) {}

    /**
     * @param base the API's address, without a trailing slash
     */
    public HttpSchemaRegistry(URI base) {
        this.base = base;
    }

    @Override
    public int register(String subject, Schema schema) {
        return remember(subject, schema, "/subjects/" + encode(subject) + "/versions");
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return remember(subject, schema, "/subjects/" + encode(subject));
    }

    private int remember(String subject, Schema schema, String path) {
        SubjectSchema key = new SubjectSchema(subject, schema);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        int id = call("POST", path, json(Map.of("schema", schema.toString())))
                .path("id")
                .asInt();
        ids.put(key, id);
        schemas.put(id, schema);
        return id;
    }

    @Override
    public Schema byId(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        String text = call("GET", "/schemas/ids/" + id, null).path("schema").asText();
        Schema schema = new Schema.Parser().parse(text);
        schemas.put(id, schema);
        return schema;
    }

    @Override
    public void setCompatibility(String subject, Compatibility compatibility) {
        call("PUT", "/config/" + encode(subject), json(Map.of("compatibility", compatibility.name())));
    }

    private JsonNode call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Content-Type", MEDIA_TYPE)
                .header("Accept", MEDIA_TYPE)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new RegistryException(
                        response.statusCode(),
                        "the schema registry answered " + response.statusCode() + " to " + method + " " + path + ": "
                                + response.body(),
                        null);
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new RegistryException(0, "no answer from the schema registry at " + base + " (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(0, "interrupted while asking the schema registry", e);
        }
    }

    private static String json(Map<String, String> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a map of strings is always JSON", e);
        }
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
}
