package io.wirewatch.gateway.alert;

import static io.wirewatch.gateway.alert.FeedXml.element;

import io.wirewatch.avro.Alert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Alerts as an RSS 2.0 feed (the RSS Advisory Board's specification). Descriptions are HTML there, so texts are escaped for
 * it.
 */
final class RssFeed {
    private RssFeed() {}

    static byte[] write(FeedContent content) {
        return FeedXml.document(xml -> {
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeStartElement("channel");
            element(xml, "title", content.subscription().getName());
            element(xml, "link", content.home());
            element(xml, "description", html(content.subscription().getExpression()));
            element(xml, "lastBuildDate", time(content.updated()));
            element(xml, "generator", FeedContent.AUTHOR);
            for (Alert alert : content.alerts()) {
                item(xml, alert);
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private static void item(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
        xml.writeStartElement("item");
        element(xml, "title", FeedContent.title(alert));
        Optional<String> link = FeedContent.link(alert);
        if (link.isPresent()) {
            element(xml, "link", link.get());
        }
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters(FeedContent.id(alert));
        xml.writeEndElement();
        element(xml, "pubDate", time(alert.getRaisedAt()));
        element(
                xml,
                "description",
                FeedContent.paragraphs(alert).stream()
                        .map(paragraph -> "<p>" + html(paragraph) + "</p>")
                        .collect(Collectors.joining("\n")));
        xml.writeEndElement();
    }

    private static String time(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
