package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sources import} and {@code sources export}. */
class OpmlCommandsTest {
    private static final String ALL = "GET /api/v1/sources?limit=500";
    private static final String LIST = """
            <opml version="2.0"><body><outline text="Ports">
              <outline text="Harbour" xmlUrl="https://harbour.example/feed"/>
              <outline text="Ferry" xmlUrl="https://ferry.example/feed"/>
              <outline text="Router" xmlUrl="http://192.168.0.1/feed"/>
            </outline></body></opml>""";

    @TempDir
    private Path folder;

    private FakeGateway gateway;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
        file = Files.writeString(folder.resolve("feeds.opml"), LIST);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private CommandRun run(String... args) {
        return gateway.run(args);
    }

    @Test
    void makesWhatIsNotThereAndTellsWhatIsRefused() {
        gateway.answer(
                ALL, 200, "{\"items\":[{\"id\":\"h\",\"url\":\"https://harbour.example/feed\"}],\"nextCursor\":null}");
        gateway.answer("POST /api/v1/sources", 201, "{\"id\":\"src_1\"}");
        gateway.answer("POST /api/v1/sources", 400, "{\"detail\":\"url: 192.168.0.1 is a private address\"}");

        CommandRun run = run("sources", "import", file.toString(), "--interval", "PT1H");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines()).containsExactly("src_1  Ferry  https://ferry.example/feed");
        assertThat(run.err())
                .contains("http://192.168.0.1/feed: url: 192.168.0.1 is a private address")
                .contains("1 made, 1 there already, 1 refused");
        assertThat(gateway.requests().get(1).body())
                .contains("\"name\":\"Ferry\"", "\"kind\":\"feed\"", "\"interval\":\"PT1H\"");
    }

    @Test
    void aDryRunMakesNone() {
        gateway.answer(ALL, 200, "{\"items\":[],\"nextCursor\":null}");

        CommandRun run = run("sources", "import", file.toString(), "--dry-run", "--output", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(3)
                .first()
                .asString()
                .contains("\"url\":\"https://harbour.example/feed\"");
        assertThat(run.err()).contains("3 would be made");
        assertThat(gateway.requests()).hasSize(1);
    }

    @Test
    void aGatewayThatGoesAwayEndsItWithWhatToDo() {
        gateway.answer(ALL, 200, "{\"items\":[],\"nextCursor\":null}");
        gateway.answer("POST /api/v1/sources", 503, "{\"detail\":\"the broker is away\"}");

        CommandRun run = run("sources", "import", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("the broker is away (run the command again");
    }

    @Test
    void whatIsNoListIsSaidSo() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "<html></html>");

        CommandRun run = run("sources", "import", other.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("its root is <html>, so it is no OPML. Export the list");
        assertThat(run("sources", "import", folder.resolve("none").toString()).exitCode())
                .isEqualTo(1);
    }

    @Test
    void writesTheFeedsThatFeedReadersTake() throws IOException {
        gateway.answer(ALL, 200, """
                {"items":[{"id":"h","name":"Harbour & pier","kind":"feed","url":"https://harbour.example/feed"},
                          {"id":"f","name":"Drop","kind":"folder","url":"/srv/drop"}],"nextCursor":null}""");

        assertThat(run("sources", "export").out())
                .contains(
                        "<outline type=\"rss\" text=\"Harbour &amp; pier\"", "xmlUrl=\"https://harbour.example/feed\"")
                .doesNotContain("/srv/drop");
        Path out = folder.resolve("out.opml");
        assertThat(run("sources", "export", out.toString()).err()).contains("1 feeds in ");
        assertThat(Files.readString(out)).contains("</opml>");
    }
}
