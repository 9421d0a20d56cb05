package io.wirewatch.formats.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.WireFeedInput;
import io.wirewatch.formats.feed.FeedException.Problem;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.StAXStreamBuilder;

/** Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed. Safe for any bytes; the time it takes is linear in their number. */
public final class FeedReader {
    private final FeedLimits limits;
    private final JsonFeed json;

    public FeedReader(FeedLimits limits) {
        this.limits = limits;
        this.json = new JsonFeed(limits);
    }

    /**
     * The entries of a feed, in its order.
     *
     * @param body the bytes as served
     * @param contentType value of the HTTP header, or null
     * @param address where the body came from, for relative links
     * @throws FeedException where the body is no feed, or one that cannot be read
     */
    public List<FeedEntry> read(byte[] body, String contentType, URI address) throws FeedException {
        return readPage(body, contentType, address).entries();
    }

    /**
     * A feed with its entries, where its older ones are, and who pushes its news.
     *
     * @param body the bytes as served
     * @param contentType value of the HTTP header, or null
     * @param address where the body came from, for relative links
     * @throws FeedException where the body is no feed, or one that cannot be read
     */
    public FeedPage readPage(byte[] body, String contentType, URI address) throws FeedException {
        if (body.length > limits.bytes()) {
            throw tooLarge("more than " + limits.bytes() + " bytes", null);
        }
        String text = FeedCharset.decode(body, contentType);
        if (JsonFeed.mayBe(text)) {
            return json.read(text, address);
        }
        Foreign.refuse(text, address);
        Document document = parse(XmlScrubber.scrub(text));
        ChannelLinks links = new ChannelLinks(document, address);
        String older = OlderPage.of(links);
        if (!FeedShape.hasEntries(document)) {
            return new FeedPage(List.of(), older, links.hub());
        }
        FeedMapper mapper = new FeedMapper(document, address);
        FeedShape.dropDates(document);
        return new FeedPage(mapper.entries(wire(document)), older, links.hub());
    }

    private Document parse(String xml) throws FeedException {
        GuardedReader reader = null;
        try {
            reader = GuardedReader.over(xml, limits);
            return FeedShape.normalise(new StAXStreamBuilder().build(reader));
        } catch (GuardedReader.LimitException e) {
            throw tooLarge(e.getMessage(), e);
        } catch (XMLStreamException | JDOMException | RuntimeException e) {
            // JDOM answers names and nestings that it does not allow with unchecked exceptions.
            if (e.getCause() instanceof GuardedReader.LimitException limit) {
                throw tooLarge(limit.getMessage(), e);
            }
            throw unreadable(xml, reader, e);
        }
    }

    private static FeedException unreadable(String xml, GuardedReader reader, Exception cause) {
        int reached = reader == null ? 0 : reader.getLocation().getCharacterOffset();
        if (reader != null && reader.depth() > 0 && reached >= xml.length() - 1) {
            return truncated(xml.length(), cause);
        }
        return new FeedException(
                Problem.MALFORMED,
                "The feed is not well-formed XML (" + firstLine(cause)
                        + "). Check it with a feed validator and write to its publisher.",
                cause);
    }

    private static WireFeed wire(Document document) throws FeedException {
        try {
            return new WireFeedInput(false, Locale.ROOT).build(document);
        } catch (com.rometools.rome.io.FeedException | RuntimeException e) {
            // ROME throws IllegalArgumentException for a root it does not know, and others for what parts of it do not
            // expect.
            throw new FeedException(
                    Problem.NOT_A_FEED,
                    "This is XML with the root <" + document.getRootElement().getName()
                            + "> but no feed that can be read (" + firstLine(e)
                            + "). Give the address of an RSS or Atom feed, or of a JSON Feed.",
                    e);
        }
    }

    static FeedException truncated(int characters, Exception cause) {
        return new FeedException(
                Problem.TRUNCATED,
                "The feed breaks off before its end, after " + characters
                        + " characters. Nothing of it was taken; it is asked for again. If it stays so, its publisher's server cuts it: write to them.",
                cause);
    }

    static FeedException tooLarge(String what, Exception cause) {
        return new FeedException(
                Problem.TOO_LARGE,
                "The feed holds " + what + ", which no feed of news needs. Ask its publisher for a shorter one.",
                cause);
    }

    private static String firstLine(Exception e) {
        Throwable told = e.getCause() instanceof XMLStreamException cause ? cause : e;
        String message = told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
        String line = message.replaceAll("\\s+", " ")
                .replace("ParseError at [row,col]:", "at row,col ")
                .strip();
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
