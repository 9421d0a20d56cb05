package io.wirewatch.core.cleaning;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.ReleaseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which release a kill notice takes back: the one release of its source that bears a title it names, or has an address it names, and was
 * published in the 30 days before it. Two that could be meant are none. What was decided about a version of a notice is kept, since what
 * came later must not change it when the log is read again.
 *
 * <p>What it remembers are texts under keys of its own: {@code name <source> <title>} and {@code url <source> <address>}, each with up to
 * {@value #MOST} releases and when they were published; {@code notice <id> <version>} with the release decided on, or nothing.
 */
public final class NamesakeIndex {
    /** More releases of one title than this are no certainty anyway. */
    static final int MOST = 4;

    private static final Duration REACH = Duration.ofDays(30);

    /** A notice of the same day may be dated before its release: days are midnights. */
    private static final Duration SAME_DAY = Duration.ofDays(1);

    private final Function<String, String> read;
    private final BiConsumer<String, String> write;

    /**
     * @param read text of a key, or null
     * @param write keeps a text under a key
     */
    public NamesakeIndex(Function<String, String> read, BiConsumer<String, String> write) {
        this.read = read;
        this.write = write;
    }

    /** Remembers a release, unless it is a part or a notice, or withdrawn. */
    public void remember(ReleaseHead head) {
        if (head.withdrawn() || head.carrier() != null || head.notice() == Notice.KILL) {
            return;
        }
        String title = NamedReleases.fold(head.title());
        if (!title.isEmpty()) {
            remember(nameKey(head.source(), title), head);
        }
        if (head.url() != null) {
            remember(urlKey(head.source(), head.url()), head);
        }
    }

    /** The release that a notice takes back, if it says with certainty which. */
    public Optional<String> takenBackBy(ReleaseHead notice, NamedReleases named) {
        String key = "notice " + notice.id() + " " + notice.version();
        String decided = read.apply(key);
        if (decided == null) {
            Set<String> candidates = candidates(notice, named);
            decided = candidates.size() == 1 ? candidates.iterator().next() : "";
            write.accept(key, decided);
        }
        return Optional.of(decided).filter(id -> !id.isEmpty());
    }

    private Set<String> candidates(ReleaseHead notice, NamedReleases named) {
        Stream<String> keys = Stream.concat(
                named.titles().stream().map(title -> nameKey(notice.source(), title)),
                named.urls().stream().map(url -> urlKey(notice.source(), url)));
        Set<String> candidates = new LinkedHashSet<>();
        keys.flatMap(key -> entries(key).stream())
                .filter(entry -> !entry.id().equals(notice.id()) && isBefore(entry.at(), notice.publishedAt()))
                .forEach(entry -> candidates.add(entry.id()));
        return candidates;
    }

    private static boolean isBefore(Instant release, Instant notice) {
        return !release.isBefore(notice.minus(REACH)) && !release.isAfter(notice.plus(SAME_DAY));
    }

    private record Entry(String id, Instant at) {}

    private List<Entry> entries(String key) {
        String text = read.apply(key);
        if (text == null) {
            return List.of();
        }
        return Stream.of(text.split("\n"))
                .map(line -> line.split(" "))
                .map(parts -> new Entry(parts[0], Instant.ofEpochMilli(Long.parseLong(parts[1]))))
                .toList();
    }

    private void remember(String key, ReleaseHead head) {
        List<Entry> entries = new ArrayList<>(entries(key));
        Entry entry = new Entry(head.id(), head.publishedAt());
        if (entries.contains(entry)) {
            return;
        }
        entries.removeIf(other -> other.id().equals(head.id()));
        entries.add(entry);
        List<Entry> last = entries.subList(Math.max(0, entries.size() - MOST), entries.size());
        write.accept(
                key,
                last.stream()
                        .map(one -> one.id() + " " + one.at().toEpochMilli())
                        .reduce((a, b) -> a + "\n" + b)
                        .orElseThrow());
    }

    private static String nameKey(String source, String title) {
        return "name " + source + " " + Ids.sha256Hex(title).substring(0, 32);
    }

    private static String urlKey(String source, String url) {
        return "url " + source + " " + Ids.sha256Hex(url).substring(0, 32);
    }
}
