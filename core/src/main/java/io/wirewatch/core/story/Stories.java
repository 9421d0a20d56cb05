package io.wirewatch.core.story;

import io.wirewatch.core.cleaning.CleanedPage;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which stories a page belongs to ({@link CleanedPage}): one for the carrier and all that it quotes, or one for each release of a
 * bundle. In this order, and of each the carrier's before those of its parts: the story that any of them has already; that of an equal text;
 * that of a near-copy. Else the page begins one. What a release has is kept for ever. Texts are known for the horizon: what was published,
 * or came, further apart is different news, however alike.
 *
 * <p>Decides the same again where a page is met twice, whatever was met between: what was decided is in the memory, or nothing of it is.
 */
public final class Stories {
    private final StoryMemory memory;
    private final CopyRule rule;
    private final int mostTexts;
    private CopyIndex index;
    private Instant now = Instant.EPOCH;

    /**
     * @param horizon how far apart copies are published and come at most
     * @param mostTexts how many texts are known at most; beyond, the oldest are forgotten
     */
    public Stories(StoryMemory memory, Duration horizon, int mostTexts) {
        if (mostTexts < 1) {
            throw new IllegalArgumentException("at least one text must be known, not " + mostTexts);
        }
        this.memory = memory;
        this.rule = new CopyRule(horizon);
        this.mostTexts = mostTexts;
    }

    /**
     * The stories of a page.
     *
     * @param page the carrier, then its parts
     * @param arrival when its record came; time goes by these and never back
     * @return the story of each, in the order of the page
     */
    public List<String> decide(List<CleanRelease> page, Instant arrival) {
        if (index == null) {
            index = load();
        }
        now = now.isAfter(arrival) ? now : arrival;
        index.forget(now.minus(rule.horizon()).toEpochMilli(), mostTexts, entry -> memory.forget(entry.key()));
        return decideByParts(page, true);
    }

    /**
     * The stories of a page that is read again: it came when its heads say. One that came longer ago than the horizon is compared with none
     * of the texts that are known, and none is to be compared with it.
     *
     * @param page the carrier, then its parts
     * @param again when it is read again
     * @return the story of each, in the order of the page
     */
    public List<String> decideAgain(List<CleanRelease> page, Instant again) {
        if (index == null) {
            index = load();
        }
        Instant came = page.getFirst().head().receivedAt();
        return decideByParts(page, !came.isBefore(again.minus(rule.horizon())));
    }

    private List<String> decideByParts(List<CleanRelease> page, boolean isRecent) {
        if (!page.getFirst().bundle()) {
            return decideTogether(page, isRecent);
        }
        // A carrier without words of its own is called by its first release, and is no news beside it.
        int first = page.getFirst().text().text().isEmpty() ? Math.min(2, page.size()) : 1;
        List<String> stories = new ArrayList<>(decideTogether(page.subList(0, first), isRecent));
        page.subList(first, page.size()).forEach(part -> stories.addAll(decideTogether(List.of(part), isRecent)));
        return List.copyOf(stories);
    }

    private List<String> decideTogether(List<CleanRelease> page, boolean isRecent) {
        List<Text> texts = page.stream()
                .filter(release -> isRecent && !release.head().withdrawn())
                .map(Text::new)
                .toList();
        String story = Stream.<Stream<Optional<String>>>of(
                        page.stream().map(this::known),
                        texts.stream().map(this::ofEqual),
                        texts.stream().map(this::ofNearCopy))
                .flatMap(stories -> stories)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Ids.story(page.getFirst().head().id()));
        texts.forEach(text -> keep(text, known(text.release).orElse(story)));
        return page.stream().map(release -> keep(release, story)).toList();
    }

    private Optional<String> known(CleanRelease release) {
        return Optional.ofNullable(memory.storyOf(release.head().id()));
    }

    /** How many texts are known. */
    public int size() {
        return index == null ? 0 : index.size();
    }

    private CopyIndex load() {
        List<CopyIndex.Entry> known = new ArrayList<>();
        memory.forEachText((key, text) ->
                known.add(new CopyIndex.Entry(key, text.arrivedAt().toEpochMilli(), text.sketch())));
        known.sort(Comparator.comparingLong(CopyIndex.Entry::arrivedAt).thenComparing(CopyIndex.Entry::key));
        CopyIndex loaded = new CopyIndex(rule);
        known.forEach(loaded::add);
        return loaded;
    }

    private Optional<String> ofEqual(Text text) {
        return memory.textsUnder(text.prefix()).stream()
                .filter(known -> !text.isDateKnown()
                        || !known.dateKnown()
                        || apart(text, known).compareTo(rule.horizon()) <= 0)
                .min(Comparator.comparing((KnownText known) -> apart(text, known))
                        .thenComparing(KnownText::story))
                .map(KnownText::story);
    }

    private static Duration apart(Text text, KnownText known) {
        return Duration.between(text.release.head().publishedAt(), known.publishedAt())
                .abs();
    }

    private Optional<String> ofNearCopy(Text text) {
        return text.sketch()
                .flatMap(index::copyOf)
                .map(entry -> memory.text(entry.key()).story());
    }

    private void keep(Text text, String story) {
        String key = text.key();
        if (memory.text(key) != null) {
            return;
        }
        byte[] sketch = text.sketch().map(Sketch::bytes).orElse(new byte[0]);
        memory.keep(key, new KnownText(story, now, text.release.head().publishedAt(), text.isDateKnown(), sketch));
        index.add(new CopyIndex.Entry(key, now.toEpochMilli(), sketch));
    }

    /** The story of a release from now on: what it has, else the one that was decided. */
    private String keep(CleanRelease release, String story) {
        return known(release).orElseGet(() -> {
            memory.keep(release.head().id(), story);
            return story;
        });
    }

    /** A release on its way to its story; its sketch is made when it is asked for. */
    private static final class Text {
        final CleanRelease release;
        private Optional<Sketch> sketch;

        Text(CleanRelease release) {
            this.release = release;
        }

        boolean isDateKnown() {
            return !release.dateSource().equals("arrival");
        }

        /** What the keys of equal texts begin with: 128 bits of the fingerprint. */
        String prefix() {
            return release.fingerprint().substring(0, 32) + "/";
        }

        /** One for each day that a text is published on: a notice that comes every week is different news each time. */
        String key() {
            return prefix()
                    + release.head().publishedAt().truncatedTo(ChronoUnit.DAYS).getEpochSecond() / 86_400;
        }

        Optional<Sketch> sketch() {
            if (sketch == null) {
                sketch = Sketch.of(release);
            }
            return sketch;
        }
    }
}
