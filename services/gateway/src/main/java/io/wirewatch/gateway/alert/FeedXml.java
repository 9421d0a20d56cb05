package io.wirewatch.gateway.alert;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the XML of feeds, whatever characters the texts hold. */
final class FeedXml {
    private FeedXml() {}

    /** A document to be filled. */
    @FunctionalInterface
    interface Filling {
        void fill(XMLStreamWriter xml) throws XMLStreamException;
    }

    static byte[] document(Filling filling) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            filling.fill(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write a feed to memory", e);
        }
        return out.toByteArray();
    }

    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /** Without the characters that XML 1.0 cannot hold. */
    static String clean(String text) {
        return text.codePoints()
                .filter(c -> (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
                        || c == '\n'
                        || c == '\t'
                        || c == '\r')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
