package io.wirewatch.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * What the registry knows and decides, without HTTP. A schema has one id however many subjects hold it; ids count from 1
 * and are never given twice.
 */
final class RegistryState {
    private static final CompatibilityLevel DEFAULT_LEVEL = CompatibilityLevel.BACKWARD;

    private final RegistryLog log;
    private final Map<String, List<RegistryEntry.Version>> subjects = new TreeMap<>();
    private final Map<Integer, String> textOf = new HashMap<>();
    private final Map<String, Integer> idOf = new HashMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private CompatibilityLevel level = DEFAULT_LEVEL;
    private int lastId;

    RegistryState(RegistryLog log) {
        this.log = log;
        log.readAll(this::apply);
    }

    private void apply(RegistryEntry entry) {
        switch (entry) {
            case RegistryEntry.Level set when set.subject() == null -> level = set.level();
            case RegistryEntry.Level set -> levels.put(set.subject(), set.level());
            case RegistryEntry.Version version -> {
                subjects.computeIfAbsent(version.subject(), s -> new ArrayList<>())
                        .add(version);
                textOf.put(version.id(), version.schema());
                idOf.put(version.schema(), version.id());
                lastId = Math.max(lastId, version.id());
            }
        }
    }

    private void keep(RegistryEntry entry) {
        log.append(entry);
        apply(entry);
    }

    synchronized RegistryEntry.Version register(String subject, String text) {
        Schema schema = parse(text);
        String canonical = schema.toString();
        List<RegistryEntry.Version> held = subjects.getOrDefault(subject, List.of());
        for (RegistryEntry.Version version : held) {
            if (version.schema().equals(canonical)) {
                return version;
            }
        }
        refuseIncompatible(subject, schema, held);
        Integer known = idOf.get(canonical);
        int id = known != null ? known : lastId + 1;
        RegistryEntry.Version version = new RegistryEntry.Version(subject, held.size() + 1, id, canonical);
        keep(version);
        return version;
    }

    private void refuseIncompatible(String subject, Schema schema, List<RegistryEntry.Version> held) {
        List<Schema> older = held.stream().map(v -> parse(v.schema())).toList();
        List<String> objections = levelFor(subject).objections(schema, older);
        if (!objections.isEmpty()) {
            throw RegistryRefusal.incompatible("Schema being registered is incompatible with an earlier schema for"
                    + " subject \"" + subject + "\" (" + levelFor(subject) + "): " + String.join("; ", objections));
        }
    }

    synchronized RegistryEntry.Version lookUp(String subject, String text) {
        String canonical = parse(text).toString();
        return held(subject).stream()
                .filter(version -> version.schema().equals(canonical))
                .findFirst()
                .orElseThrow(RegistryRefusal::noSchema);
    }

    synchronized String schema(int id) {
        String text = textOf.get(id);
        if (text == null) {
            throw RegistryRefusal.noSchema();
        }
        return text;
    }

    synchronized List<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    synchronized List<Integer> versions(String subject) {
        return held(subject).stream().map(RegistryEntry.Version::version).toList();
    }

    /**
     * @param version a number, or {@code latest}
     */
    synchronized RegistryEntry.Version version(String subject, String version) {
        List<RegistryEntry.Version> held = held(subject);
        if (version.equals("latest")) {
            return held.getLast();
        }
        int number = number(version);
        if (number > held.size()) {
            throw RegistryRefusal.noVersion(version);
        }
        return held.get(number - 1);
    }

    private static int number(String version) {
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw RegistryRefusal.invalidVersion(version);
        }
        return Integer.parseInt(version);
    }

    private List<RegistryEntry.Version> held(String subject) {
        List<RegistryEntry.Version> held = subjects.get(subject);
        if (held == null) {
            throw RegistryRefusal.noSubject(subject);
        }
        return held;
    }

    /**
     * @param subject null: the level of all subjects that have none of their own
     */
    synchronized void setLevel(String subject, CompatibilityLevel wanted) {
        CompatibilityLevel now = subject == null ? level : levels.get(subject);
        if (wanted != now) {
            keep(new RegistryEntry.Level(subject, wanted));
        }
    }

    synchronized CompatibilityLevel level() {
        return level;
    }

    /** The level set for a subject, or null. */
    synchronized CompatibilityLevel levelOf(String subject) {
        return levels.get(subject);
    }

    private CompatibilityLevel levelFor(String subject) {
        return levels.getOrDefault(subject, level);
    }

    private static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw RegistryRefusal.invalidSchema("Not an Avro schema: " + e.getMessage());
        }
    }
}
