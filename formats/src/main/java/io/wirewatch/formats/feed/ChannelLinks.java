package io.wirewatch.formats.feed;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** The links of a feed as a whole: those of Atom, wherever its channel stands. */
final class ChannelLinks {
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

    private final List<Element> links;
    private final URI address;

    /** @param address where the feed came from, for relative links */
    ChannelLinks(Document document, URI address) {
        Element root = document.getRootElement();
        Element channel = root.getChildren().stream()
                .filter(child -> child.getName().equals("channel"))
                .findFirst()
                .orElse(root);
        this.links = Stream.concat(
                        channel.getChildren("link", ATOM).stream(),
                        root.getChildren("link", root.getNamespace()).stream())
                .toList();
        this.address = address;
    }

    /** The first link of a relation, as an absolute address; null where there is none. */
    String first(String rel) {
        return all(rel).findFirst().orElse(null);
    }

    HubLinks hub() {
        return new HubLinks(all("hub").toList(), first("self"));
    }

    private Stream<String> all(String rel) {
        return links.stream()
                .filter(link ->
                        rel.equalsIgnoreCase(link.getAttributeValue("rel", "").strip()))
                .map(link -> link.getAttributeValue("href"))
                .filter(Objects::nonNull)
                .map(href -> WebAddress.resolve(address, href))
                .filter(Objects::nonNull);
    }
}
