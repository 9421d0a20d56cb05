package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.mail.MailServer;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.runtime.PublicUrl;
import io.wirewatch.runtime.net.Limits;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.security.SecretBox;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Makes each attempt by the channel of its endpoint's kind. */
public final class Channels implements AttemptSender {
    private final Map<EndpointKind, AttemptSender> senders = new EnumMap<>(EndpointKind.class);

    /**
     * The channels of this version.
     *
     * @param mail for mails, with limits of its own
     * @param limits what one attempt over HTTP may cost, and how much is kept of any answer
     * @param publicUrl the name of the installation in CloudEvents
     */
    public Channels(
            OutboundHttp http, SecretBox box, MailServer mail, Limits limits, Clock clock, PublicUrl publicUrl) {
        EndpointSecrets secrets = new EndpointSecrets(box);
        Function<HttpChannel, AttemptSender> posting = channel -> new HttpSender(channel, http, limits, clock);
        for (EndpointKind kind : EndpointKind.values()) {
            AttemptSender sender = switch (kind) {
                case WEBHOOK -> posting.apply(new WebhookChannel(secrets, new CloudEvents(publicUrl)));
                case NTFY -> posting.apply(new NtfyChannel(secrets));
                case SLACK -> posting.apply(new SlackChannel(secrets));
                case DISCORD -> posting.apply(new DiscordChannel(secrets));
                case TEAMS -> posting.apply(new TeamsChannel(secrets));
                case APPRISE -> posting.apply(new AppriseChannel(secrets));
                case EMAIL -> new EmailChannel(mail, limits.maxBytes(), clock);
            };
            senders.put(kind, sender);
        }
    }

    @Override
    public Sent send(Delivery delivery, Endpoint endpoint, String thread) {
        return senders.get(EndpointKind.of(endpoint.getKind())).send(delivery, endpoint, thread);
    }
}
