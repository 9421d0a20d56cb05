package io.wirewatch.formats.site;

import io.wirewatch.core.cleaning.GivenDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What belongs to each link of a list: the largest element around it in which no other link stands, and the date there or just before it. */
final class LinkBlocks {
    private static final String SEVERAL = "";
    private static final int MOST_LOOKED_AT = 60;
    private static final int LONGEST_DATE = 120;
    private static final int NEIGHBOURS = 3;
    private static final Pattern LIKE_A_DATE = Pattern.compile(
            "(?<!\\d)(?:\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?(?:\\d{4}|\\d{2})|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2})(?!\\d)");

    /** The one address that the links in an element lead to; {@link #SEVERAL} where there are more. */
    private final Map<Element, String> owners = new IdentityHashMap<>();

    LinkBlocks(List<PageWalk.Anchor> anchors) {
        for (PageWalk.Anchor anchor : anchors) {
            if (!anchor.inFurniture()) {
                claim(anchor);
            }
        }
    }

    /** A date beside a link: as written where it can be read, else empty. */
    record Beside(String date) {}

    /** Stops at the first element that is nobody's: all above it are nobody's too. */
    private void claim(PageWalk.Anchor anchor) {
        Element at = anchor.element();
        while (at != null && !SEVERAL.equals(owners.get(at))) {
            String owner = owners.get(at);
            owners.put(at, owner == null || owner.equals(anchor.url()) ? anchor.url() : SEVERAL);
            at = at.parent();
        }
    }

    /** Whose block an element stands in, or null. */
    String owner(Element element) {
        Element at = element;
        while (at != null) {
            String owner = owners.get(at);
            if (owner != null) {
                return owner.equals(SEVERAL) ? null : owner;
            }
            at = at.parent();
        }
        return null;
    }

    Optional<Beside> date(PageWalk.Anchor anchor) {
        Element block = block(anchor);
        Optional<Beside> marked = block.select("time, [itemprop=datePublished]").stream()
                .limit(NEIGHBOURS)
                .flatMap(LinkBlocks::marked)
                .map(Beside::new)
                .findFirst();
        if (marked.isPresent()) {
            return marked;
        }
        Optional<Beside> inside = block.stream()
                .limit(MOST_LOOKED_AT)
                .filter(element ->
                        element.closest("a") == null || block.normalName().equals("a"))
                .flatMap(element -> element == block ? ownTexts(block) : Stream.of(shortText(element)))
                .flatMap(LinkBlocks::dated)
                .findFirst();
        return inside.isPresent() ? inside : neighbours(block);
    }

    private Element block(PageWalk.Anchor anchor) {
        Element block = anchor.element();
        Element up = block.parent();
        while (up != null
                && anchor.url().equals(owners.get(up))
                && !up.normalName().equals("body")) {
            block = up;
            up = up.parent();
        }
        return block;
    }

    private static Stream<String> marked(Element element) {
        return Stream.of(element.attr("datetime"), element.attr("content"), shortText(element))
                .filter(date -> GivenDate.read(date).isPresent());
    }

    /** What stands before the block on its own level, up to the next link; a list of terms has its dates there. */
    private Optional<Beside> neighbours(Element block) {
        Node at = block.previousSibling();
        for (int i = 0; i < 2 * NEIGHBOURS && at != null; i++) {
            if (at instanceof Element element) {
                if (owners.containsKey(element)) {
                    return Optional.empty();
                }
                Optional<Beside> found =
                        Stream.of(shortText(element)).flatMap(LinkBlocks::dated).findFirst();
                if (found.isPresent()) {
                    return found;
                }
            } else if (at instanceof TextNode text) {
                Optional<Beside> found =
                        Stream.of(text.text()).flatMap(LinkBlocks::dated).findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
            at = at.previousSibling();
        }
        return after(block);
    }

    /** A date in plain text right behind the link: {@code <a>…</a> (12 March 2024)<br>}. */
    private static Optional<Beside> after(Element block) {
        return block.nextSibling() instanceof TextNode text
                ? Stream.of(text.text()).flatMap(LinkBlocks::dated).findFirst()
                : Optional.empty();
    }

    private static Stream<String> ownTexts(Element block) {
        return block.textNodes().stream().map(TextNode::text);
    }

    private static String shortText(Element element) {
        String text = element.wholeText().length() > 4 * LONGEST_DATE ? "" : element.text();
        return text.length() > LONGEST_DATE ? "" : text;
    }

    private static Stream<Beside> dated(String text) {
        String line = text.strip();
        if (line.isEmpty() || line.length() > LONGEST_DATE) {
            return Stream.empty();
        }
        if (GivenDate.read(line).isPresent()) {
            return Stream.of(new Beside(line));
        }
        return LIKE_A_DATE.matcher(line).find() ? Stream.of(new Beside("")) : Stream.empty();
    }
}
