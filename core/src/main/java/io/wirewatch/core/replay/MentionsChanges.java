package io.wirewatch.core.replay;

import io.wirewatch.core.extraction.Mention;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Sums the changes of many releases by actor and by rule. For any threads. */
public final class MentionsChanges {
    private final Map<String, Count> actors = new TreeMap<>();
    private final Map<String, Count> rules = new TreeMap<>();
    private final IdTable releases = new IdTable();

    /**
     * Of an actor, mentions; of a rule, releases for which it holds.
     *
     * @param gained how many there are now and were not
     * @param lost how many there were and are not now
     * @param releases how many releases these are in
     */
    public record Count(long gained, long lost, long releases) {
        private Count plus(long moreGained, long moreLost) {
            return new Count(gained + moreGained, lost + moreLost, releases + 1);
        }
    }

    /** What changes of an actor or a rule of this id. */
    public record Of(String id, Count count) {}

    /**
     * Adds the change of a release; told twice, since after a crash the log may hold it twice, it counts once.
     *
     * @param heldBefore ids of the rules that hold by what was found when it came in
     * @param holdNow ids of those that hold by what is found now
     * @return the rules that hold now, or held, but not both; empty if the release was added before
     */
    public synchronized Optional<RulesChange> add(
            MentionsChange change, Collection<String> heldBefore, Collection<String> holdNow) {
        if (releases.contains(change.before().head().id())) {
            return Optional.empty();
        }
        releases.add(change.before().head().id());
        Set<String> touched = new HashSet<>();
        change.gained().forEach(mention -> touched.add(mention.actor()));
        change.lost().forEach(mention -> touched.add(mention.actor()));
        // Names that nobody listed are in no sum: there is one of each for nearly every release.
        touched.remove(null);
        touched.forEach(actor -> add(actors, actor, count(change.gained(), actor), count(change.lost(), actor)));
        RulesChange changed = new RulesChange(without(holdNow, heldBefore), without(heldBefore, holdNow));
        changed.gained().forEach(rule -> add(rules, rule, 1, 0));
        changed.lost().forEach(rule -> add(rules, rule, 0, 1));
        return Optional.of(changed);
    }

    /**
     * What changes for a release.
     *
     * @param gained ids of the rules that hold now and did not, in order
     * @param lost ids of those that held and do not now, in order
     */
    public record RulesChange(List<String> gained, List<String> lost) {}

    private static long count(List<Mention> mentions, String actor) {
        return mentions.stream()
                .filter(mention -> actor.equals(mention.actor()))
                .count();
    }

    private static void add(Map<String, Count> counts, String id, long gained, long lost) {
        counts.put(id, counts.getOrDefault(id, new Count(0, 0, 0)).plus(gained, lost));
    }

    private static List<String> without(Collection<String> ids, Collection<String> others) {
        Set<String> there = Set.copyOf(others);
        return ids.stream().filter(id -> !there.contains(id)).sorted().toList();
    }

    /** How many releases changed. */
    public synchronized long releases() {
        return releases.size();
    }

    /** The actors whose mentions change, those that change most first. */
    public synchronized List<Of> actors() {
        return sorted(actors);
    }

    /** The rules that hold for other releases, those that change most first. */
    public synchronized List<Of> rules() {
        return sorted(rules);
    }

    private static List<Of> sorted(Map<String, Count> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.<Of>comparingLong(
                                of -> -of.count().gained() - of.count().lost())
                        .thenComparing(Of::id))
                .toList();
    }
}
