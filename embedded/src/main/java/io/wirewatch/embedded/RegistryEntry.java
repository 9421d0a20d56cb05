package io.wirewatch.embedded;

/** What the registry's own log holds: a schema of a subject, or how a subject's schemas may grow. */
sealed interface RegistryEntry {

    /**
     * A version of a subject.
     *
     * @param version from 1 on
     * @param id the schema's id, the same in every subject
     * @param schema its text
     */
    record Version(String subject, int version, int id, String schema) implements RegistryEntry {}

    /**
     * A compatibility level.
     *
     * @param subject the subject it is for; null: all that have none of their own
     */
    record Level(String subject, CompatibilityLevel level) implements RegistryEntry {}
}
