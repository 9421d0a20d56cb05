package io.wirewatch.formats.feed;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Where a feed says that its older entries are (RFC 5005). */
final class OlderPage {
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

    private OlderPage() {}

    /** The archive before this one, else the next page of a paged feed; null where the feed is all there is. */
    static String of(Document document, URI address) {
        Element root = document.getRootElement();
        Element channel = root.getChildren().stream()
                .filter(child -> child.getName().equals("channel"))
                .findFirst()
                .orElse(root);
        List<Element> links = Stream.concat(
                        channel.getChildren("link", ATOM).stream(),
                        root.getChildren("link", root.getNamespace()).stream())
                .toList();
        String archive = href(links, "prev-archive", address);
        return archive == null ? href(links, "next", address) : archive;
    }

    private static String href(List<Element> links, String rel, URI address) {
        return links.stream()
                .filter(link ->
                        rel.equalsIgnoreCase(link.getAttributeValue("rel", "").strip()))
                .map(link -> link.getAttributeValue("href"))
                .filter(Objects::nonNull)
                .map(href -> WebAddress.resolve(address, href))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
