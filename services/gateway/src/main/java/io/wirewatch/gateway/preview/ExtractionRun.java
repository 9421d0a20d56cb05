package io.wirewatch.gateway.preview;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.PhraseIds;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.replay.AlertsAtStake;
import io.wirewatch.core.replay.MentionsChange;
import io.wirewatch.core.replay.PastVersions;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.past.Pair;
import io.wirewatch.runtime.past.PairReceiver;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.runtime.past.ScanProgress;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds actors and names in the texts of the past as they would be found now, and compares. */
final class ExtractionRun extends ReprocessRun implements PairReceiver {
    private final Predicate<MentionsChange> isNewest;
    private final Function<String, Optional<TaggedRelease>> newest;
    private final LongAdder compared = new LongAdder();
    private final LongAdder alone = new LongAdder();
    private volatile PastVersions versions;

    /**
     * @param isNewest whether no later version of the release has come in, and it was not erased
     * @param newest what was last found in a release
     */
    ExtractionRun(
            PastReader past,
            Asked asked,
            Predicate<MentionsChange> isNewest,
            Function<String, Optional<TaggedRelease>> newest,
            AlertsAtStake alerts) {
        super(past, asked, alerts);
        this.isNewest = isNewest;
        this.newest = newest;
    }

    @Override
    void read(PastReader past, int threads, ScanProgress progress) throws InterruptedException {
        versions = past.readVersions(range().from(), threads, progress);
        past.readPairs(range(), threads, this, progress);
    }

    @Override
    public void take(Pair pair) {
        if (pair.isAlone()) {
            alone.increment();
            return;
        }
        compared.increment();
        ReleaseHead head = pair.text().head();
        if (head.withdrawn() || versions.isOver(head.id(), head.version())) {
            return;
        }
        TaggedRelease now = asked().tag(pair.text());
        // What a replay has found since is in the view: the pair is of what was found when the release came in.
        boolean wasReadAgain = versions.found(head.id(), head.version()).isPresent();
        if (wasReadAgain
                || MentionsChange.of(pair.recorded(), now, this::isCompared).isPresent()) {
            TaggedRelease before = wasReadAgain
                    ? newest.apply(head.id()).orElse(null)
                    : MentionsMapper.toCore(pair.whole().get());
            if (before != null) {
                MentionsChange.of(before, now, this::isCompared)
                        .filter(isNewest)
                        .ifPresent(change -> count(change, null, null));
            }
        }
    }

    /** Phrases that no subscription asks for any more are gone from the catalogue, and nobody misses them. */
    private boolean isCompared(Mention mention) {
        return asked().compares(mention)
                && (mention.actor() == null
                        || !PhraseIds.isPhrase(mention.actor())
                        || asked().catalogue().hasActor(mention.actor()));
    }

    @Override
    public void withoutText() {
        alone.increment();
    }

    @Override
    String stage() {
        return ReprocessJson.EXTRACTION;
    }

    @Override
    long compared() {
        return compared.sum();
    }

    @Override
    long alone() {
        return alone.sum();
    }
}
