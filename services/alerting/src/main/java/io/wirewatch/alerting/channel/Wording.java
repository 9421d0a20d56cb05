package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.Summary.Fact;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Tone;
import io.wirewatch.avro.Endpoint;
import java.util.List;

/** Puts messages into words for people: what happened, where it stands, what to do; times as on the clocks of the endpoint. */
final class Wording {
    private Wording() {}

    /** What a delivery's message says, in the words of its endpoint's templates where it has them and it is about one alert. */
    static Summary summary(HttpChannel.Outgoing outgoing) {
        return summary(outgoing.delivery().getBody(), outgoing.endpoint());
    }

    static Summary summary(String body, Endpoint endpoint) {
        Times times = Times.of(endpoint);
        return switch (Message.read(body)) {
            case Message.OfAlert message -> new AlertWording(times).templated(message, endpoint);
            case Message.OfDigest message -> new DigestWording(times).summary(message.data());
            case Message.OfNotice message -> notice(message, times);
            case Message.OfTest message ->
                new Summary(
                        Tone.TEST,
                        "Wirewatch: test",
                        "A test of " + message.data().name(),
                        null,
                        message.data().text(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Items.NONE,
                        "");
        };
    }

    private static Summary notice(Message.OfNotice message, Times times) {
        Message.Notice notice = message.data();
        return new Summary(
                Tone.NOTICE,
                "Wirewatch: " + message.type().replace('.', ' '),
                notice.name() == null || notice.name().isBlank() ? notice.subject() : notice.name(),
                null,
                notice.detail(),
                List.of(),
                List.of(new Fact("Since", times.minute(notice.since()))),
                List.of(),
                Items.NONE,
                notice.id());
    }
}
