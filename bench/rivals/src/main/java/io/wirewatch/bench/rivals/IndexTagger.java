package io.wirewatch.bench.rivals;

import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.Zone;
import java.util.List;

/** The tagger of core: mentions with zone, sentence and word position, and the sentences that quote them. */
final class IndexTagger implements Contestant {
    private final ActorIndex index;
    private final TaggingWorkload workload;

    IndexTagger(TaggingWorkload workload) {
        this.workload = workload;
        this.index = ActorIndex.of(workload.actors());
    }

    @Override
    public String name() {
        return "Wirewatch";
    }

    ActorIndex index() {
        return index;
    }

    @Override
    public int match(int document) {
        return tag(document).mentions().size();
    }

    @Override
    public List<String> ids(int document) {
        return tag(document).mentions().stream()
                .map(mention -> mention.actor() + " " + (mention.zone() == Zone.HEADLINE ? "title" : "text") + " "
                        + mention.start() + "-" + mention.end())
                .toList();
    }

    private TaggedRelease tag(int document) {
        return index.tag(workload.releases().get(document), 1);
    }
}
