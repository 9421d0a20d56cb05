package io.wirewatch.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.cli.FakeGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertStreamTest {
    private static final String CALL = "GET /api/v1/alerts/stream";

    @Test
    void goesOnWhereTheConnectionBroke() throws Exception {
        try (FakeGateway gateway = new FakeGateway()) {
            gateway.answer(
                    CALL,
                    200,
                    "id: 1\ndata: {\"n\":1}\n\n: heartbeat\n\nid: 2\ndata: {\"n\":2}\n\nid: 3\ndata: {\"n\":");
            gateway.answer(CALL, 200, "id: 3\ndata: {\"n\":3}\n\n");
            gateway.answer(CALL, 410, "{\"detail\":\"that cursor is older than what is kept\"}");
            List<Integer> seen = new ArrayList<>();
            AlertStream stream = new AlertStream(new Gateway(URI.create(gateway.url())), "", null);
            assertThatThrownBy(() ->
                            stream.follow(message -> seen.add(message.path("n").asInt()), notice -> {}))
                    .hasMessageContaining("older than what is kept");
            assertThat(seen).containsExactly(1, 2, 3);
            assertThat(gateway.requests().get(0).headers()).doesNotContainKey("Last-event-id");
            assertThat(gateway.requests().get(1).headers().get("Last-event-id")).containsExactly("2");
            assertThat(gateway.requests().get(2).headers().get("Last-event-id")).containsExactly("3");
        }
    }

    @Test
    void dataOfSeveralLinesIsOneText() throws IOException {
        List<EventReader.Event> events = new ArrayList<>();
        String text = "event: alert\ndata: a\ndata:b\n\nid: 9\n\n";
        new EventReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).forEach(events::add);
        assertThat(events).containsExactly(new EventReader.Event(null, "a\nb"), new EventReader.Event("9", ""));
    }
}
