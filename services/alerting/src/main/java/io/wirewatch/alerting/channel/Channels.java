package io.wirewatch.alerting.channel;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.security.SecretBox;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** Makes each attempt by the channel of its endpoint's kind. */
public final class Channels implements AttemptSender {
    private final Map<EndpointKind, AttemptSender> senders = new EnumMap<>(EndpointKind.class);

    /**
     * The channels of this version.
     *
     * @param limits what one attempt over HTTP may cost
     */
    public Channels(OutboundHttp http, SecretBox box, Limits limits, Clock clock) {
        EndpointSecrets secrets = new EndpointSecrets(box);
        for (EndpointKind kind : EndpointKind.values()) {
            HttpChannel channel = switch (kind) {
                case WEBHOOK -> new WebhookChannel(secrets);
                case NTFY -> new NtfyChannel(secrets);
                case SLACK -> new SlackChannel(secrets);
                case DISCORD -> new DiscordChannel(secrets);
                case TEAMS -> new TeamsChannel(secrets);
            };
            senders.put(kind, new HttpSender(channel, http, limits, clock));
        }
    }

    @Override
    public Sent send(Delivery delivery, Endpoint endpoint, String thread) {
        return senders.get(EndpointKind.of(endpoint.getKind())).send(delivery, endpoint, thread);
    }
}
