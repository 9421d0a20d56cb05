package io.wirewatch.gateway.preview;

import io.wirewatch.core.cleaning.CleanContent;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.replay.AlertsAtStake;
import io.wirewatch.core.replay.MentionsChange;
import io.wirewatch.core.replay.PastPages;
import io.wirewatch.gateway.release.DiffJson;
import io.wirewatch.gateway.replay.WhatAgain;
import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.past.PageSelectors;
import io.wirewatch.runtime.past.PagesReadAgain;
import io.wirewatch.runtime.past.PagesTaker;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.runtime.past.ScanProgress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the pages of the past as cleaning would read them now, and compares what they say, and who is found in that. */
final class CleaningRun extends ReprocessRun {
    private final CleaningRuns means;
    private final PageSelectors selectors;
    private final Function<String, Optional<ReleaseRow>> newest;
    private volatile PagesReadAgain again;

    /**
     * @param selectors by which pages are read
     * @param newest the newest version of a release
     */
    CleaningRun(
            PastReader past,
            Asked asked,
            CleaningRuns means,
            PageSelectors selectors,
            Function<String, Optional<ReleaseRow>> newest,
            AlertsAtStake alerts) {
        super(past, asked, alerts);
        this.means = means;
        this.selectors = selectors;
        this.newest = newest;
    }

    @Override
    void read(PastReader past, int threads, ScanProgress progress) throws InterruptedException {
        PastPages known = new PastPages();
        PagesTaker taker = new PagesTaker(known, selectors, means.clients());
        past.lookThroughPages(range().from(), threads, taker, progress);
        PagesReadAgain pages =
                new PagesReadAgain(known, selectors, asked().sources(), means.cleaner(), means.clients());
        again = pages;
        past.readPages(range(), threads, pages, this::take, progress);
    }

    private void take(PagesReadAgain.Changed page) {
        Optional<ReleaseRow> carrier = newest.apply(page.raw().getId());
        if (carrier.isEmpty()) {
            // It is older than the view.
            return;
        }
        String story = carrier.get().clean().getHead().getStory();
        for (CleanRelease release : page.anew()) {
            anew(release, newest.apply(release.head().id()).filter(ReleaseRow::isLive), story);
        }
        page.gone().forEach(id -> newest.apply(id).filter(ReleaseRow::isLive).ifPresent(this::gone));
    }

    private void anew(CleanRelease read, Optional<ReleaseRow> known, String storyOfPage) {
        if (known.isEmpty()) {
            CleanRelease release = read.withStory(storyOfPage);
            count(none(release), asked().tag(release), List.of("new"), null);
            return;
        }
        var before = known.get().clean();
        CleanRelease release = read.withVersion(before.getHead().getVersion() + 1)
                .withStory(before.getHead().getStory());
        count(
                found(known.get()),
                asked().tag(release),
                CleanContent.differences(CleanReleaseMapper.toCore(before), release),
                DiffJson.of(before, CleanReleaseMapper.toAvro(release, before.getTenant())));
    }

    private void gone(ReleaseRow row) {
        TaggedRelease before = found(row);
        count(before, new TaggedRelease(before.head(), List.of(), List.of(), 0), List.of("gone"), null);
    }

    private void count(TaggedRelease before, TaggedRelease now, List<String> differs, DiffJson diff) {
        MentionsChange change = MentionsChange.ofOtherText(before, now, asked()::compares);
        boolean isAsked = asked().actors().isEmpty()
                || !change.gained().isEmpty()
                || !change.lost().isEmpty();
        if (isAsked) {
            count(change, differs, diff);
        }
    }

    private static TaggedRelease none(CleanRelease release) {
        return new TaggedRelease(release.head(), List.of(), List.of(), 0);
    }

    /** What was found in it last; nothing where it has yet to be searched. */
    private static TaggedRelease found(ReleaseRow row) {
        return row.mentions() == null
                ? new TaggedRelease(CleanReleaseMapper.toCore(row.clean()).head(), List.of(), List.of(), 0)
                : MentionsMapper.toCore(row.mentions());
    }

    @Override
    String stage() {
        return WhatAgain.CLEANING;
    }

    @Override
    long compared() {
        PagesReadAgain pages = again;
        return pages == null ? 0 : pages.compared();
    }

    @Override
    long alone() {
        return 0;
    }
}
