package io.wirewatch.core.cleaning;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a page's markup says about when it was published, by how far it is to be trusted.
 *
 * @param selected what its source's selector finds, as written
 * @param published dates that are named as those of publication, as written, the surest first
 * @param elements what elements marked as dates of publication say, in the order of the page; a list of pages has many
 * @param addresses addresses that the page calls its own
 * @param declared dates that metadata calls dates and no more: publication with some, the last change with others; as written
 * @param changed dates of its last change, as written; no sooner than it was published
 * @param inScripts what its scripts are given as dates of publication; read only when asked for, as scripts are long
 * @param visible what it shows
 * @param isTitle whether a text is the page's title
 * @param dayFirst whether it is in the English of a country where numbers put the day first
 */
record PageDates(
        List<String> selected,
        List<String> published,
        List<String> elements,
        List<String> addresses,
        List<String> declared,
        List<String> changed,
        Supplier<List<String>> inScripts,
        VisibleDates visible,
        Predicate<String> isTitle,
        boolean dayFirst) {
    static final PageDates NONE = new PageDates(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List::of,
            new VisibleDates(),
            title -> false,
            false);

    PageDates {
        selected = List.copyOf(selected);
        published = List.copyOf(published);
        elements = List.copyOf(elements);
        addresses = List.copyOf(addresses);
        declared = List.copyOf(declared);
        changed = List.copyOf(changed);
    }

    /** The same, after what a selector finds. */
    PageDates after(List<String> found) {
        return found.isEmpty()
                ? this
                : new PageDates(
                        found, published, elements, addresses, declared, changed, inScripts, visible, isTitle,
                        dayFirst);
    }

    /** Dates that stand close to the headline, the closest first. */
    List<WrittenDate> besideHeadline(boolean english) {
        return visible.besideHeadline(isTitle, english);
    }

    /** Dates above the first prose. */
    List<WrittenDate> aboveProse(boolean english) {
        return visible.aboveProse(english);
    }

    /** Dates close to the headline that are said to be those of a change, the closest first. */
    List<WrittenDate> changedBesideHeadline(boolean english) {
        return visible.changedBesideHeadline(isTitle, english);
    }

    /** Dates in elements that are named for dates, wherever they stand. */
    List<WrittenDate> named(boolean english) {
        return visible.named(isTitle, english);
    }
}
