package io.wirewatch.schemas;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A state store of a Streams application whose values are records of the contract. Its changelog is a topic that Kafka
 * Streams makes; only the schema is declared here, so that any registry-aware reader can decode it.
 *
 * @param application application id
 * @param name name of the store
 * @param valueType the record it holds
 * @param <V> the record it holds
 */
public record Store<V extends SpecificRecord>(String application, String name, Class<V> valueType) {

    /** The registry subject of its values: that of the changelog topic. */
    public String subject() {
        return application + "-" + name + "-changelog-value";
    }

    /** The schema of its values. */
    public Schema schema() {
        return SpecificData.get().getSchema(valueType);
    }
}
