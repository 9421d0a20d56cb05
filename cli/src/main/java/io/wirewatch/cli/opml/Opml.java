package io.wirewatch.cli.opml;

import java.io.InputStream;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * OPML 1.0 and 2.0 (opml.org): outlines, in folders of any depth, of which those with an {@code xmlUrl} are feeds. Safe for any file:
 * nothing outside it is read, no entity of its own is known, and nothing of it is kept but the feeds.
 */
public final class Opml {
    private static final int MOST_FEEDS = 100_000;
    private static final int DEEPEST = 100;
    private static final String FEED_SCHEME = "feed:";
    private static final XMLInputFactory READERS = readers();

    private Opml() {}

    /**
     * The feeds of a list in its order, each address once.
     *
     * @throws OpmlException where it is no OPML, breaks off, or lists more than {@value #MOST_FEEDS} feeds
     */
    public static List<OpmlFeed> read(InputStream in) throws OpmlException {
        Map<String, OpmlFeed> feeds = new LinkedHashMap<>();
        XMLStreamReader reader = null;
        try {
            reader = READERS.createXMLStreamReader(in);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // Comments, and a document type, which says nothing here.
            }
            if (!reader.getLocalName().equalsIgnoreCase("opml")) {
                throw new OpmlException("its root is <" + reader.getLocalName() + ">, so it is no OPML", null);
            }
            int depth = 1;
            while (depth > 0) {
                int event = reader.next();
                depth += event == XMLStreamConstants.START_ELEMENT
                        ? 1
                        : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
                if (event == XMLStreamConstants.START_ELEMENT) {
                    add(reader, feeds);
                }
                if (depth > DEEPEST || feeds.size() > MOST_FEEDS) {
                    throw new OpmlException(
                            "it has more than " + MOST_FEEDS + " feeds or " + DEEPEST + " folders in each other", null);
                }
            }
            return List.copyOf(feeds.values());
        } catch (XMLStreamException | RuntimeException e) {
            // The reader of the JDK answers some malformed input with unchecked exceptions.
            throw new OpmlException("it is no well-formed XML" + place(reader), e);
        }
    }

    /** Writes a list that every feed reader takes. */
    public static void write(List<OpmlFeed> feeds, Writer out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("opml");
        xml.writeAttribute("version", "2.0");
        xml.writeCharacters("\n  ");
        xml.writeStartElement("head");
        xml.writeStartElement("title");
        xml.writeCharacters("Sources of Wirewatch");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("body");
        for (OpmlFeed feed : feeds) {
            xml.writeCharacters("\n    ");
            xml.writeEmptyElement("outline");
            xml.writeAttribute("type", "rss"); // by the format: of any kind of feed
            xml.writeAttribute("text", allowed(feed.title()));
            xml.writeAttribute("title", allowed(feed.title()));
            xml.writeAttribute("xmlUrl", allowed(feed.url()));
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.flush();
    }

    /** Generators write {@code xmlUrl} in several ways. */
    private static void add(XMLStreamReader reader, Map<String, OpmlFeed> feeds) {
        if (!reader.getLocalName().equalsIgnoreCase("outline")) {
            return;
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(
                    reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT),
                    reader.getAttributeValue(i).strip());
        }
        String url = web(attributes.getOrDefault("xmlurl", ""));
        if (!url.isEmpty()) {
            String title = firstNonBlank(attributes.get("title"), attributes.get("text"), url);
            feeds.putIfAbsent(url, new OpmlFeed(title, url));
        }
    }

    /** {@code feed://host/path} is its {@code http} address, {@code feed:https://host/path} the one that it names. */
    private static String web(String url) {
        if (!url.regionMatches(true, 0, FEED_SCHEME, 0, FEED_SCHEME.length())) {
            return url;
        }
        String rest = url.substring(FEED_SCHEME.length());
        return rest.startsWith("//") ? "http:" + rest : rest;
    }

    private static String firstNonBlank(String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text.replaceAll("\\s+", " ");
            }
        }
        return "";
    }

    /** A text without the characters that XML has no way to write. */
    private static String allowed(String text) {
        return text.codePoints()
                .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String place(XMLStreamReader reader) {
        return reader == null ? "" : " (line " + reader.getLocation().getLineNumber() + ")";
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // There are no entities but those of XML, which addresses are full of; depth is counted here.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.maxElementDepth", 0);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        return factory;
    }
}
