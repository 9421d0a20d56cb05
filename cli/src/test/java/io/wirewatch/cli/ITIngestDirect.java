package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Selectors;
import io.wirewatch.avro.Source;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wirewatch ingest --direct} against a broker and a registry, without a gateway. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITIngestDirect {
    private static final int RELEASES = 1_000;

    @TempDir
    Path folder;

    private final WirewatchCluster cluster;

    ITIngestDirect(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    private CommandRun ingest(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "ingest",
                "--direct",
                "--bootstrap",
                cluster.bootstrapServers(),
                "--registry",
                cluster.registryUrl().toString(),
                "--data",
                folder.resolve("data").toString()));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private List<RawRelease> of(String source) {
        return cluster.readAll(Topics.RELEASES_RAW).stream()
                .map(ReadRecord::value)
                .filter(release -> release.getSource().equals(source))
                .toList();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void linesAreOnTheLogOnceAsTheGatewayWouldWriteThem() throws IOException {
        String lines = IntStream.range(0, RELEASES)
                .mapToObj(i -> "{\"id\":\"%d\",\"title\":\"Title %d\",\"text\":\"Text %d.\"}\n".formatted(i, i, i))
                .collect(Collectors.joining());

        CommandRun run = ingest(
                "--source", "archive", "--historical", file("a.jsonl", lines).toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains(RELEASES + " accepted, 0 refused");
        List<RawRelease> taken = of("archive");
        assertThat(taken).hasSize(RELEASES).allMatch(RawRelease::getHistorical);
        assertThat(taken)
                .extracting(RawRelease::getId)
                .doesNotHaveDuplicates()
                .contains(Ids.release("main", "archive", "id", "7"));
        assertThat(run.out().lines().map(line -> line.split(" ")[0]))
                .containsExactlyInAnyOrderElementsOf(
                        taken.stream().map(RawRelease::getId).toList());
    }

    @Test
    void theLaterOfTwoVersionsIsTheLater() throws IOException {
        String lines = IntStream.range(0, RELEASES)
                .mapToObj(i -> "{\"id\":\"%d\",\"text\":\"Version %d.\"}\n".formatted(i % 3, i))
                .collect(Collectors.joining());

        assertThat(ingest("--source", "versions", file("b.jsonl", lines).toString())
                        .exitCode())
                .isZero();

        List<Integer> ofOne = of("versions").stream()
                .filter(release -> release.getIdentity().equals("1"))
                .map(release -> StandardCharsets.UTF_8.decode(release.getBody()).toString())
                .map(text -> Integer.valueOf(text.replaceAll("\\D", "")))
                .toList();
        assertThat(ofOne).hasSize(RELEASES / 3).isSorted();
    }

    @Test
    void whatTheGatewayRefusesIsRefused() throws IOException {
        String lines = """
                {"id":"1","text":"One."}
                {"id":"2","text":"Two.","colour":"red"}
                {"id":"3","text":"Three.","publishedAt":"yesterday"}
                {"id":"4"}
                {"id":"5","text":"%s"}
                {"id":"6","text":"Six."}
                """.formatted("x".repeat(5 * 1024 * 1024 + 1));

        CommandRun run = ingest("--source", "odd", file("c.jsonl", lines).toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("c.jsonl:2: Unknown field \"colour\"", "c.jsonl:3: publishedAt must be", "c.jsonl:4: ")
                .contains("c.jsonl:5: A release may hold 5 MB", "2 accepted, 4 refused");
        assertThat(of("odd")).extracting(RawRelease::getIdentity).containsExactlyInAnyOrder("1", "6");
    }

    @Test
    void aPageCarriesTheSelectorsOfItsSource() throws IOException {
        Selectors selectors = Selectors.newBuilder().setText("main").build();
        cluster.produce(
                Topics.SOURCES,
                "desk",
                Source.newBuilder().setId("desk").setSelectors(selectors).build());

        assertThat(ingest(
                                "--source",
                                "desk",
                                file("d.html", "<html><body><main>Text.</main></body></html>")
                                        .toString())
                        .exitCode())
                .isZero();

        assertThat(of("desk"))
                .singleElement()
                .extracting(RawRelease::getSelectors)
                .isEqualTo(selectors);
    }

    @Test
    void withoutALogItSaysHowToNameOne() throws IOException {
        CommandRun run = CommandRun.of(
                "ingest",
                "--direct",
                "--data",
                folder.toString(),
                file("e.txt", "Text.").toString());

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("no suite runs in", "--bootstrap and --registry");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense        | http://127.0.0.1:1 | --bootstrap must be brokers as HOST:PORT
            127.0.0.1:1     | 127.0.0.1:8081     | --registry must be an address
            no.invalid:9092 | http://127.0.0.1:1 | the broker no.invalid:9092 cannot be reached
            """)
    void whatIsNoLogIsToldInASentence(String broker, String registry, String reason) throws IOException {
        CommandRun run = CommandRun.of(
                "ingest",
                "--direct",
                "--bootstrap",
                broker,
                "--registry",
                registry,
                "--data",
                folder.toString(),
                file("f.txt", "Text.").toString());

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains(reason).doesNotContain("\tat ");
    }
}
