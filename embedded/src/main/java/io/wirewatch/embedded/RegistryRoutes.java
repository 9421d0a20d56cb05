package io.wirewatch.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From a method and a path to what the registry does. */
final class RegistryRoutes {
    private final RegistryState state;

    RegistryRoutes(RegistryState state) {
        this.state = state;
    }

    /**
     * @param path the segments of the path, decoded
     * @return what is to be written as JSON
     * @throws RegistryRefusal if it is refused, or no such call exists
     */
    Object answer(String method, List<String> path, JsonNode body) {
        String first = path.isEmpty() ? "" : path.getFirst();
        return switch (first) {
            case "" -> Map.of();
            case "subjects" -> subjects(method, path, body);
            case "schemas" -> schemas(method, path);
            case "config" -> config(method, path, body);
            default -> throw noSuchCall();
        };
    }

    private Object subjects(String method, List<String> path, JsonNode body) {
        return switch (method + " " + path.size()) {
            case "GET 1" -> state.subjects();
            case "POST 2" -> described(state.lookUp(path.get(1), schema(body)));
            case "GET 3" -> state.versions(subjectOfVersions(path));
            case "POST 3" ->
                Map.of(
                        "id",
                        state.register(subjectOfVersions(path), schema(body)).id());
            case "GET 4" -> described(state.version(subjectOfVersions(path), path.get(3)));
            default -> throw noSuchCall();
        };
    }

    private static String subjectOfVersions(List<String> path) {
        if (!path.get(2).equals("versions")) {
            throw noSuchCall();
        }
        return path.get(1);
    }

    private Object schemas(String method, List<String> path) {
        if (method.equals("GET") && path.size() == 2 && path.get(1).equals("types")) {
            return List.of("AVRO");
        }
        if (method.equals("GET") && path.size() == 3 && path.get(1).equals("ids")) {
            if (!path.get(2).matches("[0-9]{1,9}")) {
                throw RegistryRefusal.noSchema();
            }
            return Map.of("schema", state.schema(Integer.parseInt(path.get(2))));
        }
        throw noSuchCall();
    }

    private Object config(String method, List<String> path, JsonNode body) {
        if (path.size() > 2) {
            throw noSuchCall();
        }
        String subject = path.size() == 2 ? path.get(1) : null;
        return switch (method) {
            case "GET" -> Map.of("compatibilityLevel", level(subject).name());
            case "PUT" -> {
                CompatibilityLevel level = parseLevel(body.path("compatibility").asText());
                state.setLevel(subject, level);
                yield Map.of("compatibility", level.name());
            }
            default -> throw noSuchCall();
        };
    }

    private CompatibilityLevel level(String subject) {
        CompatibilityLevel level = subject == null ? state.level() : state.levelOf(subject);
        if (level == null) {
            throw RegistryRefusal.noLevel(subject);
        }
        return level;
    }

    private static CompatibilityLevel parseLevel(String name) {
        try {
            return CompatibilityLevel.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw RegistryRefusal.invalidLevel(name);
        }
    }

    private static String schema(JsonNode body) {
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw RegistryRefusal.invalidSchema("This registry holds Avro schemas, not " + type + ".");
        }
        if (!body.path("references").isEmpty()) {
            throw RegistryRefusal.invalidSchema("This registry has no references: write the schema out whole.");
        }
        if (!body.path("schema").isTextual()) {
            throw RegistryRefusal.invalidSchema("The body has no text in 'schema'.");
        }
        return body.path("schema").asText();
    }

    private static Map<String, Object> described(RegistryEntry.Version version) {
        return Map.of(
                "subject", version.subject(),
                "version", version.version(),
                "id", version.id(),
                "schema", version.schema());
    }

    private static RegistryRefusal noSuchCall() {
        return new RegistryRefusal(404, 404, "HTTP 404 Not Found");
    }
}
