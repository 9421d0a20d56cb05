package io.wirewatch.formats.feed;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML from anybody, read as feeds are: decoded by its bytes, repaired, without document types and entities, and within limits. */
public final class GuardedXml {
    private GuardedXml() {}

    /**
     * The events of a document.
     *
     * @param contentType value of the HTTP header, or null
     * @throws XMLStreamException where it cannot begin; reading on throws it where a limit is passed or the text is broken
     */
    public static XMLStreamReader open(byte[] body, String contentType, FeedLimits limits) throws XMLStreamException {
        return GuardedReader.over(XmlScrubber.scrub(FeedCharset.decode(body, contentType)), limits);
    }

    /** The text of a document that is no XML. */
    public static String text(byte[] body, String contentType) {
        return FeedCharset.decode(body, contentType);
    }
}
