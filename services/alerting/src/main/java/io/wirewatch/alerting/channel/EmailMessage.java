package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.HttpChannel.Outgoing;
import io.wirewatch.alerting.mail.SmtpConfig;
import io.wirewatch.avro.Delivery;
import io.wirewatch.core.delivery.MailtoUrl;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail (RFC 5322, RFC 2046): the message as plain text and as HTML. Its id follows from the delivery's, so that one that
 * is sent twice is the same mail; all of a story answer an id that follows from the story, so that readers show them as one
 * conversation, and no state is kept for it.
 */
final class EmailMessage {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** Neither of the encodings has such a line. */
    private static final String BOUNDARY = "=_wirewatch_=";

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_LINK = 2048;

    private final StringBuilder out = new StringBuilder();
    private final String domain;

    private EmailMessage(String domain) {
        this.domain = domain;
    }

    /** The mail in ASCII, with CRLF, at most about 100 kB. */
    static byte[] of(Outgoing outgoing, MailtoUrl to, SmtpConfig config) {
        Summary summary = Tidy.of(Wording.summary(outgoing), LONGEST_LINK);
        EmailMessage message = new EmailMessage(config.domain());
        message.head(outgoing, summary, to, config);
        message.part("text/plain", EmailText.of(summary));
        message.part("text/html", EmailHtml.of(summary));
        message.out.append("--").append(BOUNDARY).append("--\r\n");
        return message.out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void head(Outgoing outgoing, Summary summary, MailtoUrl to, SmtpConfig config) {
        Delivery delivery = outgoing.delivery();
        header("Date", DATE.format(outgoing.at()));
        header("From", "Wirewatch <" + config.from() + ">");
        header("To", String.join(",\r\n ", to.addresses()));
        header("Subject", MimeText.words(PlainText.cut(summary.label() + " - " + summary.title(), LONGEST_SUBJECT)));
        header("Message-ID", id(atom(delivery.getMessageId())));
        topic(Message.read(delivery.getBody())).ifPresent(topic -> {
            String root = id("topic."
                    + UUID.nameUUIDFromBytes((delivery.getEndpoint() + "\n" + topic).getBytes(StandardCharsets.UTF_8)));
            header("In-Reply-To", root);
            header("References", root);
        });
        header("Auto-Submitted", "auto-generated");
        header("List-Id", "<" + atom(delivery.getEndpoint()) + ".wirewatch." + domain + ">");
        config.unsubscribeLink().ifPresent(link -> header("List-Unsubscribe", "<" + link + ">"));
        if (!delivery.getAlert().isEmpty()) {
            header("Wirewatch-Alert", atom(delivery.getAlert()));
        }
        header("MIME-Version", "1.0");
        header("Content-Type", "multipart/alternative; boundary=\"" + BOUNDARY + "\"");
        out.append("\r\n");
    }

    private void header(String name, String value) {
        out.append(name).append(": ").append(value).append("\r\n");
    }

    private void part(String type, String text) {
        MimeText.Encoded encoded = MimeText.body(text);
        out.append("--").append(BOUNDARY).append("\r\n");
        header("Content-Type", type + "; charset=utf-8");
        header("Content-Transfer-Encoding", encoded.encoding());
        out.append("\r\n").append(encoded.text()).append("\r\n");
    }

    private String id(String left) {
        return "<" + left + "@" + domain + ">";
    }

    /** What a conversation is about; a test is about nothing, and a digest about so much that it is one of its own. */
    private static Optional<String> topic(Message message) {
        return switch (message) {
            case Message.OfAlert alert ->
                Optional.of("story\n"
                        + (alert.data().story() == null
                                ? alert.data().id()
                                : alert.data().story()));
            case Message.OfNotice notice ->
                Optional.of("notice\n" + notice.data().subject());
            case Message.OfDigest digest -> Optional.empty();
            case Message.OfTest test -> Optional.empty();
        };
    }

    /** An id of ours as a header may hold it, whatever it is. */
    private static String atom(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9_-]", "-");
        return plain.substring(0, Math.min(plain.length(), LONGEST_ID));
    }
}
