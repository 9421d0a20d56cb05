package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.ReleaseText;
import java.time.Instant;
import java.util.List;

/**
 * What is remembered of a version of a release: enough to tell the next version from the same again, and to say what was withdrawn.
 *
 * @param version 1, 2, …
 * @param edition {@link Edition}: what another version differs in
 * @param fingerprint {@link CleanRelease#fingerprint}
 * @param withdrawn whether this version took the release back
 * @param title its title
 * @param publishedAt its event time
 * @param precision how exact that is
 * @param language its language
 * @param notice what it says about a release, or null
 * @param content {@link CleanContent#fingerprint}; 0 where an earlier version of the service has not kept it
 */
public record TextVersion(
        int version,
        String edition,
        String fingerprint,
        boolean withdrawn,
        String title,
        Instant publishedAt,
        PublishedPrecision precision,
        String language,
        Notice notice,
        long content) {

    static TextVersion of(CleanRelease release, String edition, int version) {
        ReleaseHead head = release.head();
        return new TextVersion(
                version,
                edition,
                release.fingerprint(),
                head.withdrawn(),
                head.title(),
                head.publishedAt(),
                head.publishedPrecision(),
                head.language(),
                head.notice(),
                CleanContent.fingerprint(release));
    }

    /** Whether a release says what this version says. One withdrawal is like another, whatever text it brings. */
    boolean isSame(CleanRelease release, String releaseEdition) {
        return withdrawn == release.head().withdrawn() && (withdrawn || edition.equals(releaseEdition));
    }

    /** Whether reading the release again has found nothing else in it: neither in its text nor in what is told of it. */
    boolean isSameReadAgain(CleanRelease release, String releaseEdition) {
        return isSame(release, releaseEdition) && (withdrawn || hasContentOf(release));
    }

    private boolean hasContentOf(CleanRelease release) {
        ReleaseHead head = release.head();
        if (content != CleanContent.UNKNOWN) {
            return content == CleanContent.fingerprint(release);
        }
        return title.equals(head.title())
                && publishedAt.toEpochMilli() == head.publishedAt().toEpochMilli()
                && precision == head.publishedPrecision()
                && language.equals(head.language())
                && notice == head.notice();
    }

    /** The withdrawal of this version where the source sent no text with it. */
    CleanRelease withdrawal(ReleaseHead sent, String id, String carrier, List<String> parts) {
        ReleaseHead head = new ReleaseHead(
                id,
                1,
                true,
                sent.historical(),
                title,
                sent.url(),
                sent.source(),
                publishedAt,
                precision,
                sent.receivedAt(),
                language,
                "",
                carrier,
                parts,
                sent.notice(),
                null);
        return new CleanRelease(
                head, new ReleaseText(title, "", List.of()), null, dateSource(), List.of(), fingerprint);
    }

    /**
     * Whether a page that only says that a release is taken back means this release: it stands in its place. A notice that came under an
     * id of its own takes back another one, and stays a release.
     */
    boolean isTakenBackBy(ReleaseHead head) {
        return head.notice() == Notice.KILL && !head.withdrawn() && (withdrawn || notice != Notice.KILL);
    }

    /** The withdrawal of this version by a notice that was sent in its place: its title and date stay, its text is the notice. */
    CleanRelease takenBackBy(CleanRelease sent, List<String> parts) {
        CleanRelease gone = withdrawal(sent.head(), sent.head().id(), null, parts);
        ReleaseText words =
                new ReleaseText(title, sent.text().text(), sent.text().paragraphs());
        return new CleanRelease(gone.head(), words, null, gone.dateSource(), sent.removed(), fingerprint);
    }

    private String dateSource() {
        return precision == PublishedPrecision.ARRIVAL ? PublishedDate.ARRIVAL : PublishedDate.GIVEN;
    }
}
