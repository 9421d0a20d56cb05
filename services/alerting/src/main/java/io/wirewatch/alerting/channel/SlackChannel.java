package io.wirewatch.alerting.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.alerting.channel.Summary.Tone;
import io.wirewatch.avro.DeliveryAttempt;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.runtime.net.OutboundResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A channel of Slack, by an incoming webhook or by the method {@code chat.postMessage} with a bot token. The webhook says
 * nothing but {@code ok}; the method names each message ({@code ts}), so that what follows of an alert is put into its
 * thread, and answers 200 to everything: {@code ok: false} is a refusal (docs.slack.dev, "Web API"). Both take about a
 * message a second and channel, then answer 429 ("Rate limits").
 */
final class SlackChannel implements HttpChannel {
    private static final String CHANNEL = "channel=";
    private static final Set<String> TOO_MANY = Set.of("ratelimited", "rate_limited");
    /** docs.slack.dev, "Incoming webhooks": 404 with one of these says that the webhook, or its workspace, is no more. */
    private static final Set<String> NO_MORE = Set.of("no_service", "no_team");

    private static final Map<String, String> CURES = Map.of(
            "not_in_channel", "invite the app to the channel",
            "channel_not_found", "look at the channel's id in the address, and invite the app to it if it is private",
            "is_archived", "the channel is archived; give another",
            "not_authed", "give a bot token as secret",
            "invalid_auth", "give a new bot token as secret",
            "token_revoked", "give a new bot token as secret",
            "token_expired", "give a new bot token as secret",
            "account_inactive", "give a new bot token as secret",
            "missing_scope", "give the app the scope chat:write and install it again");

    private final EndpointSecrets secrets;

    SlackChannel(EndpointSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Post post(Outgoing outgoing) {
        URI address = secrets.address(outgoing.endpoint());
        Summary summary = Wording.summary(outgoing);
        ObjectNode message = SlackMessage.of(summary);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json; charset=utf-8");
        if (!isMethod(address)) {
            return post(address, headers, message);
        }
        headers.put(
                "authorization",
                "Bearer "
                        + secrets.token(outgoing.endpoint())
                                .orElseThrow(
                                        () -> new IllegalArgumentException(
                                                "chat.postMessage of Slack needs a bot token; give it as the endpoint's secret")));
        message.put("channel", channel(address));
        if (!isThreadLost(outgoing)) {
            // A thread is folded up; that an alert is taken back, everybody should see.
            outgoing.follows()
                    .ifPresent(first ->
                            message.put("thread_ts", first).put("reply_broadcast", summary.tone() == Tone.WITHDRAWN));
        }
        return post(URI.create(address.toString().split("\\?", 2)[0]), headers, message);
    }

    private static Post post(URI uri, Map<String, String> headers, ObjectNode message) {
        return new Post(uri, headers, message.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isMethod(URI address) {
        return EndpointKind.SLACK.needsSecret(address.toString());
    }

    private static String channel(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(CHANNEL))
                .map(pair -> URLDecoder.decode(pair.substring(CHANNEL.length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the address of the endpoint names no channel"));
    }

    /** The message that began the thread may have been deleted or locked; what follows is worth a message of its own. */
    private static boolean isThreadLost(Outgoing outgoing) {
        return outgoing.delivery().getAttempts().stream()
                .filter(attempt -> Attempt.REFUSED.equals(attempt.getFailure()))
                .map(DeliveryAttempt::getError)
                .anyMatch(error -> error.contains("thread") || error.contains("cannot_reply"));
    }

    @Override
    public Answer answer(OutboundResponse response) {
        String text = new String(response.body(), StandardCharsets.UTF_8).strip();
        if (response.status() == 404 && NO_MORE.contains(text)) {
            return Answer.gone("Slack: " + text + "; the webhook was removed, make another endpoint");
        }
        if (response.status() != 200) {
            return Answer.NOTHING_MORE;
        }
        Map<String, String> fields = AnswerFields.of(response.body());
        String ok = fields.get("ok");
        if ("false".equals(ok)) {
            return refused(fields.getOrDefault("error", "no reason given"), response);
        }
        if (ok == null && isMethod(response.finalUri())) {
            return Answer.refused("the answer is none of Slack's; look at the address", Optional.empty());
        }
        return Optional.ofNullable(fields.get("ts")).map(Answer::named).orElse(Answer.NOTHING_MORE);
    }

    private static Answer refused(String error, OutboundResponse response) {
        String cure = CURES.get(error);
        String why = "Slack: " + error + (cure == null ? "" : "; " + cure);
        return Answer.refused(why, TOO_MANY.contains(error) ? seconds(response) : Optional.empty());
    }

    private static Optional<Double> seconds(OutboundResponse response) {
        return response.header("Retry-After")
                .filter(header -> header.matches("\\d{1,9}"))
                .map(Double::valueOf);
    }
}
