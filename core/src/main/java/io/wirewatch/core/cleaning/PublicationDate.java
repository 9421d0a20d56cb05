package io.wirewatch.core.cleaning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses when a release was published: as given beside it, else as the page's metadata says, else by a date line of the text, else by its
 * dateline, else when it arrived. A date before 1900 or more than two days past arrival is an error of the source, and the next is taken.
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
    PublishedDate choose(String given, List<String> metadata, List<String> paragraphs) {
        Stream<PublishedDate> named = Stream.concat(
                read(given == null ? List.of() : List.of(given), PublishedDate.GIVEN),
                read(metadata, PublishedDate.METADATA));
        return Stream.concat(named, inText(paragraphs).stream())
                .filter(this::isPossible)
                .findFirst()
                .orElseGet(() -> PublishedDate.arrival(receivedAt));
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
