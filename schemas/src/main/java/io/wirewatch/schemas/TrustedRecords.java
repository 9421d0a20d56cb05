package io.wirewatch.schemas;

import io.wirewatch.avro.Alert;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that the records of the contract may be made from bytes: it makes only classes that it was told of. Tests
 * that build records without a topic or a serde are told by the build, in a system property.
 */
final class TrustedRecords {
    private static final String PACKAGE = Alert.class.getPackageName();

    static {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                before, type -> type.getPackageName().equals(PACKAGE)));
    }

    private TrustedRecords() {}

    /** Makes sure that Avro was told; the work is done once, when this class is loaded. */
    static void trust() {}
}
