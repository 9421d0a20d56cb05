package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.RawRelease;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The day on which a page was published, as the page writes it. A release has the moment alone; by the clock of another zone that may be
 * the day before or after, and what is scored is whether the right date of the page was chosen.
 */
public final class PageDay {
    private final Cleaner cleaner = new Cleaner();

    /**
     * A day.
     *
     * @param day in the zone that it was written with
     * @param source where it stood
     */
    public record Found(LocalDate day, String source) {}

    /**
     * The day of a page; empty where cleaning finds none, or refuses the page.
     *
     * @throws IllegalStateException where the release that cleaning makes has another moment
     */
    public Optional<Found> of(RawRelease raw) {
        try {
            CleanRelease release = cleaner.clean(raw).carrier();
            PublishedDate date = chosen(raw, release.head().language().startsWith("en"));
            if (!date.at().equals(release.head().publishedAt())
                    || !date.source().equals(release.dateSource())) {
                throw new IllegalStateException(
                        "the release says " + release.head().publishedAt() + " by " + release.dateSource() + ", not "
                                + date.at() + " by " + date.source());
            }
            return Optional.of(new Found(date.day(), date.source()))
                    .filter(found -> !found.source().equals(PublishedDate.ARRIVAL));
        } catch (RefusedReleaseException e) {
            return Optional.empty();
        }
    }

    /** As cleaning chooses it: of all that a page says, only the moment goes into the release. */
    private static PublishedDate chosen(RawRelease raw, boolean english) {
        Page page = HtmlPage.read(Decoder.decode(raw.body(), raw.charset(), true));
        QuotedParts.Split split = QuotedParts.split(new Boilerplate().strip(page.paragraphs()));
        return new PublicationDate(raw.receivedAt(), english)
                .choose(raw.publishedAt(), raw.url(), page.dates(), split.carrier());
    }
}
