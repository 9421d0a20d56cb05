package io.wirewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirewatch.schemas.Compatibility;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.RegistryException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedRegistryTest {
    private static final Schema ONE =
            SchemaBuilder.record("R").fields().optionalString("a").endRecord();
    private static final Schema TWO = SchemaBuilder.record("R")
            .fields()
            .optionalString("a")
            .optionalInt("b")
            .endRecord();
    private static final Schema STRICT = SchemaBuilder.record("R")
            .fields()
            .optionalString("a")
            .requiredInt("c")
            .endRecord();

    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedRegistry registry;
    private HttpSchemaRegistry client;

    private record Answer(int status, JsonNode body) {}

    @BeforeEach
    void start() throws IOException {
        registry = EmbeddedRegistry.inMemory();
        client = new HttpSchemaRegistry(registry.url());
    }

    @AfterEach
    void stop() {
        http.close();
        registry.close();
    }

    @Test
    void aSchemaHasOneIdInEverySubject() {
        int id = client.register("first-value", ONE);
        assertThat(client.register("second-value", ONE)).isEqualTo(id);
        assertThat(client.register("first-value", TWO)).isNotEqualTo(id);
        assertThat(new HttpSchemaRegistry(registry.url()).byId(id)).isEqualTo(ONE);
    }

    @Test
    void registeringTwiceMakesNoSecondVersion() throws Exception {
        client.register("s", ONE);
        new HttpSchemaRegistry(registry.url()).register("s", ONE);
        assertThat(send("GET", "/subjects/s/versions", null).body().toString()).isEqualTo("[1]");
    }

    @Test
    void anIncompatibleSchemaIsRefusedWith409AndTheReason() {
        client.setCompatibility("s", Compatibility.FULL_TRANSITIVE);
        client.register("s", ONE);
        assertThatThrownBy(() -> client.register("s", STRICT))
                .isInstanceOfSatisfying(RegistryException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(409);
                    assertThat(refusal).hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE");
                });
    }

    @Test
    void transitiveLevelsLookAtEveryVersion() throws Exception {
        Schema withDefault = SchemaBuilder.record("R")
                .fields()
                .optionalString("a")
                .name("c")
                .type()
                .intType()
                .intDefault(1)
                .endRecord();
        client.register("s", ONE);
        client.register("s", withDefault);
        assertThat(send("PUT", "/config/s", "{\"compatibility\":\"BACKWARD\"}").status())
                .isEqualTo(200);
        assertThat(send("POST", "/subjects/s/versions", body(STRICT)).status()).isEqualTo(200);
        assertThat(send("PUT", "/config/t", "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}")
                        .status())
                .isEqualTo(200);
        client.register("t", ONE);
        client.register("t", withDefault);
        assertThat(send("POST", "/subjects/t/versions", body(STRICT)).status()).isEqualTo(409);
    }

    @Test
    void aVersionIsFoundByNumberAndAsLatest() throws Exception {
        client.register("s", ONE);
        int id = client.register("s", TWO);
        assertThat(send("GET", "/subjects/s/versions/latest", null)
                        .body()
                        .path("id")
                        .asInt())
                .isEqualTo(id);
        assertThat(send("GET", "/subjects/s/versions/1", null)
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(send("POST", "/subjects/s", body(TWO)).body().path("version").asInt())
                .isEqualTo(2);
        assertThat(send("GET", "/subjects", null).body().toString()).isEqualTo("[\"s\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /subjects/none/versions, 404, 40401",
        "GET, /subjects/s/versions/9, 404, 40402",
        "GET, /subjects/s/versions/zero, 422, 42202",
        "GET, /schemas/ids/99, 404, 40403",
        "GET, /config/none, 404, 40408",
        "GET, /nothing/here, 404, 404",
    })
    void whatIsNotThereIsToldInConfluentsCodes(String method, String path, int status, int code) throws Exception {
        client.register("s", ONE);
        Answer answer = send(method, path, null);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("error_code").asInt()).isEqualTo(code);
        assertThat(answer.body().path("message").asText()).isNotBlank();
    }

    @Test
    void aBodyThatHoldsNoSchemaIsRefused() throws Exception {
        assertThat(send("POST", "/subjects/s/versions", "{\"schema\":\"{}\"}").status())
                .isEqualTo(422);
        assertThat(send("POST", "/subjects/s/versions", "{\"schema\":\"{}\",\"schemaType\":\"JSON\"}")
                        .status())
                .isEqualTo(422);
        assertThat(send("POST", "/subjects/s/versions", "{").status()).isEqualTo(400);
        assertThat(send("PUT", "/config", "{\"compatibility\":\"SOMETIMES\"}")
                        .body()
                        .path("error_code")
                        .asInt())
                .isEqualTo(42203);
    }

    @Test
    void aLevelThatWasSetIsTold() throws Exception {
        assertThat(send("GET", "/config", null)
                        .body()
                        .path("compatibilityLevel")
                        .asText())
                .isEqualTo("BACKWARD");
        client.setCompatibility("s", Compatibility.FULL_TRANSITIVE);
        assertThat(send("GET", "/config/s", null)
                        .body()
                        .path("compatibilityLevel")
                        .asText())
                .isEqualTo("FULL_TRANSITIVE");
    }

    @Test
    void aWebPageIsNotServed() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + "/subjects"))
                .header("Origin", "https://page.example")
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    private static String body(Schema schema) {
        return new ObjectMapper()
                .createObjectNode()
                .put("schema", schema.toString())
                .toString();
    }

    private Answer send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), new ObjectMapper().readTree(response.body()));
    }
}
