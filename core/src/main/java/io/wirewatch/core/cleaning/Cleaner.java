package io.wirewatch.core.cleaning;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Embargo;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.core.release.ReleaseHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Cleans releases: one verb, no state. */
public final class Cleaner {
    /** A bigger body is refused: the API takes none, and no press release is. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private final int maxBytes;

    /** Reads bodies of up to {@link #MAX_BYTES}. */
    public Cleaner() {
        this(MAX_BYTES);
    }

    /** @param maxBytes biggest body that is read */
    public Cleaner(int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be at least 1, not " + maxBytes);
        }
        this.maxBytes = maxBytes;
    }

    /**
     * Reads a release as received into what people read.
     *
     * @return the page with its parts; every version is 1 and every story empty. A withdrawal may come without a body: then title and text
     *     are what came with it, maybe empty
     * @throws RefusedReleaseException where the body is no text that could be read, with the reason
     */
    public CleanedPage clean(RawRelease raw) {
        if (raw.erased()) {
            return Erasure.page(raw);
        }
        Boilerplate boilerplate = new Boilerplate();
        Page page = read(raw);
        String language = LanguageGuess.of(raw.language(), page.language(), String.join(" ", page.paragraphs()));
        boolean english = language.startsWith("en");
        boolean bundle = !page.pieces().releases().isEmpty();
        // The embargo of a bundle stands in its title, if anywhere; those of its releases are theirs.
        EmbargoLines lines = EmbargoLines.take(
                firstNonBlank(raw.title(), page.title()), bundle ? List.of() : page.paragraphs(), english);
        boilerplate.count("embargo", lines.lines());
        boilerplate.count("selector", page.selection().removed());
        Parts split = Parts.of(bundle ? page.pieces() : Pieces.of(lines.paragraphs()), boilerplate);
        ZonedText text = ZonedText.of(split.carrier(), english, boilerplate);
        Headline headline = Headline.of(lines.title(), text.news(), english);
        requireText(raw, page, split, headline);
        PublicationDate dates = new PublicationDate(raw.receivedAt(), english);
        PublishedDate published = dates.choose(raw.publishedAt(), raw.url(), page.dates(), text.dated());
        List<CleanRelease> parts = new ArrayList<>();
        for (Parts.Part part : split.parts()) {
            parts.add(part(raw, parts.size(), part, dates, published, language, lines.embargo(), boilerplate));
        }
        List<String> partIds = parts.stream().map(part -> part.head().id()).toList();
        Notice notice = Notices.of(headline.title(), headline.paragraphs());
        Draft carrier = new Draft(
                raw, raw.id(), null, partIds, text, titled(headline, parts), language, notice, lines.embargo());
        // What belongs to the parts cannot be told from the rest of the markup.
        String markup = parts.isEmpty() ? page.markup() : Edition.NOTHING_MORE;
        CleanRelease own = carrier.release(published, dates, boilerplate.removed())
                .withSelectorNotes(page.selection().notes());
        return new CleanedPage(
                split.bundle() ? withParts(own, parts) : own, Edition.more(markup, lines.embargo()), parts);
    }

    /**
     * The words around the releases of a bundle are the same every day ("Releases of the day"), so what makes it a copy of another is
     * what it holds.
     */
    private static CleanRelease withParts(CleanRelease carrier, List<CleanRelease> parts) {
        String held = parts.stream().map(part -> part.text().news()).collect(Collectors.joining(" "));
        String fingerprint = Fingerprint.of(
                carrier.head().id(), carrier.text().title(), carrier.text().news() + " " + held);
        return new CleanRelease(
                carrier.head(),
                carrier.text(),
                carrier.dateline(),
                carrier.dateSource(),
                carrier.removed(),
                fingerprint,
                true,
                carrier.datesPassedOver(),
                carrier.selectorNotes());
    }

    /** A file that holds nothing but releases is called by the first of them. */
    private static Headline titled(Headline headline, List<CleanRelease> parts) {
        return headline.title().isEmpty() && !parts.isEmpty()
                ? new Headline(parts.getFirst().text().title(), headline.paragraphs())
                : headline;
    }

    /** @param embargo of the page, which holds for a part that has none of its own; or null */
    private static CleanRelease part(
            RawRelease raw,
            int index,
            Parts.Part part,
            PublicationDate dates,
            PublishedDate ofCarrier,
            String fallback,
            Embargo embargo,
            Boilerplate removed) {
        String own = LanguageGuess.of(null, fallback, String.join(" ", part.paragraphs()));
        ZonedText text = ZonedText.of(part.paragraphs(), own.startsWith("en"), removed);
        Headline headline = Headline.of(part.title(), text.news(), own.startsWith("en"));
        Embargo its = part.embargo() == null ? embargo : part.embargo();
        Draft draft = new Draft(raw, Ids.part(raw.id(), index), raw.id(), List.of(), text, headline, own, null, its);
        return draft.release(dates.ofPart(part.date(), text.dated(), ofCarrier), dates, List.of());
    }

    private Page read(RawRelease raw) {
        if (raw.body().length > maxBytes) {
            throw new RefusedReleaseException(
                    "too-large", "the body has " + raw.body().length + " bytes, at most " + maxBytes + " are read");
        }
        if (raw.body().length == 0 && !raw.withdrawn() && isBlank(raw.title())) {
            throw new RefusedReleaseException("empty", "there is neither a body nor a title");
        }
        boolean html = isHtml(raw);
        String text = Decoder.decode(raw.body(), raw.charset(), html);
        return html ? HtmlPage.read(text, raw.selectors()) : PlainText.read(text);
    }

    private static boolean isHtml(RawRelease raw) {
        String type = raw.contentType() == null
                ? ""
                : raw.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return true;
        }
        if (type.isEmpty() || type.startsWith("text/")) {
            return false;
        }
        throw new RefusedReleaseException(
                "unsupported-type", "a body of type " + type + " is not read: send text/plain or text/html");
    }

    /** A page that is nothing but boilerplate is no release, unless somebody gave it a title of its own. */
    private static void requireText(RawRelease raw, Page page, Parts split, Headline headline) {
        boolean nothing = headline.paragraphs().isEmpty() && split.parts().isEmpty() && isBlank(raw.title());
        if (nothing && !raw.withdrawn()) {
            String detail =
                    page.paragraphs().isEmpty() ? "the body holds no text" : "the body holds nothing but boilerplate";
            boolean removed = page.selection().removed() > 0;
            throw new RefusedReleaseException(
                    "no-text", removed ? detail + " beside what the selectors of its source remove" : detail);
        }
    }

    private static String firstNonBlank(String first, String second) {
        return isBlank(first) ? second : first;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** A release whose words are settled. */
    private record Draft(
            RawRelease raw,
            String id,
            String carrier,
            List<String> parts,
            ZonedText zoned,
            Headline headline,
            String language,
            Notice notice,
            Embargo embargo) {
        CleanRelease release(PublishedDate published, PublicationDate dates, List<String> removed) {
            var text = Layout.of(headline.title(), zoned.without(headline), language);
            ReleaseHead head = new ReleaseHead(
                    id,
                    1,
                    raw.withdrawn(),
                    raw.historical(),
                    headline.title(),
                    raw.url(),
                    raw.source(),
                    published.at(),
                    published.precision(),
                    raw.receivedAt(),
                    language,
                    "",
                    carrier,
                    parts,
                    notice,
                    embargo);
            String place =
                    dates.dateline(headline.paragraphs()).map(Dateline::place).orElse(null);
            return new CleanRelease(
                    head,
                    text,
                    place,
                    published.source(),
                    removed,
                    Fingerprint.of(id, headline.title(), text.news()),
                    false,
                    published.passedOver(),
                    List.of());
        }
    }
}
