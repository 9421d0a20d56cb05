package io.wirewatch.formats.feed;

import io.wirewatch.core.cleaning.GivenDate;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.XMLOutputter;

/** The element of an entry: what of it has to be read as it stands. */
final class EntryElement {
    private static final Namespace DC = Namespace.getNamespace("http://purl.org/dc/elements/1.1/");
    private static final Namespace RDF = Namespace.getNamespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    private static final List<String> PUBLISHED = List.of("pubDate", "published", "issued", "date", "created");
    private static final Set<String> WHOLE = Set.of("body", "div", "fullitem");
    private static final List<String> UPDATED = List.of("updated", "modified");

    private final Element element;
    private final URI base;
    private final String published;
    private final String updated;

    EntryElement(Element element, URI address) {
        this.element = element;
        this.base = base(element, address);
        this.updated = first(UPDATED);
        String given = first(PUBLISHED);
        this.published = given == null ? updated : given;
    }

    FeedEntry entry(String guid, String link, String title, String html, String author) {
        return new FeedEntry(
                guid,
                link,
                title,
                html,
                published,
                GivenDate.read(published).orElse(null),
                updated,
                author,
                language());
    }

    /** The first candidate that gives an absolute http(s) address. */
    String link(String... candidates) {
        return Arrays.stream(candidates)
                .filter(Objects::nonNull)
                .map(candidate -> WebAddress.resolve(base, candidate))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    String atomLink() {
        return element.getChildren("link", ATOM).stream()
                .filter(link -> link.getAttributeValue("rel", "alternate").equals("alternate"))
                .map(link -> link.getAttributeValue("href"))
                .findFirst()
                .orElse(null);
    }

    /** The name of the author that RSS gives as Atom does; null where there is none. */
    String atomAuthor() {
        Element author = element.getChild("author", ATOM);
        return author == null ? null : author.getChildTextTrim("name", ATOM);
    }

    /** What RDF says the item is about; its identity in RSS 1.0. */
    String about() {
        String about = element.getAttributeValue("about", RDF);
        return about == null || about.isBlank() ? null : about.strip();
    }

    /** The whole content where it is inline XHTML or in an element of old Userland feeds; null where there is none. */
    String inline() {
        Element whole = element.getChildren().stream()
                .filter(child -> WHOLE.contains(child.getName()))
                .findFirst()
                .orElse(null);
        if (whole == null) {
            return null;
        }
        return whole.getName().equals("fullitem") ? whole.getText() : new XMLOutputter().outputString(whole);
    }

    /** A summary of another vocabulary than the feed's; null where there is none. */
    String summary() {
        return element.getChildren().stream()
                .filter(child -> child.getName().equals("summary"))
                .map(Element::getText)
                .findFirst()
                .orElse(null);
    }

    /** A property of Dublin Core, which feeds of any kind may use in place of their own; null where it is not there. */
    String dublinCore(String name) {
        String text = element.getChildTextTrim(name, DC);
        return text == null || text.isEmpty() ? null : text;
    }

    private String language() {
        String language = element.getAttributeValue("lang", Namespace.XML_NAMESPACE, dublinCore("language"));
        return language == null || language.isBlank() ? null : language;
    }

    private String first(List<String> names) {
        return names.stream()
                .flatMap(name -> element.getChildren().stream()
                        .filter(child -> child.getName().equals(name)))
                .map(Element::getTextNormalize)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static URI base(Element element, URI address) {
        Element parent = element.getParentElement();
        URI outer = parent == null ? address : base(parent, address);
        String own = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
        try {
            return own == null ? outer : outer.resolve(own.strip());
        } catch (IllegalArgumentException notAnAddress) {
            return outer;
        }
    }
}
