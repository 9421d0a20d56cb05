package io.wirewatch.matching;

import io.wirewatch.schemas.Compatibility;
import io.wirewatch.schemas.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** A registry that knows every schema it is asked about. */
final class FakeRegistry implements SchemaRegistry {
    private final List<Schema> schemas = new ArrayList<>();

    @Override
    public synchronized int register(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return register(subject, schema);
    }

    @Override
    public synchronized Schema byId(int id) {
        return schemas.get(id - 1);
    }

    @Override
    public void setCompatibility(String subject, Compatibility compatibility) {}
}
