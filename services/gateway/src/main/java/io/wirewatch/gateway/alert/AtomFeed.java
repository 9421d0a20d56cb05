package io.wirewatch.gateway.alert;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.avro.Subscription;
import io.wirewatch.runtime.json.AlertJson;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Alerts as an Atom feed (RFC 4287). Ids are URNs of the alerts, so an update is the same entry. */
final class AtomFeed {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private AtomFeed() {}

    static byte[] write(Subscription subscription, List<Alert> alerts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            element(xml, "id", "urn:wirewatch:subscription:" + subscription.getId());
            element(xml, "title", subscription.getName());
            element(xml, "subtitle", subscription.getExpression());
            element(xml, "updated", AlertJson.time(updated(subscription, alerts)));
            author(xml, "Wirewatch");
            for (Alert alert : alerts) {
                entry(xml, alert);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write a feed to memory", e);
        }
        return out.toByteArray();
    }

    private static Instant updated(Subscription subscription, List<Alert> alerts) {
        return alerts.stream()
                .map(Alert::getUpdatedAt)
                .max(Comparator.naturalOrder())
                .orElse(subscription.getUpdatedAt());
    }

    private static void entry(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", "urn:wirewatch:alert:" + alert.getId());
        element(xml, "title", title(alert));
        element(xml, "published", AlertJson.time(alert.getRaisedAt()));
        element(xml, "updated", AlertJson.time(alert.getUpdatedAt()));
        for (ReleaseRef release : alert.getReleases()) {
            if (release.getUrl() != null) {
                xml.writeEmptyElement("link");
                xml.writeAttribute("rel", "alternate");
                xml.writeAttribute("href", clean(release.getUrl()));
                break;
            }
        }
        xml.writeStartElement("content");
        xml.writeAttribute("type", "text");
        xml.writeCharacters(clean(content(alert)));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String title(Alert alert) {
        String title = alert.getReleases().isEmpty()
                ? alert.getStory()
                : alert.getReleases().getFirst().getTitle();
        return "withdrawn".equals(alert.getStatus()) ? "Withdrawn: " + title : title;
    }

    private static String content(Alert alert) {
        return Stream.concat(
                        alert.getReleases().stream()
                                .filter(release -> release.getEmbargo() != null)
                                .map(release -> release.getEmbargo().getText()),
                        alert.getEvidence().stream().map(Evidence::getQuote))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n\n"));
    }

    private static void author(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeStartElement("author");
        element(xml, "name", name);
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /** Without the characters that XML 1.0 cannot hold. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(c -> (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
                        || c == '\n'
                        || c == '\t'
                        || c == '\r')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
