package io.wirewatch.gateway.alert;

import static io.wirewatch.gateway.alert.FeedXml.clean;
import static io.wirewatch.gateway.alert.FeedXml.element;

import io.wirewatch.avro.Alert;
import io.wirewatch.runtime.json.AlertJson;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Alerts as an Atom feed (RFC 4287). */
final class AtomFeed {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private AtomFeed() {}

    static byte[] write(FeedContent content) {
        return FeedXml.document(xml -> {
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            element(
                    xml,
                    "id",
                    "urn:wirewatch:subscription:" + content.subscription().getId());
            element(xml, "title", content.subscription().getName());
            element(xml, "subtitle", content.subscription().getExpression());
            element(xml, "updated", AlertJson.time(content.updated()));
            link(xml, "self", content.self());
            xml.writeStartElement("author");
            element(xml, "name", FeedContent.AUTHOR);
            xml.writeEndElement();
            for (Alert alert : content.alerts()) {
                entry(xml, alert);
            }
            xml.writeEndElement();
        });
    }

    private static void entry(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", FeedContent.id(alert));
        element(xml, "title", FeedContent.title(alert));
        element(xml, "published", AlertJson.time(alert.getRaisedAt()));
        element(xml, "updated", AlertJson.time(alert.getUpdatedAt()));
        Optional<String> link = FeedContent.link(alert);
        if (link.isPresent()) {
            link(xml, "alternate", link.get());
        }
        xml.writeStartElement("content");
        xml.writeAttribute("type", "text");
        xml.writeCharacters(clean(String.join("\n\n", FeedContent.paragraphs(alert))));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", clean(address));
    }
}
