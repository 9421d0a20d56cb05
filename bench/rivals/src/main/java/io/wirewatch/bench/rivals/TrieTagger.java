package io.wirewatch.bench.rivals;

import io.wirewatch.core.release.ReleaseText;
import java.util.ArrayList;
import java.util.List;

/** A double-array automaton over the releases of a workload. */
final class TrieTagger implements Contestant {
    private final ActorTrie trie;
    private final TaggingWorkload workload;

    TrieTagger(TaggingWorkload workload) {
        this.workload = workload;
        this.trie = new ActorTrie(workload.actors());
    }

    @Override
    public String name() {
        return "hankcs";
    }

    @Override
    public int match(int document) {
        ReleaseText release = workload.releases().get(document).text();
        return trie.tag(release.title()).size() + trie.tag(release.text()).size();
    }

    @Override
    public List<String> ids(int document) {
        ReleaseText release = workload.releases().get(document).text();
        List<String> ids = new ArrayList<>();
        addAll("title", release.title(), ids);
        addAll("text", release.text(), ids);
        return ids;
    }

    private void addAll(String where, String text, List<String> ids) {
        trie.tag(text).forEach(hit -> ids.add(hit.actor() + " " + where + " " + hit.start() + "-" + hit.end()));
    }
}
