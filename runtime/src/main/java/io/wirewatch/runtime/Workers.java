package io.wirewatch.runtime;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The workers of one process, by {@code service/worker}: what health reports. In one JVM all contexts share it. */
public final class Workers {
    private final Map<String, Worker> workers = new ConcurrentHashMap<>();

    void add(String service, Worker worker) {
        if (workers.putIfAbsent(service + "/" + worker.name(), worker) != null) {
            throw new IllegalStateException("two workers are called " + service + "/" + worker.name());
        }
    }

    void remove(String service, Worker worker) {
        workers.remove(service + "/" + worker.name(), worker);
    }

    /** How each is now, in order of name. */
    public Map<String, Condition> conditions() {
        Map<String, Condition> conditions = new TreeMap<>();
        workers.forEach((name, worker) -> conditions.put(name, worker.condition()));
        return conditions;
    }

    /** Whether every one does its work. */
    public boolean allReady() {
        return workers.values().stream().allMatch(worker -> worker.condition().isReady());
    }
}
