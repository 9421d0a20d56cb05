package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.Delivery;
import io.wirewatch.runtime.PublicUrl;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CloudEventsTest {
    /** Of the specification, version 1.0: "Required attributes" and "Optional attributes". */
    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");

    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema");

    private final CloudEvents here = new CloudEvents(new PublicUrl(""));

    static Stream<Delivery> messages() {
        return Stream.of(
                ChannelMessages.raised(),
                ChannelMessages.updated(),
                ChannelMessages.withdrawn(),
                ChannelMessages.notice(),
                ChannelMessages.test(),
                ChannelMessages.hostile(),
                ChannelMessages.huge());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageKeepsTheRulesOfTheSpecification(Delivery message) {
        JsonNode event = SentJson.of(here.of(message));

        assertThat(REQUIRED)
                .allSatisfy(name -> assertThat(event.path(name).asText()).isNotEmpty());
        event.properties().stream()
                .filter(member -> !member.getKey().equals("data"))
                .forEach(member -> {
                    assertThat(ATTRIBUTES).contains(member.getKey());
                    assertThat(member.getValue().isTextual())
                            .as(member.getKey())
                            .isTrue();
                    assertThat(member.getValue().asText())
                            .isNotEmpty()
                            .doesNotContainPattern("[\\p{Cntrl}\\u007f-\\u009f\\ud800-\\udfff]");
                });
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo(message.getMessageId());
        assertThat(event.get("type").asText()).matches("[a-z]+(\\.[a-z]+)+");
        assertThat(URI.create(event.get("source").asText())).isNotNull();
        assertThat(OffsetDateTime.parse(event.get("time").asText()).toInstant()).isEqualTo(ChannelMessages.ARRIVAL);
        assertThat(event.get("datacontenttype").asText()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theDataIsThatOfTheMessage(Delivery message) {
        assertThat(SentJson.of(here.of(message)).get("data"))
                .isEqualTo(SentJson.of(message.getBody()).get("data"));
    }

    @Test
    void eventsLookAsTheyShould() {
        Golden.check("cloudevents", "raised", here.of(ChannelMessages.raised()));
        Golden.check("cloudevents", "updated", here.of(ChannelMessages.updated()));
        Golden.check("cloudevents", "withdrawn", here.of(ChannelMessages.withdrawn()));
        Golden.check("cloudevents", "notice", here.of(ChannelMessages.notice()));
        Golden.check("cloudevents", "test", here.of(ChannelMessages.test()));
    }

    @Test
    void theSourceIsAbsoluteWhereTheInstallationHasAName() {
        CloudEvents named = new CloudEvents(new PublicUrl("https://wire.example/desk/"));

        assertThat(source(here, ChannelMessages.raised())).isEqualTo("/api/v1/subscriptions/pact");
        assertThat(source(named, ChannelMessages.raised()))
                .isEqualTo("https://wire.example/desk/api/v1/subscriptions/pact");
        assertThat(source(named, ChannelMessages.notice())).isEqualTo("https://wire.example/desk/api/v1/sources/shape");
        assertThat(source(named, ChannelMessages.test())).isEqualTo("https://wire.example/desk/api/v1/endpoints/end_1");
    }

    @Test
    void theSubjectIsTheAlertOrTheNoticeAndATestHasNone() {
        assertThat(subject(ChannelMessages.withdrawn())).isEqualTo("alr_liaison");
        assertThat(subject(ChannelMessages.notice())).isEqualTo("ntc_1");
        assertThat(SentJson.of(here.of(ChannelMessages.test())).has("subject")).isFalse();
    }

    @Test
    void eachAttemptHasTheSameBytes() {
        assertThat(here.of(ChannelMessages.updated())).isEqualTo(here.of(ChannelMessages.updated()));
    }

    @Test
    void aMessageThatIsNoneIsNotSent() {
        Delivery broken = Delivery.newBuilder(ChannelMessages.raised())
                .setBody("{\"type\":")
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> here.of(broken)).withMessageContaining("cannot be read");
    }

    private static String source(CloudEvents events, Delivery message) {
        return SentJson.of(events.of(message)).get("source").asText();
    }

    private String subject(Delivery message) {
        return SentJson.of(here.of(message)).path("subject").asText();
    }
}
