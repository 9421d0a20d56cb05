package io.wirewatch.core.cleaning;

import java.time.Instant;
import java.util.Optional;

/** A date that a source gives beside a release, read as cleaning reads it: who takes a release in and who cleans it must not differ. */
public final class GivenDate {
    private GivenDate() {}

    /**
     * The moment that the date names; midnight UTC where it has no time of day, UTC where it has no zone.
     *
     * @param given the date as given, in any form that {@link DateReader} knows; null is none
     * @return empty for what is no date, and for numbers that are different days in different languages ({@code 04/05/2004})
     */
    public static Optional<Instant> read(String given) {
        if (given == null) {
            return Optional.empty();
        }
        Optional<WrittenDate> written = DateReader.read(given, true);
        return written.equals(DateReader.read(given, false))
                ? written.map(
                        date -> PublishedDate.of(date, PublishedDate.GIVEN).at())
                : Optional.empty();
    }
}
