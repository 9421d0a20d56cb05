package io.wirewatch.core.cleaning;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.ReleaseHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The versions of a page, and the rule that counts them. What has the edition of the newest version is that version again; any other
 * is the next one, a text from before included: a source may well take an edit back. A withdrawal is a version too, so readers that
 * keep the highest version of an id are right, and so is a text that comes back after one. A text that only says that the release is
 * taken back, in the place of the release, is a withdrawal. An erasure is the last version for ever.
 *
 * <p>After a crash a record may be read again, when later versions of its page are known already. It is told by its offset: what is not
 * newer than the newest version's record gives the version that was in force there, so re-reading a stretch of the log gives the same
 * records again in the same order.
 *
 * <p>A page may be read again, by other rules than those by which it was read when it came in: from a copy of its newest record, put on the
 * log. What is found then is a further version, since an id and a version name one text for ever.
 *
 * @param versions oldest first, offsets rising and origins not falling; at most {@value #MAX_VERSIONS} are kept
 */
public record PageHistory(List<PageVersion> versions) {
    /** Far more than any edited release has, and as far back as a re-read can be answered. */
    static final int MAX_VERSIONS = 256;

    /** The history of a page never seen. */
    public static final PageHistory NONE = new PageHistory(List.of());

    public PageHistory {
        versions = List.copyOf(versions);
    }

    /**
     * What a page gives.
     *
     * @param history the history with it
     * @param releases the carrier, then every part, those withdrawn for being gone from the page included; versions set, stories empty
     */
    public record Step(PageHistory history, List<CleanRelease> releases) {
        public Step {
            releases = List.copyOf(releases);
        }
    }

    /**
     * What a page gives that is read again.
     *
     * @param history the history with it
     * @param page the carrier, then every part, those withdrawn for being gone from the page included; versions set, stories empty. Empty
     *     where nothing has changed
     * @param changed ids of those that are another version now
     */
    public record Again(PageHistory history, List<CleanRelease> page, Set<String> changed) {
        public Again {
            page = List.copyOf(page);
            changed = Set.copyOf(changed);
        }
    }

    /**
     * Takes a page as read from a record.
     *
     * @param offset the record's offset in its partition of {@code releases.raw}
     * @throws RefusedReleaseException with reason {@code forgotten} where the record is older than the versions kept
     */
    public Step read(long offset, CleanedPage page) {
        return read(offset, page, null);
    }

    /**
     * Takes a page as read from a record that a notice of another release asked for, a withdrawal. The same wish may be written again after
     * a crash, behind later versions: it is carried out once.
     *
     * @param cause what tells the wish from others, or null for a record that came of itself
     */
    public Step read(long offset, CleanedPage page, String cause) {
        if (isErased() || page.carrier().head().erased()) {
            return erased(offset, page.carrier().head());
        }
        PageVersion done = cause == null ? null : causedBy(cause);
        if (done != null) {
            return new Step(this, numbered(releases(page, done), done.texts()));
        }
        PageVersion known = inForceAt(offset);
        List<CleanRelease> releases = releases(page, known);
        List<String> editions = editions(page, releases);
        boolean again = known != null && offset < versions.getLast().offset();
        boolean same = !again && isSame(known, releases, editions);
        if (again || (same && cause == null)) {
            return new Step(this, numbered(releases, known.texts()));
        }
        List<TextVersion> texts = same ? known.texts() : next(releases, editions, known);
        return new Step(with(new PageVersion(offset, cause, texts)), numbered(releases, texts));
    }

    /**
     * Takes a page as read again, from a copy of the record that it was read from before. What came of itself meanwhile is newer than that,
     * and what is not known is not to be brought back by a copy: either way, and where nothing else is found than before, nothing comes of
     * it.
     *
     * @param offset the copy's offset in its partition of {@code releases.raw}
     * @param origin the offset of what it is a copy of
     * @param page as read from the copy
     */
    public Again readAgain(long offset, long origin, CleanedPage page) {
        PageVersion newest = versions.isEmpty() ? null : versions.getLast();
        if (newest != null && offset <= newest.offset()) {
            return metAgain(offset, page);
        }
        if (newest == null || isTakenBack(newest) || origin < newest.origin()) {
            return unchanged();
        }
        List<CleanRelease> releases = replacing(withPartsGone(page, newest), before(origin));
        List<TextVersion> texts = nextReadAgain(releases, editions(page, releases), newest);
        return texts.equals(newest.texts())
                ? unchanged()
                : changed(with(new PageVersion(offset, origin, null, texts)), releases, texts, newest);
    }

    private Again unchanged() {
        return new Again(this, List.of(), Set.of());
    }

    private static boolean isTakenBack(PageVersion version) {
        return version.texts().getFirst().withdrawn();
    }

    /** A copy that is met again after a crash gives what it gave. */
    private Again metAgain(long offset, CleanedPage page) {
        int place = IntStream.range(0, versions.size())
                .filter(i -> versions.get(i).offset() == offset)
                .findFirst()
                .orElse(-1);
        if (place < 1) {
            return unchanged();
        }
        PageVersion made = versions.get(place);
        PageVersion known = versions.get(place - 1);
        List<CleanRelease> releases = replacing(withPartsGone(page, known), before(made.origin()));
        return changed(this, releases, made.texts(), known);
    }

    /** What was in force when a record came, or null. */
    private PageVersion before(long origin) {
        return versions.reversed().stream()
                .filter(version -> version.origin() < origin)
                .findFirst()
                .orElse(null);
    }

    private static List<TextVersion> nextReadAgain(
            List<CleanRelease> releases, List<String> editions, PageVersion known) {
        List<TextVersion> texts = new ArrayList<>();
        for (int i = 0; i < releases.size(); i++) {
            TextVersion before = i < known.texts().size() ? known.texts().get(i) : null;
            boolean isSame = before != null && before.isSameReadAgain(releases.get(i), editions.get(i));
            int version = before == null ? 1 : before.version() + 1;
            texts.add(isSame ? before : TextVersion.of(releases.get(i), editions.get(i), version));
        }
        return texts;
    }

    /** A page of which those go on whose version is not the one that was known. */
    private static Again changed(
            PageHistory history, List<CleanRelease> releases, List<TextVersion> texts, PageVersion known) {
        Set<String> changed = IntStream.range(0, Math.min(releases.size(), texts.size()))
                .filter(i -> i >= known.texts().size()
                        || texts.get(i).version() != known.texts().get(i).version())
                .mapToObj(i -> releases.get(i).head().id())
                .collect(Collectors.toSet());
        return new Again(history, numbered(releases, texts), changed);
    }

    private PageVersion causedBy(String cause) {
        return versions.stream()
                .filter(version -> cause.equals(version.cause()))
                .findFirst()
                .orElse(null);
    }

    /** Whether it was erased; then nothing that comes or is read again brings anything back. */
    private boolean isErased() {
        return !versions.isEmpty() && versions.getLast().texts().getFirst().notice() == Notice.ERASURE;
    }

    /** The page and all parts that it ever had, without their words; of the versions before only the last number is kept. */
    private Step erased(long offset, ReleaseHead head) {
        PageHistory history = isErased() ? this : withoutWords(offset, head);
        List<TextVersion> texts = history.versions().getLast().texts();
        List<String> parts = IntStream.range(1, texts.size())
                .mapToObj(i -> Ids.part(head.id(), i - 1))
                .toList();
        List<CleanRelease> releases = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            releases.add(Erasure.release(
                    i == 0 ? head.id() : parts.get(i - 1),
                    i == 0 ? null : head.id(),
                    i == 0 ? parts : List.of(),
                    head.source(),
                    head.receivedAt(),
                    texts.get(i).publishedAt()));
        }
        return new Step(history, numbered(releases, texts));
    }

    private PageHistory withoutWords(long offset, ReleaseHead head) {
        List<TextVersion> texts = versions.isEmpty()
                ? List.of(Erasure.version(1, head.receivedAt()))
                : versions.getLast().texts().stream()
                        .map(text -> Erasure.version(text.version() + 1, text.publishedAt()))
                        .toList();
        return new PageHistory(List.of(new PageVersion(offset, texts)));
    }

    private PageVersion inForceAt(long offset) {
        if (versions.isEmpty()) {
            return null;
        }
        return versions.reversed().stream()
                .filter(version -> version.offset() <= offset)
                .findFirst()
                .orElseThrow(() -> new RefusedReleaseException(
                        "forgotten", "the record at offset " + offset + " is older than every version that is kept"));
    }

    /** The releases of a page that comes where a version is known. */
    private static List<CleanRelease> releases(CleanedPage page, PageVersion known) {
        return known == null ? page.releases() : replacing(withPartsGone(page, known), known);
    }

    /** The releases of a page, with the parts that the known version had and this one lacks as withdrawn. */
    private static List<CleanRelease> withPartsGone(CleanedPage page, PageVersion known) {
        ReleaseHead head = page.carrier().head();
        List<CleanRelease> releases = new ArrayList<>(page.releases());
        for (int i = releases.size(); i < known.texts().size(); i++) {
            releases.add(known.texts().get(i).withdrawal(head, Ids.part(head.id(), i - 1), head.id(), List.of()));
        }
        return releases;
    }

    /** The same, where the page came in the place of a version, or of none, and may take that back. */
    private static List<CleanRelease> replacing(List<CleanRelease> releases, PageVersion replaced) {
        if (replaced == null) {
            return releases;
        }
        CleanRelease carrier = releases.getFirst();
        ReleaseHead head = carrier.head();
        TextVersion before = replaced.texts().getFirst();
        if (before.isTakenBackBy(head)) {
            releases.set(0, before.takenBackBy(carrier, partIds(releases)));
        } else if (head.withdrawn() && carrier.text().text().isEmpty()) {
            releases.set(0, before.withdrawal(head, head.id(), null, partIds(releases)));
        }
        return releases;
    }

    private static List<String> partIds(List<CleanRelease> releases) {
        return releases.stream().skip(1).map(part -> part.head().id()).toList();
    }

    private static List<String> editions(CleanedPage page, List<CleanRelease> releases) {
        return releases.stream()
                .map(release -> Edition.of(
                        release.head().title(),
                        release.text().text(),
                        release.head().carrier() == null ? page.markup() : Edition.NOTHING_MORE))
                .toList();
    }

    private static boolean isSame(PageVersion known, List<CleanRelease> releases, List<String> editions) {
        return known != null
                && known.texts().size() == releases.size()
                && IntStream.range(0, releases.size())
                        .allMatch(i -> known.texts().get(i).isSame(releases.get(i), editions.get(i)));
    }

    private static List<TextVersion> next(List<CleanRelease> releases, List<String> editions, PageVersion known) {
        List<TextVersion> texts = new ArrayList<>();
        for (int i = 0; i < releases.size(); i++) {
            TextVersion before =
                    known != null && i < known.texts().size() ? known.texts().get(i) : null;
            int version =
                    before == null ? 1 : before.version() + (before.isSame(releases.get(i), editions.get(i)) ? 0 : 1);
            texts.add(TextVersion.of(releases.get(i), editions.get(i), version));
        }
        return texts;
    }

    /** A record read again after a change of the rules may have other parts than it gave; those get the first version. */
    private static List<CleanRelease> numbered(List<CleanRelease> releases, List<TextVersion> texts) {
        return IntStream.range(0, releases.size())
                .mapToObj(i -> releases.get(i)
                        .withVersion(i < texts.size() ? texts.get(i).version() : 1))
                .toList();
    }

    private PageHistory with(PageVersion version) {
        List<PageVersion> all =
                new ArrayList<>(versions.subList(Math.max(0, versions.size() - MAX_VERSIONS + 1), versions.size()));
        all.add(version);
        return new PageHistory(all);
    }
}
