package io.wirewatch.formats.feed;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * The guard before the tree: a stream of XML events that ends with an error as soon as there is more than a feed has.
 * It knows no document types and no entities, and it ends with the root element, whatever comes after it.
 */
final class GuardedReader extends StreamReaderDelegate {
    private static final XMLInputFactory FACTORY = factory();

    private final FeedLimits limits;
    private int depth;
    private int elements;
    private int entries;
    private boolean ended;

    private GuardedReader(XMLStreamReader reader, FeedLimits limits) {
        super(reader);
        this.limits = limits;
    }

    static GuardedReader over(String xml, FeedLimits limits) throws XMLStreamException {
        return new GuardedReader(FACTORY.createXMLStreamReader(new StringReader(xml)), limits);
    }

    @Override
    public int next() throws XMLStreamException {
        if (depth == 0 && elements > 0) {
            ended = true;
            return XMLStreamConstants.END_DOCUMENT;
        }
        int event = super.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            opened();
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        return event;
    }

    @Override
    public int getEventType() {
        return ended ? XMLStreamConstants.END_DOCUMENT : super.getEventType();
    }

    @Override
    public boolean hasNext() throws XMLStreamException {
        return !ended && super.hasNext();
    }

    /** Depth of the element that is open: above 0 where the text ended too early. */
    int depth() {
        return depth;
    }

    private void opened() throws XMLStreamException {
        String name = getLocalName();
        if (name.equals("item") || name.equals("entry")) {
            entries++;
        }
        check(++depth, limits.depth(), "levels of nesting");
        check(++elements, limits.elements(), "elements");
        check(entries, limits.entries(), "entries");
    }

    private static void check(int count, int limit, String what) throws XMLStreamException {
        if (count > limit) {
            throw new LimitException("more than " + limit + " " + what);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // There are no entities but those of XML, and a feed of escaped HTML has any number of these. Depth is counted
        // here.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.maxElementDepth", 0);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the feed is read");
        });
        return factory;
    }

    /** A limit is passed. */
    static final class LimitException extends XMLStreamException {
        private static final long serialVersionUID = 1L;

        LimitException(String message) {
            super(message);
        }
    }
}
