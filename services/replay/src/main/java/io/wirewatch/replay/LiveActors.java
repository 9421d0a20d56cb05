package io.wirewatch.replay;

import io.wirewatch.avro.Actor;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.runtime.EntityModel;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.runtime.past.PastCatalogue;
import io.wirewatch.runtime.past.PastRule;
import java.io.IOException;
import java.util.List;

/** The actors of the catalogue, by which texts are tagged that are older than they. */
final class LiveActors implements AutoCloseable {
    private final TopicTable<Actor> table;
    private final PastCatalogue catalogue = new PastCatalogue();

    /**
     * @param table the topic, not read yet
     */
    LiveActors(TopicTable<Actor> table) {
        this.table = table;
        table.onChange(catalogue::note);
    }

    /**
     * The catalogue as of now.
     *
     * @param index all actors, compiled
     * @param version its version
     */
    record Catalogue(ActorIndex index, long version) {}

    /** All actors as of now. */
    Catalogue now() {
        long version = table.catchUp();
        return new Catalogue(catalogue.index(), version);
    }

    /**
     * A rule to ask the past for, with its actors as of now.
     *
     * @param names finds names that nobody listed, where the rule asks for their kind
     * @throws IOException if it does, and nobody can
     */
    PastRule past(Rule selection, EntityModel names) throws IOException {
        table.catchUp();
        return catalogue.past(selection, List.of(), names);
    }

    @Override
    public void close() {
        table.close();
    }
}
