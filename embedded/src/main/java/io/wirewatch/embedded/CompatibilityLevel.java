package io.wirewatch.embedded;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** How a subject's next schema must relate to those it holds; names and meaning are those of the Confluent registry. */
enum CompatibilityLevel {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean newReadsOld;
    private final boolean oldReadsNew;
    private final boolean allVersions;

    CompatibilityLevel(boolean newReadsOld, boolean oldReadsNew, boolean allVersions) {
        this.newReadsOld = newReadsOld;
        this.oldReadsNew = oldReadsNew;
        this.allVersions = allVersions;
    }

    /**
     * Why a schema may not follow those of its subject; empty: it may.
     *
     * @param held the subject's schemas, oldest first
     */
    List<String> objections(Schema next, List<Schema> held) {
        List<Schema> compared = allVersions || held.isEmpty() ? held : List.of(held.getLast());
        List<String> objections = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            int version = held.size() - compared.size() + i + 1;
            if (newReadsOld) {
                compare(next, compared.get(i), "it cannot read version " + version, objections);
            }
            if (oldReadsNew) {
                compare(compared.get(i), next, "version " + version + " cannot read it", objections);
            }
        }
        return objections;
    }

    private static void compare(Schema reader, Schema writer, String meaning, List<String> objections) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (result.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return;
        }
        for (var incompatibility : result.getResult().getIncompatibilities()) {
            objections.add(meaning + ": " + incompatibility.getType() + " at " + incompatibility.getLocation() + " ("
                    + incompatibility.getMessage() + ")");
        }
    }
}
