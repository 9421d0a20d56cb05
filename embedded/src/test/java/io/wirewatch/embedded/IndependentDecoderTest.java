package io.wirewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirewatch.avro.Actor;
import io.wirewatch.avro.ActorAlias;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written here, npm's avsc reads, with nothing but the bytes and the registry's HTTP. */
class IndependentDecoderTest {
    @TempDir
    Path folder;

    @Test
    void aRecordIsReadByAnotherAvro() throws Exception {
        assumeTrue(succeeds("node", "--version"), "node is not installed: it runs the independent decoder");
        for (String file : List.of("package.json", "package-lock.json", "decode.cjs")) {
            try (var in = getClass().getResourceAsStream("/decoder/" + file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
        run("npm", "ci", "--silent", "--no-audit", "--no-fund");
        try (EmbeddedRegistry registry = EmbeddedRegistry.inMemory()) {
            HttpSchemaRegistry client = new HttpSchemaRegistry(registry.url());
            client.register(Topics.ACTORS.subject(), Topics.ACTORS.schema());
            byte[] value = new AvroSerde<>(Topics.ACTORS, client).write(liaisonOffice());
            String decoded = run(
                    "node",
                    "decode.cjs",
                    registry.url().toString(),
                    HexFormat.of().formatHex(value));
            assertLiaisonOffice(new ObjectMapper().readTree(decoded));
        }
    }

    private static Actor liaisonOffice() {
        return Actor.newBuilder()
                .setId("liaison-office")
                .setName("Liaison office")
                .setKind("concept")
                .setAliases(List.of(
                        ActorAlias.newBuilder()
                                .setText("bureau de liaison")
                                .setLanguage("fr")
                                .build(),
                        ActorAlias.newBuilder().setText("связная миссия").build()))
                .setVersion(3)
                .setUpdatedAt(Instant.parse("2026-11-24T10:00:00.123Z"))
                .build();
    }

    private static void assertLiaisonOffice(JsonNode actor) {
        assertThat(actor.path("id").asText()).isEqualTo("liaison-office");
        assertThat(actor.at("/aliases/0/text").asText()).isEqualTo("bureau de liaison");
        assertThat(actor.at("/aliases/1/text").asText()).isEqualTo("связная миссия");
        assertThat(actor.path("version").asInt()).isEqualTo(3);
        assertThat(Instant.ofEpochMilli(actor.path("updatedAt").asLong())).isEqualTo("2026-11-24T10:00:00.123Z");
    }

    private boolean succeeds(String... command) throws InterruptedException {
        try {
            return start(command).waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + ": " + output)
                .isZero();
        return output;
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
