package io.wirewatch.core.cleaning;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * What the markup of one of several articles of a page says about it: what its heading is and where that leads, when it was published,
 * and whether its text goes on elsewhere. One pass without recursion; comments on it, articles in it by the standard, are left out.
 */
final class ArticleMarks implements NodeFilter {
    /** A block of a text is at least this long, in characters. */
    static final int PARAGRAPH = 80;

    private static final int MAX_HEADINGS = 10;
    private static final int LONGEST_LINK = 60;
    private static final Pattern MORE = Pattern.compile(
            "\\W*(?:(?:read|continue|learn|see|view|full)\\b.*|(?:find out )?more\\b.*|mehr\\b.*|weiter(?:lesen)?\\b.*|zum (?:artikel|beitrag)\\b.*"
                    + "|lire\\b.*|(?:la )?suite\\b.*|en savoir plus\\b.*|(?:seguir |continuar )?le(?:er|yendo)\\b.*|ver más\\b.*|leggi\\b.*|continua\\b.*"
                    + "|ler mais\\b.*|leia\\b.*|saiba mais\\b.*|lees\\b.*|l[eæä]s\\s(?:mer|mere|hele)\\b.*|lue lisää\\b.*|czytaj\\b.*|więcej\\b.*"
                    + "|číst\\b.*|celý\\b.*|читать\\b.*|подробнее\\b.*|далее\\b.*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern PUBLISHED =
            Pattern.compile("(?:^|[\\s_-])(?:published|pubdate|dt-published)(?:$|[\\s_-])", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGED = Pattern.compile("updated|modified|changed", Pattern.CASE_INSENSITIVE);

    private final MainContent content;
    private final Element root;
    private final StringBuilder link = new StringBuilder();
    private boolean inHead = true;
    private int headings;
    private int links;
    private int rank = Integer.MAX_VALUE;
    private Element heading;
    private String title = "";
    private String address = "";
    private String published;
    private String shown;
    private boolean more;

    private ArticleMarks(MainContent content, Element root) {
        this.content = content;
        this.root = root;
    }

    static ArticleMarks of(MainContent content, Element root) {
        ArticleMarks marks = new ArticleMarks(content, root);
        NodeTraversor.filter(marks, root);
        return marks;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            if (links > 0 && link.length() < LONGEST_LINK) {
                link.append(text.getWholeText(), 0, Math.min(text.getWholeText().length(), LONGEST_LINK));
            }
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element ? element(element) : FilterResult.CONTINUE;
    }

    private FilterResult element(Element element) {
        Prose block = content.prose(element);
        if (block != null && block.isNested() && element != root) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (isHeading(element)) {
            heading(element);
            return FilterResult.SKIP_CHILDREN;
        }
        if (block != null && block.own() >= PARAGRAPH) {
            inHead = false;
            more = false;
        }
        if (element.normalName().equals("a")) {
            links++;
            link.setLength(0);
        }
        if (element.attributesSize() > 0) {
            date(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && element.normalName().equals("a")) {
            links--;
            more |= !inHead && isMore(element);
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isHeading(Element element) {
        String name = element.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    /** Of the headings above the text the first of the highest rank; a day or the name of the form is none. */
    private void heading(Element element) {
        int its = element.normalName().charAt(1) - '0';
        if (!inHead || its >= rank || ++headings > MAX_HEADINGS) {
            return;
        }
        String line = Characters.line(element.text());
        if (line.codePoints().anyMatch(Character::isLetter) && !Headline.isPreface(line, false)) {
            rank = its;
            title = line;
            heading = element;
            Element leads = element.selectFirst("a[href]");
            address = leads != null ? leads.attr("href") : addressAround(element);
        }
    }

    private static String addressAround(Element heading) {
        Element parent = heading.parent();
        return parent != null && parent.normalName().equals("a") ? parent.attr("href") : "";
    }

    private boolean isMore(Element a) {
        String words = Characters.line(link.toString());
        return MORE.matcher(words).matches()
                || a.attr("href").contains("#more-")
                || HtmlNoise.words(shortened(a.className())).contains("more");
    }

    private void date(Element element) {
        String name = element.normalName();
        if (published == null && isPublished(element)) {
            published =
                    date(element.attr("datetime"), element.attr("content"), element.attr("title"), element.ownText());
        }
        boolean time = name.equals("time") && element.hasAttr("datetime");
        if (time && inHead && shown == null && !CHANGED.matcher(names(element)).find() && namesDay(element.ownText())) {
            shown = date(element.attr("datetime"), element.ownText());
        }
    }

    private static boolean isPublished(Element element) {
        String name = element.normalName();
        return element.attr("itemprop").strip().equalsIgnoreCase("datePublished")
                || name.equals("time") && element.hasAttr("pubdate")
                || (name.equals("time") || name.equals("abbr"))
                        && PUBLISHED.matcher(shortened(element.className())).find();
    }

    private static String names(Element element) {
        return shortened(element.className()) + " " + shortened(element.attr("itemprop"));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 200));
    }

    /** The first that names a day, or null. */
    private static String date(String... texts) {
        return List.of(texts).stream()
                .filter(ArticleMarks::namesDay)
                .findFirst()
                .orElse(null);
    }

    private static boolean namesDay(String text) {
        return DateReader.read(text, false)
                .or(() -> DateReader.read(text, true))
                .isPresent();
    }

    /** Its heading in one line, empty where it has none. */
    String title() {
        return title;
    }

    /** The element of its heading, or null. */
    Element heading() {
        return heading;
    }

    /** The rank of its heading, 1 to 6. */
    int rank() {
        return rank;
    }

    /** The address of another page that its heading leads to, or empty. */
    String address() {
        String at = address.strip();
        return at.contains("#") || at.toLowerCase(Locale.ROOT).startsWith("javascript:") ? "" : at;
    }

    /** When it was published, as written, or null. */
    String date() {
        return published == null ? shown : published;
    }

    /** Whether a link below its text says that there is more of it elsewhere. */
    boolean goesOn() {
        return more;
    }
}
