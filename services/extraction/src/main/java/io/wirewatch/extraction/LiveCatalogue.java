package io.wirewatch.extraction;

import io.wirewatch.avro.Actor;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.runtime.mapping.ActorMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The catalogue as of the last {@link #catchUp}, compiled. Used by one thread. */
final class LiveCatalogue {
    private final TopicTable<Actor> table;
    private final EntityRecogniser entities;
    private final Map<String, Actor> put = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private ActorIndex index = ActorIndex.EMPTY;
    private long version;

    LiveCatalogue(TopicTable<Actor> table, EntityRecogniser entities) {
        this.table = table;
        this.entities = entities;
        table.onChange((id, actor, _) -> note(id, actor));
    }

    /** Changes are gathered and compiled at once: a thousand cost hardly more than one. */
    private void note(String id, Actor actor) {
        if (actor == null) {
            put.remove(id);
            removed.add(id);
        } else {
            removed.remove(id);
            put.put(id, actor);
        }
    }

    /** Passes the reader barrier: what was in the catalogue when this was called is looked for from now on. */
    void catchUp() {
        version = table.catchUp();
        if (!put.isEmpty() || !removed.isEmpty()) {
            index = index.changed(put.values().stream().map(ActorMapper::toCore).toList(), removed);
            put.clear();
            removed.clear();
        }
    }

    /** Finds the actors in a release, by one version of the catalogue, and names that are not in it. */
    TaggedRelease tag(CleanRelease release) {
        return index.tag(release, version, entities);
    }
}
