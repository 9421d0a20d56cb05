package io.wirewatch.formats.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jdom2.output.XMLOutputter;

/**
 * Brings a feed into the shape that its format prescribes where generators often miss it: RSS of any version in any
 * namespace is read as RSS 2.0, which contains the older ones; items stand where ROME looks for them; Atom without its
 * namespace gets it.
 */
final class FeedShape {
    private static final Namespace ATOM_10 = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    private static final Namespace ATOM_03 = Namespace.getNamespace("http://purl.org/atom/ns#");
    private static final Namespace RSS_10 = Namespace.getNamespace("http://purl.org/rss/1.0/");

    private static final Set<String> HTML = Set.of("html", "text/html");

    private static final Set<String> DATES = Set.of(
            "pubDate",
            "published",
            "updated",
            "issued",
            "modified",
            "created",
            "date",
            "lastBuildDate",
            "expirationDate",
            "updateBase");

    private FeedShape() {}

    static Document normalise(Document document) {
        Element root = document.getRootElement();
        switch (root.getName().toLowerCase(Locale.ROOT)) {
            case "rss" -> rss(root);
            case "rdf" -> rdf(root);
            case "feed" -> atom(root);
            default -> {
                // ROME says that it does not know this root.
            }
        }
        return document;
    }

    /** False for a feed of a known kind that lists nothing; ROME refuses some of those. */
    static boolean hasEntries(Document document) {
        String name = document.getRootElement().getName();
        boolean known = name.equals("rss") || name.equals("RDF") || name.equals("feed");
        return !known || !entries(document).isEmpty();
    }

    /** The elements of the entries, in the order in which ROME gives them. */
    static List<Element> entries(Document document) {
        Element root = document.getRootElement();
        return switch (root.getName()) {
            case "rss" -> root.getChild("channel").getChildren("item");
            case "RDF" -> root.getContent(Filters.element("item", RSS_10));
            default -> root.getChildren("entry", root.getNamespace());
        };
    }

    /**
     * Takes the dates out: they are read from the tree by then. ROME (2.1.0) reads them with {@code SimpleDateFormat}: the
     * fraction in {@code 23:39:10.123456Z} becomes 123 seconds, 31 February is 3 March, month names in full, CEST and times
     * without a zone are no date, the words as given are lost, and the time it takes grows faster than their length.
     */
    static void dropDates(Document document) {
        List<Element> dates = new ArrayList<>();
        document.getRootElement().getDescendants(Filters.element()).forEach(element -> {
            if (DATES.contains(element.getName())) {
                dates.add(element);
            }
        });
        dates.forEach(Element::detach);
    }

    private static void rss(Element root) {
        root.setName("rss");
        move(root, root.getNamespace(), Namespace.NO_NAMESPACE);
        root.setAttribute("version", "2.0");
        List<Element> channels = new ArrayList<>(root.getChildren("channel"));
        if (channels.isEmpty()) {
            Element channel = new Element("channel");
            root.addContent(channel);
            channels.add(channel);
        }
        for (Element item : new ArrayList<>(root.getChildren("item"))) {
            channels.getFirst().addContent(item.detach());
        }
        nakedMarkup(channels.getFirst().getChildren("item"));
    }

    private static void rdf(Element root) {
        move(root, rdfNamespace(root), RSS_10);
        // ROME knows RSS 1.0 by this declaration.
        root.addNamespaceDeclaration(Namespace.getNamespace("rss10", RSS_10.getURI()));
        if (root.getChild("channel", RSS_10) == null) {
            root.addContent(0, new Element("channel", RSS_10));
        }
        for (Element channel : root.getChildren("channel", RSS_10)) {
            for (Element item : new ArrayList<>(channel.getChildren("item", RSS_10))) {
                root.addContent(item.detach());
            }
        }
        nakedMarkup(root.getChildren("item", RSS_10));
    }

    /** Tags that stand in a text as elements, where the format wants them escaped. */
    private static void nakedMarkup(List<Element> items) {
        for (Element item : items) {
            for (Element text : item.getChildren()) {
                if (!text.getChildren().isEmpty() && text.getNamespace().equals(item.getNamespace())) {
                    switch (text.getName()) {
                        case "title", "description" -> escape(text);
                        case "author" -> text.setText(text.getValue());
                        default -> {
                            // Elements with parts of their own.
                        }
                    }
                }
            }
        }
    }

    private static void escape(Element text) {
        text.setText(new XMLOutputter().outputElementContentString(text));
    }

    private static Namespace rdfNamespace(Element root) {
        return root.getChildren().stream()
                .filter(child ->
                        child.getName().equals("item") || child.getName().equals("channel"))
                .map(Element::getNamespace)
                .findFirst()
                .orElse(RSS_10);
    }

    private static void atom(Element root) {
        root.setName("feed");
        Namespace given = root.getNamespace();
        if (!given.equals(ATOM_10) && !given.equals(ATOM_03)) {
            move(root, given, "0.3".equals(root.getAttributeValue("version")) ? ATOM_03 : ATOM_10);
        }
        List<Element> elements = new ArrayList<>();
        root.getDescendants(Filters.element(root.getNamespace())).forEach(elements::add);
        elements.forEach(FeedShape::unpack);
        elements.stream()
                .filter(element -> !element.getChildren().isEmpty()
                        && HTML.contains(element.getAttributeValue("type", "").toLowerCase(Locale.ROOT))
                        && !"xml".equals(element.getAttributeValue("mode")))
                .forEach(FeedShape::escape);
    }

    /** Base 64 of Atom 0.3 as escaped text; ROME's own decoder stumbles over line ends and missing padding. */
    private static void unpack(Element element) {
        if ("base64".equals(element.getAttributeValue("mode"))) {
            element.setText(AtomText.decode(element.getText()).orElse(""));
            element.setAttribute("mode", "escaped");
        }
    }

    private static void move(Element root, Namespace from, Namespace to) {
        if (from.equals(to)) {
            return;
        }
        List<Element> moved = new ArrayList<>();
        root.getDescendants(Filters.element(from)).forEach(moved::add);
        if (root.getNamespace().equals(from)) {
            moved.add(root);
        }
        removeDefault(root, to);
        for (Element element : moved) {
            // A declaration of the default namespace that nobody needs any more would collide with the new one.
            removeDefault(element, to);
            element.setNamespace(to);
        }
    }

    private static void removeDefault(Element element, Namespace other) {
        new ArrayList<>(element.getAdditionalNamespaces())
                .stream()
                        .filter(declared -> declared.getPrefix().equals(other.getPrefix()))
                        .forEach(element::removeNamespaceDeclaration);
    }
}
