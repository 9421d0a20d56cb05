package io.wirewatch.embedded;

/** What the registry answers to a request that it does not grant: an HTTP status, Confluent's error code, a sentence. */
final class RegistryRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    RegistryRefusal(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static RegistryRefusal noSubject(String subject) {
        return new RegistryRefusal(404, 40401, "Subject '" + subject + "' not found.");
    }

    static RegistryRefusal noVersion(String version) {
        return new RegistryRefusal(404, 40402, "Version " + version + " not found.");
    }

    static RegistryRefusal noSchema() {
        return new RegistryRefusal(404, 40403, "Schema not found");
    }

    static RegistryRefusal noLevel(String subject) {
        return new RegistryRefusal(
                404, 40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryRefusal incompatible(String message) {
        return new RegistryRefusal(409, 409, message);
    }

    static RegistryRefusal invalidSchema(String message) {
        return new RegistryRefusal(422, 42201, message);
    }

    static RegistryRefusal invalidVersion(String version) {
        return new RegistryRefusal(
                422, 42202, "The version '" + version + "' is not a number from 1 on and not 'latest'.");
    }

    static RegistryRefusal invalidLevel(String level) {
        return new RegistryRefusal(422, 42203, "'" + level + "' is not a compatibility level.");
    }

    static RegistryRefusal unavailable(String message) {
        return new RegistryRefusal(500, 50001, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }
}
