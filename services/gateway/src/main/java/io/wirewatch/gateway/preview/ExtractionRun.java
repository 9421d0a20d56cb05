package io.wirewatch.gateway.preview;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.PhraseIds;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.replay.AlertsAtStake;
import io.wirewatch.core.replay.MentionsChange;
import io.wirewatch.core.replay.PastVersions;
import io.wirewatch.gateway.replay.WhatAgain;
import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.past.Pair;
import io.wirewatch.runtime.past.PairReceiver;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.runtime.past.ScanProgress;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Finds actors and names in the texts of the past as they would be found now, and compares. */
final class ExtractionRun extends ReprocessRun implements PairReceiver {
    private final Function<String, Optional<ReleaseRow>> newest;
    private final PastVersions readAgain;
    private final LongAdder compared = new LongAdder();
    private final LongAdder alone = new LongAdder();

    /**
     * @param newest the newest version of a release, with what was last found in it; empty for one that was erased, or is older than
     *     the view
     * @param readAgain of which versions a replay has found the mentions
     */
    ExtractionRun(
            PastReader past,
            Asked asked,
            Function<String, Optional<ReleaseRow>> newest,
            PastVersions readAgain,
            AlertsAtStake alerts) {
        super(past, asked, alerts);
        this.newest = newest;
        this.readAgain = readAgain;
    }

    @Override
    void read(PastReader past, int threads, ScanProgress progress) throws InterruptedException {
        past.readPairs(range(), threads, this, progress);
    }

    @Override
    public void take(Pair pair) {
        ReleaseHead head = pair.text().head();
        if (!asked().sources().takes(head.source(), head.url())) {
            return;
        }
        if (pair.isAlone()) {
            alone.increment();
            return;
        }
        compared.increment();
        if (head.withdrawn()) {
            return;
        }
        TaggedRelease now = asked().tag(pair.text());
        // The pair has what was found when the release came in.
        boolean mayChange = readAgain.found(head.id(), head.version()).isPresent()
                || MentionsChange.of(pair.recorded(), now, this::isCompared).isPresent();
        if (mayChange) {
            foundLast(head)
                    .flatMap(before -> MentionsChange.of(before, now, this::isCompared))
                    .ifPresent(change -> count(change, null, null));
        }
    }

    /** What was found last in a version, if it is the newest and was not taken back or erased. */
    private Optional<TaggedRelease> foundLast(ReleaseHead head) {
        return newest.apply(head.id())
                .filter(row -> row.isLive() && row.clean().getHead().getVersion() == head.version())
                .map(ReleaseRow::mentions)
                .map(MentionsMapper::toCore);
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
        return WhatAgain.EXTRACTION;
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
