package io.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirewatch.alerting.channel.Channels;
import io.wirewatch.alerting.mail.MailServer;
import io.wirewatch.alerting.mail.SmtpConfig;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.runtime.PublicUrl;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.SocketLimits;
import io.wirewatch.runtime.security.SecretBox;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.WebhookReceiver.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The digest that is made is the one that channels read. */
class DigestMessageTest {
    private static final SocketLimits LIMITS =
            new SocketLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private static OpenDelivery held(Endpoint endpoint, int i) {
        OpenDelivery delivery = OpenDelivery.wished(Messages.ofAlert(
                Fixtures.deliver(endpoint.getId(), Fixtures.alert("alr_" + i, 1, "raised")), i, Fixtures.ARRIVAL));
        delivery.heldFor("quiet");
        return delivery;
    }

    private static Delivery digest(Endpoint endpoint, int alerts) {
        DigestMessage message = new DigestMessage(endpoint, true);
        List<OpenDelivery> carried =
                IntStream.range(0, alerts).mapToObj(i -> held(endpoint, i)).toList();
        carried.forEach(message::add);
        return message.delivery(carried, Fixtures.ARRIVAL);
    }

    @Test
    void whatADigestCountsAndWhyItWasHeldIsWhatAPersonReads() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start();
                OutboundHttp http = OutboundHttp.guarded(AddressPolicy.allowing("127.0.0.0/8"))) {
            receiver.always("/", Reply.of(200));
            Endpoint endpoint = Endpoint.newBuilder(Fixtures.endpoint("desk"))
                    .setKind("ntfy")
                    .setUrl(receiver.url("/alerts-desk").toString())
                    .setZone("Asia/Tokyo")
                    .build();
            Channels channels = new Channels(
                    http,
                    new SecretBox(null, Base64.getEncoder().encodeToString(new byte[32])),
                    MailServer.of(new SmtpConfig(null, 0, "starttls", null, null, null, null), LIMITS),
                    Limits.WEBHOOK,
                    Clock.systemUTC(),
                    new PublicUrl(""));

            assertThat(channels.send(digest(endpoint, 52), endpoint, null)
                            .attempt()
                            .succeeded())
                    .isTrue();

            String sent = receiver.received("/").getLast().text();
            assertThat(new ObjectMapper().readTree(sent).path("title").asText()).isEqualTo("Wirewatch: 52 alerts");
            assertThat(new ObjectMapper().readTree(sent).path("message").asText())
                    .startsWith("Pact watch (52)\nHeld back in your quiet hours, 24 Nov 2026, 19:00 Asia/Tokyo.\n\n"
                            + "Bündnis öffnet Büro in Moskau\nPact watch · push, 24 Nov 2026, 19:00 Asia/Tokyo\n")
                    .containsPattern("\n\nand \\d\\d more: wirewatch alerts --subscription pact$");
        }
    }
}
