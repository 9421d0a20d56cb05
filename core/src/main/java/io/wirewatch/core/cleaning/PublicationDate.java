package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.PassedDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Chooses when a release was published. The first of these that names a date counts:
 *
 * <ol>
 *   <li>what was given beside it ({@code given});
 *   <li>what its source's selector finds in its page ({@code selector});
 *   <li>metadata of publication, JSON-LD before {@code meta} elements ({@code metadata}), unless an address of the page names a day more
 *       than two days earlier ({@code url}): an address does not change when a page is moved or published anew. Where its data name
 *       different days, the one that it shows beside its headline;
 *   <li>the day in an address of the page ({@code url});
 *   <li>elements marked as its date of publication, if all say one day ({@code metadata});
 *   <li>what stands beside its headline ({@code page});
 *   <li>what its scripts, elements of several days, or metadata that says no more than "date" name ({@code metadata});
 *   <li>a date line of its text ({@code text}), its dateline ({@code dateline});
 *   <li>what stands above its prose, or an element that is named for a date, anywhere ({@code page});
 *   <li>the last change, by metadata ({@code metadata}) or beside the headline ({@code page}): nearer than the arrival;
 *   <li>its arrival ({@code arrival}).
 * </ol>
 *
 * A date before 1900 or more than two days past arrival is an error of the source, and the next is taken. What was passed over for the
 * one that counts goes with it.
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

    /** The best date among those a page names, with those that it was preferred to; arrival time where there is none. */
    PublishedDate choose(String given, String url, PageDates page, List<String> paragraphs) {
        boolean dayFirst = page.dayFirst() || addresses(url, page).anyMatch(EnglishNumbers::putDayFirstAt);
        return english && dayFirst
                ? new PublicationDate(receivedAt, false).first(given, url, page, paragraphs)
                : first(given, url, page, paragraphs);
    }

    private PublishedDate first(String given, String url, PageDates page, List<String> paragraphs) {
        boolean sure = isOneDay(page.elements());
        PassedDates passed = new PassedDates();
        Stream<Supplier<Stream<PublishedDate>>> sources = Stream.of(
                () -> candidates(given == null ? List.of() : List.of(given), PublishedDate.GIVEN, passed),
                () -> candidates(page.selected(), PublishedDate.SELECTOR, passed),
                () -> published(url, page, passed),
                () -> inAddresses(url, page),
                () -> sure
                        ? candidates(page.elements(), PublishedDate.METADATA, passed)
                                .map(date -> confirmed(date, page, passed))
                        : Stream.empty(),
                () -> written(page.besideHeadline(english), PublishedDate.PAGE),
                () -> candidates(page.inScripts().get(), PublishedDate.METADATA, passed),
                () -> candidates(page.elements(), PublishedDate.METADATA, passed),
                () -> candidates(page.declared(), PublishedDate.METADATA, passed),
                () -> inText(paragraphs, passed),
                () -> written(page.aboveProse(english), PublishedDate.PAGE),
                () -> written(page.named(english), PublishedDate.PAGE),
                () -> candidates(page.changed(), PublishedDate.METADATA, passed),
                () -> written(page.changedBesideHeadline(english), PublishedDate.PAGE));
        return sources.flatMap(Supplier::get)
                .filter(date -> isPossible(date, passed))
                .findFirst()
                .orElseGet(() -> PublishedDate.arrival(receivedAt))
                .after(passed.dates());
    }

    /** What the metadata says; an address that names an earlier day is what it was before the page was moved or published anew. */
    private Stream<PublishedDate> published(String url, PageDates page, PassedDates passed) {
        Optional<PublishedDate> best = candidates(page.published(), PublishedDate.METADATA, passed)
                .filter(date -> isPossible(date, passed))
                .findFirst();
        Optional<PublishedDate> first = best.flatMap(date -> inAddresses(url, page)
                .filter(address ->
                        isPossible(address) && address.at().isBefore(date.at().minus(TOLERANCE)))
                .findFirst());
        if (first.isPresent()) {
            passed.add(PublishedDate.METADATA, best.get().text(), PassedDate.MOVED);
            return first.stream();
        }
        return best.map(date -> confirmed(date, page, passed)).map(date -> onDayOfAddress(date, url, page)).stream();
    }

    /** A moment written in UTC is of the day that the page's address names, where it falls on that by some clock. */
    private PublishedDate onDayOfAddress(PublishedDate date, String url, PageDates page) {
        return inAddresses(url, page)
                .findFirst()
                .map(address -> date.on(address.day()))
                .orElse(date);
    }

    /**
     * What the page shows beside its headline decides between data that name different days: data may tell when a draft was begun, or a
     * page of the same address before. What is shown and no data name does not count.
     */
    private PublishedDate confirmed(PublishedDate date, PageDates page, PassedDates passed) {
        List<PublishedDate> others = Stream.of(
                        page.published(), page.elements(), page.inScripts().get(), page.declared())
                .flatMap(dates -> read(dates, PublishedDate.METADATA))
                .filter(other -> isPossible(other) && !other.day().equals(date.day()))
                .toList();
        if (others.isEmpty()) {
            return date; // most pages: what they show need not be read
        }
        Optional<LocalDate> shown = written(page.besideHeadline(english), PublishedDate.PAGE)
                .filter(this::isPossible)
                .map(PublishedDate::day)
                .findFirst();
        Optional<PublishedDate> confirmed = others.stream()
                .filter(other -> shown.filter(other.day()::equals).isPresent())
                .findFirst();
        confirmed.ifPresent(other -> passed.add(PublishedDate.METADATA, date.text(), PassedDate.NOT_SHOWN));
        return confirmed.orElse(date);
    }

    private boolean isOneDay(List<String> elements) {
        return read(elements, PublishedDate.METADATA)
                        .map(PublishedDate::day)
                        .distinct()
                        .count()
                == 1;
    }

    private static Stream<String> addresses(String url, PageDates page) {
        return Stream.concat(Stream.ofNullable(url), page.addresses().stream());
    }

    private Stream<PublishedDate> inAddresses(String url, PageDates page) {
        return read(
                addresses(url, page)
                        .flatMap(address -> AddressDate.of(address).stream())
                        .toList(),
                PublishedDate.URL);
    }

    private static Stream<PublishedDate> written(List<WrittenDate> dates, String source) {
        return dates.stream().map(date -> PublishedDate.of(date, source));
    }

    /**
     * The date of a part of a page: the one that its markup names, then its text, else the page's.
     *
     * @param marked what the markup of the part says, as written, or null
     */
    PublishedDate ofPart(String marked, List<String> paragraphs, PublishedDate ofPage) {
        PassedDates passed = new PassedDates();
        Stream<PublishedDate> inMarkup = candidates(Stream.ofNullable(marked).toList(), PublishedDate.METADATA, passed);
        Optional<PublishedDate> own = Stream.concat(inMarkup, inText(paragraphs, passed))
                .filter(date -> isPossible(date, passed))
                .findFirst();
        if (own.isEmpty()) {
            passed.addAll(ofPage.passedOver());
        }
        return own.orElse(ofPage).after(passed.dates());
    }

    /** The dates that a text names for itself, of its lines before that of its dateline. */
    private Stream<PublishedDate> inText(List<String> paragraphs, PassedDates passed) {
        Stream<PublishedDate> lines = edges(paragraphs)
                .map(line -> inLine(line, passed))
                .filter(Objects::nonNull)
                .map(written -> PublishedDate.of(written, PublishedDate.TEXT));
        Stream<PublishedDate> datelines = Stream.of(paragraphs)
                .map(all -> inDateline(all, passed))
                .filter(Objects::nonNull)
                .map(written -> PublishedDate.of(written, PublishedDate.DATELINE));
        return Stream.concat(lines, datelines);
    }

    private WrittenDate inLine(String line, PassedDates passed) {
        DateReader.Found found = DateLines.find(line, english);
        if (found != null && found.date() == null) {
            passed.add(PublishedDate.TEXT, line, PassedDate.IMPOSSIBLE);
        }
        return found == null || found.date() == null ? null : found.written(line);
    }

    private WrittenDate inDateline(List<String> paragraphs, PassedDates passed) {
        Dateline dateline = dateline(paragraphs).orElse(null);
        if (dateline != null && dateline.impossible() != null) {
            passed.add(PublishedDate.DATELINE, dateline.impossible(), PassedDate.IMPOSSIBLE);
        }
        return dateline == null ? null : dateline.date();
    }

    /** The dateline of the first paragraph that has one, near the top. */
    Optional<Dateline> dateline(List<String> paragraphs) {
        Optional<Dateline> opening = paragraphs.stream()
                .limit(HEAD)
                .flatMap(p -> Dateline.of(p, english, receivedAt).stream())
                .findFirst();
        return opening.or(() -> paragraphs.stream()
                .limit(HEAD)
                .flatMap(p -> Dateline.afterHeadline(p, english, receivedAt).stream())
                .findFirst());
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

    /** The same, and takes note of what is passed over because it cannot be read. */
    private Stream<PublishedDate> candidates(List<String> texts, String source, PassedDates passed) {
        return texts.stream()
                .flatMap(text -> candidate(text, source, passed).stream())
                .map(written -> PublishedDate.of(written, source));
    }

    private Optional<WrittenDate> candidate(String text, String source, PassedDates passed) {
        Optional<WrittenDate> written = DateReader.read(text, english);
        if (written.isEmpty() && !text.isBlank()) {
            passed.add(
                    source,
                    text,
                    DateReader.isImpossible(text, english) ? PassedDate.IMPOSSIBLE : PassedDate.UNREADABLE);
        }
        return written;
    }

    private boolean isPossible(PublishedDate date) {
        return reasonAgainst(date) == null;
    }

    /** The same, and takes note of what is passed over. */
    private boolean isPossible(PublishedDate date, PassedDates passed) {
        String reason = reasonAgainst(date);
        if (reason != null) {
            passed.add(date.source(), date.text(), reason);
        }
        return reason == null;
    }

    private String reasonAgainst(PublishedDate date) {
        if (date.at().isBefore(EARLIEST)) {
            return PassedDate.TOO_OLD;
        }
        return date.at().isAfter(receivedAt.plus(TOLERANCE)) ? PassedDate.FUTURE : null;
    }
}
