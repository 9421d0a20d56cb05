package io.wirewatch.schemas;

import org.apache.avro.Schema;

/** What Wirewatch asks of a schema registry. */
public interface SchemaRegistry {

    /**
     * The id of a schema under a subject, registered if need be.
     *
     * @throws RegistryException if the registry refuses the schema as incompatible, or does not answer
     */
    int register(String subject, Schema schema);

    /**
     * The id of a schema that is registered under a subject.
     *
     * @throws RegistryException if it is not, or the registry does not answer
     */
    int idOf(String subject, Schema schema);

    /**
     * The schema of an id.
     *
     * @throws RegistryException if there is none, or the registry does not answer
     */
    Schema byId(int id);

    /**
     * Sets how a subject's schemas may grow.
     *
     * @throws RegistryException if the registry refuses or does not answer
     */
    void setCompatibility(String subject, Compatibility compatibility);
}
