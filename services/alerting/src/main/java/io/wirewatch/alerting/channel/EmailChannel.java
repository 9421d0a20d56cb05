package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.HttpChannel.Outgoing;
import io.wirewatch.alerting.mail.MailReply;
import io.wirewatch.alerting.mail.MailReply.Refusal;
import io.wirewatch.alerting.mail.MailServer;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.MailtoUrl;
import io.wirewatch.runtime.net.OutboundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Mailboxes, by the mail server of the installation. An attempt's status is the reply code of the server. */
final class EmailChannel implements AttemptSender {
    private static final String UNSET = "no mail server is set, so no mail can be sent; start alerting with"
            + " WIREWATCH_ALERTING_SMTP_HOST and WIREWATCH_ALERTING_SMTP_FROM, and where the server wants a login with"
            + " WIREWATCH_ALERTING_SMTP_USER and WIREWATCH_ALERTING_SMTP_PASSWORD";

    private final MailServer server;
    private final Clock clock;
    /** Of a reply. */
    private final int mostChars;

    EmailChannel(MailServer server, int mostChars, Clock clock) {
        this.server = server;
        this.mostChars = mostChars;
        this.clock = clock;
    }

    @Override
    public Sent send(Delivery delivery, Endpoint endpoint, String thread) {
        Instant at = clock.instant();
        long begin = System.nanoTime();
        if (!server.config().isSet()) {
            return failed(at, begin, UNSENDABLE, UNSET);
        }
        try {
            MailtoUrl to = MailtoUrl.parse(endpoint.getUrl());
            byte[] mail = EmailMessage.of(new Outgoing(delivery, endpoint, thread, at), to, server.config());
            return answered(at, begin, server.send(to.addresses(), mail));
        } catch (OutboundException e) {
            return failed(at, begin, HttpSender.failure(e.reason()), e.getMessage());
        } catch (IllegalStateException | IllegalArgumentException e) {
            // An address that is none is mended by hand, then a later attempt succeeds.
            return failed(at, begin, UNSENDABLE, e.getMessage());
        }
    }

    private Sent answered(Instant at, long begin, MailReply reply) {
        String text = reply.text();
        return Sent.of(new Attempt(
                at,
                since(begin),
                reply.code(),
                reply.hasNoMailbox() ? Attempt.GONE : null,
                refused(reply),
                text.isEmpty() ? null : text.substring(0, Math.min(text.length(), mostChars))));
    }

    /** Who did not get it; null where the reply says all. */
    private static String refused(MailReply reply) {
        return reply.refused().isEmpty()
                ? null
                : reply.refused().stream()
                        .map(EmailChannel::line)
                        .collect(Collectors.joining(
                                "; ", reply.isTaken() ? "taken, but not for " : "not taken for ", ""));
    }

    private static String line(Refusal refusal) {
        return refusal.address() + ": " + PlainText.cut(PlainText.line(refusal.text()), 200);
    }

    private static Sent failed(Instant at, long begin, String failure, String error) {
        return Sent.of(new Attempt(at, since(begin), 0, failure, error, null));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
