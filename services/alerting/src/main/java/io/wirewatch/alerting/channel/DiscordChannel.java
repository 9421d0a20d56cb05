package io.wirewatch.alerting.channel;

import io.wirewatch.runtime.net.OutboundResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A channel of Discord, by its webhook (discord.com/developers/docs/resources/webhook, "Execute webhook"). With {@code
 * wait} the answer comes when the message is there, and names it. A webhook can neither answer a message nor link to one,
 * since it does not know the server's id; it can edit its own, of which nobody is told. So what follows of an alert is a
 * message of its own that says when the first was sent.
 */
final class DiscordChannel implements HttpChannel {
    /** Ids of Discord count milliseconds from here in all but their last 22 bits ("API reference", "Snowflakes"). */
    private static final long EPOCH = 1_420_070_400_000L;

    private static final int TIMELESS_BITS = 22;
    private static final long MILLIS = 1000;
    /** "Unknown webhook" ("Opcodes and status codes"); asking on is punished ("Rate limits"). */
    private static final String UNKNOWN_WEBHOOK = "10015";

    private final EndpointSecrets secrets;

    DiscordChannel(EndpointSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Post post(Outgoing outgoing) {
        return new Post(
                waiting(secrets.address(outgoing.endpoint())),
                Map.of("content-type", "application/json"),
                DiscordMessage.of(Wording.summary(outgoing), outgoing.follows().flatMap(DiscordChannel::sentAt))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
    }

    static URI waiting(URI address) {
        String[] parts = address.toString().split("\\?", 2);
        Stream<String> others = parts.length == 1
                ? Stream.empty()
                : Arrays.stream(parts[1].split("&")).filter(pair -> !pair.isEmpty() && !pair.startsWith("wait="));
        return URI.create(parts[0].replaceAll("/+$", "")
                + Stream.concat(others, Stream.of("wait=true")).collect(Collectors.joining("&", "?", "")));
    }

    private static Optional<Long> sentAt(String message) {
        return !message.matches("\\d{1,18}|[1-8]\\d{18}")
                ? Optional.empty()
                : Optional.of(((Long.parseLong(message) >> TIMELESS_BITS) + EPOCH) / MILLIS);
    }

    @Override
    public Answer answer(OutboundResponse response) {
        Map<String, String> fields = AnswerFields.of(response.body());
        return switch (response.status()) {
            case 200 -> Optional.ofNullable(fields.get("id")).map(Answer::named).orElse(Answer.NOTHING_MORE);
            case 404 ->
                UNKNOWN_WEBHOOK.equals(fields.get("code"))
                        ? Answer.gone("Discord: the webhook was deleted; make another endpoint")
                        : Answer.NOTHING_MORE;
            case 429 -> seconds(fields.get("retry_after")).map(Answer::later).orElse(Answer.NOTHING_MORE);
            default -> Answer.NOTHING_MORE;
        };
    }

    /** Seconds, with a fraction; more exact than the header. */
    private static Optional<Double> seconds(String written) {
        return written != null && written.matches("\\d{1,9}(\\.\\d{1,20})?")
                ? Optional.of(Double.parseDouble(written))
                : Optional.empty();
    }
}
