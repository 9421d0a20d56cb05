package io.wirewatch.bench.rivals;

import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.release.CleanRelease;
import java.util.ArrayList;
import java.util.List;

/** Core from page to subscriptions, or as far as it is asked to go. */
final class IndexPipeline implements Contestant {
    private final PipelineWorkload workload;
    private final ActorIndex actors;
    private final SubscriptionIndex subscriptions;
    private final PipelineStage last;
    private final Cleaner cleaner = new Cleaner();

    IndexPipeline(PipelineWorkload workload, ActorIndex actors, SubscriptionIndex subscriptions, PipelineStage last) {
        this.workload = workload;
        this.actors = actors;
        this.subscriptions = subscriptions;
        this.last = last;
    }

    @Override
    public String name() {
        return "Wirewatch, " + last.text();
    }

    @Override
    public int match(int document) {
        int found = 0;
        for (CleanRelease release :
                cleaner.clean(workload.pages().get(document)).releases()) {
            found += switch (last) {
                case CLEANED -> release.text().text().length();
                case TAGGED -> actors.tag(release, 1).mentions().size();
                case MATCHED -> subscriptions.match(actors.tag(release, 1)).count();
            };
        }
        return found;
    }

    @Override
    public List<String> ids(int document) {
        List<String> ids = new ArrayList<>();
        for (CleanRelease release :
                cleaner.clean(workload.pages().get(document)).releases()) {
            ids.addAll(subscriptions.match(actors.tag(release, 1)).subscriptions());
        }
        return ids;
    }
}
