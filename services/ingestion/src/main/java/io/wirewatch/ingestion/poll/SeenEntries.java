package io.wirewatch.ingestion.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The entries of a source that were sent on, newest sighting first. All entries of the last body are kept, and of those
 * that left the source the most recent, so that one that comes back is known; one that was forgotten would be sent again
 * under its old id, which changes nothing downstream.
 */
public final class SeenEntries {
    public static final SeenEntries NONE = new SeenEntries(List.of());

    private static final int LEAST_KEPT = 100;

    private final List<Seen> entries;
    private final Map<String, String> hashes = new HashMap<>();

    public SeenEntries(List<Seen> entries) {
        this.entries = List.copyOf(entries);
        entries.forEach(entry -> hashes.put(entry.id(), entry.hash()));
    }

    /**
     * One entry.
     *
     * @param id release id
     * @param hash hash of what was sent on; empty for one that was met and not sent on
     * @param at when it was last in the source
     */
    public record Seen(String id, String hash, Instant at) {}

    public List<Seen> entries() {
        return entries;
    }

    /** The hash of what was last sent on; null for an entry never met. */
    String hash(String id) {
        return hashes.get(id);
    }

    /** How many entries the source had when it was last read. */
    int inLastBody() {
        return entries.isEmpty()
                ? 0
                : (int) entries.stream()
                        .filter(entry -> entry.at().equals(entries.getFirst().at()))
                        .count();
    }

    /** The ids of what the source had when it was last read. */
    public List<String> lastBody() {
        return entries.stream().limit(inLastBody()).map(Seen::id).toList();
    }

    /** Whether an entry is known: sent on, or met and passed over. */
    public boolean knows(String id) {
        return hashes.containsKey(id);
    }

    /** These after a reading that found the candidates. */
    SeenEntries after(List<Candidate> found, Instant at) {
        return after(found, List.of(), at);
    }

    /**
     * These after a reading.
     *
     * @param met ids of what is in the source and was not looked at; one that was never sent on is known from now on
     */
    SeenEntries after(List<Candidate> found, List<String> met, Instant at) {
        List<Seen> next = new ArrayList<>(found.size() + met.size());
        Set<String> now = new HashSet<>();
        for (Candidate candidate : found) {
            now.add(candidate.release().id());
            next.add(new Seen(candidate.release().id(), candidate.hash(), at));
        }
        for (String id : met) {
            if (now.add(id)) {
                next.add(new Seen(id, hashes.getOrDefault(id, ""), at));
            }
        }
        entries.stream()
                .filter(entry -> !now.contains(entry.id()))
                .sorted(Comparator.comparing(Seen::at).reversed())
                .limit(Math.max(LEAST_KEPT, found.size() + met.size()))
                .forEach(next::add);
        return new SeenEntries(next);
    }
}
