package io.wirewatch.core.cleaning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Chooses when a release was published. The first of these that names a date counts:
 *
 * <ol>
 *   <li>what was given beside it ({@code given});
 *   <li>metadata of publication, JSON-LD before {@code meta} elements ({@code metadata}), unless an address of the page names a day more
 *       than two days earlier ({@code url}): an address does not change when a page is moved or published anew;
 *   <li>the day in an address of the page ({@code url});
 *   <li>elements marked as its date of publication, if all say one day ({@code metadata});
 *   <li>what stands beside its headline ({@code page});
 *   <li>what its scripts, elements of several days, or metadata that says no more than "date" name ({@code metadata});
 *   <li>a date line of its text ({@code text}), its dateline ({@code dateline});
 *   <li>what stands above its prose, or an element that is named for a date, anywhere ({@code page});
 *   <li>its arrival ({@code arrival}).
 * </ol>
 *
 * A date before 1900 or more than two days past arrival is an error of the source, and the next is taken.
 */
final class PublicationDate {
    private static final Duration TOLERANCE = Duration.ofDays(2);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    /** Date lines stand above the text, or below it where the release is signed. */
    private static final int HEAD = 8;

    private static final int FOOT = 2;

    private final Instant receivedAt;
    private final boolean english;

    PublicationDate(Instant receivedAt, boolean english) {
        this.receivedAt = receivedAt;
        this.english = english;
    }

    /** The best date among those a page names; arrival time where there is none. */
    PublishedDate choose(String given, String url, PageDates page, List<String> paragraphs) {
        boolean sure = isOneDay(page.elements());
        Stream<Supplier<Stream<PublishedDate>>> sources = Stream.of(
                () -> read(given == null ? List.of() : List.of(given), PublishedDate.GIVEN),
                () -> published(url, page),
                () -> addresses(url, page),
                () -> sure ? read(page.elements(), PublishedDate.METADATA) : Stream.empty(),
                () -> written(page.besideHeadline(english), PublishedDate.PAGE),
                () -> read(page.inScripts().get(), PublishedDate.METADATA),
                () -> read(page.elements(), PublishedDate.METADATA),
                () -> read(page.declared(), PublishedDate.METADATA),
                () -> inText(paragraphs).stream(),
                () -> written(page.aboveProse(english), PublishedDate.PAGE),
                () -> written(page.named(english), PublishedDate.PAGE));
        return sources.flatMap(Supplier::get)
                .filter(this::isPossible)
                .findFirst()
                .orElseGet(() -> PublishedDate.arrival(receivedAt));
    }

    /** What the metadata says; an address that names an earlier day is what it was before the page was moved or published anew. */
    private Stream<PublishedDate> published(String url, PageDates page) {
        Optional<PublishedDate> best = read(page.published(), PublishedDate.METADATA)
                .filter(this::isPossible)
                .findFirst();
        Optional<PublishedDate> first = best.flatMap(date -> addresses(url, page)
                .filter(address ->
                        isPossible(address) && address.at().isBefore(date.at().minus(TOLERANCE)))
                .findFirst());
        return first.or(() -> best).stream();
    }

    private boolean isOneDay(List<String> elements) {
        return read(elements, PublishedDate.METADATA)
                        .map(PublishedDate::day)
                        .distinct()
                        .count()
                == 1;
    }

    private Stream<PublishedDate> addresses(String url, PageDates page) {
        List<String> days = Stream.concat(Stream.ofNullable(url), page.addresses().stream())
                .flatMap(address -> AddressDate.of(address).stream())
                .toList();
        return read(days, PublishedDate.URL);
    }

    private static Stream<PublishedDate> written(List<WrittenDate> dates, String source) {
        return dates.stream().map(date -> PublishedDate.of(date, source));
    }

    /** The date that the text alone names. */
    Optional<PublishedDate> inText(List<String> paragraphs) {
        Stream<PublishedDate> lines = edges(paragraphs)
                .flatMap(line -> DateLines.date(line, english).stream())
                .map(written -> PublishedDate.of(written, PublishedDate.TEXT));
        Stream<PublishedDate> datelines = dateline(paragraphs).map(Dateline::date).stream()
                .map(written -> PublishedDate.of(written, PublishedDate.DATELINE));
        return Stream.concat(lines, datelines).filter(this::isPossible).findFirst();
    }

    /** The dateline of the first paragraph that has one, near the top. */
    Optional<Dateline> dateline(List<String> paragraphs) {
        return paragraphs.stream()
                .limit(HEAD)
                .flatMap(p -> Dateline.of(p, english, receivedAt).stream())
                .findFirst();
    }

    private static Stream<String> edges(List<String> paragraphs) {
        int foot = Math.max(Math.min(HEAD, paragraphs.size()), paragraphs.size() - FOOT);
        return Stream.concat(
                paragraphs.stream().limit(HEAD), paragraphs.stream().skip(foot));
    }

    private Stream<PublishedDate> read(List<String> texts, String source) {
        return texts.stream()
                .flatMap(text -> DateReader.read(text, english).stream())
                .map(written -> PublishedDate.of(written, source));
    }

    private boolean isPossible(PublishedDate date) {
        return !date.at().isBefore(EARLIEST) && !date.at().isAfter(receivedAt.plus(TOLERANCE));
    }
}
