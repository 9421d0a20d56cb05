package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.matching.IndexMatches;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rules that a job seeks, in the index that the live path matches with. A subscription that is deleted, disabled or given
 * another rule is left out from then on, and so is one whose rule breaks down; the others go on. What is left of a job without any
 * rule is a failure. The second stage judges by the rule of the moment anyhow, so no alert is raised by a rule that nobody has.
 */
final class SoughtRules {
    private final TopicTable<Subscription> table;
    private final boolean windowed;
    private final SubscriptionIndex index = new SubscriptionIndex();
    /** What tells the rule of each that is sought from any other; empty text before it is known. */
    private final Map<String, String> sought = new LinkedHashMap<>();

    private final List<String> subscriptions;
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final Map<String, String> leftOut = new TreeMap<>();
    private List<byte[]> everybody = List.of();
    private long seen = -1;

    /**
     * As the job's record says.
     *
     * @param windowed whether it is for rules over several releases
     * @throws ReplayRefusedException if it names no subscription
     */
    SoughtRules(TopicTable<Subscription> table, Replay job, boolean windowed) throws ReplayRefusedException {
        this.table = table;
        this.windowed = windowed;
        this.subscriptions = subscriptionsOf(job);
        if (subscriptions.isEmpty()) {
            throw new ReplayRefusedException("the job names no subscription; ask for one that does");
        }
        leftOut.putAll(job.getLeftOut());
        for (int i = 0; i < subscriptions.size(); i++) {
            rules.put(
                    subscriptions.get(i),
                    i < job.getRules().size() ? job.getRules().get(i) : "");
        }
        rules.keySet().stream().filter(id -> !leftOut.containsKey(id)).forEach(id -> sought.put(id, rules.get(id)));
    }

    /** The subscriptions that a job names. */
    static List<String> subscriptionsOf(Replay job) {
        if (!job.getSubscriptions().isEmpty()) {
            return job.getSubscriptions().stream().distinct().toList();
        }
        return job.getSubscription() == null ? List.of() : List.of(job.getSubscription());
    }

    /**
     * Looks how the subscriptions stand now.
     *
     * @return whether another one is left out
     * @throws ReplayRefusedException if none is left
     */
    boolean refresh() throws ReplayRefusedException {
        long version = table.catchUp();
        if (version == seen) {
            return false;
        }
        Map<String, String> gone = new TreeMap<>();
        for (String id : List.copyOf(sought.keySet())) {
            try {
                take(id);
            } catch (ReplayRefusedException e) {
                gone.put(id, e.getMessage());
            }
        }
        seen = version;
        return leaveOut(gone);
    }

    private void take(String id) throws ReplayRefusedException {
        Subscription subscription = table.get(id);
        if (subscription == null) {
            throw new ReplayRefusedException("there is no subscription " + id);
        }
        if (!subscription.getEnabled()) {
            throw new ReplayRefusedException("subscription " + id + " is disabled and raises nothing; enable it first");
        }
        String rule = Ids.hashed("rul", subscription.getCanonical());
        String before = sought.get(id);
        if (!before.isEmpty() && !before.equals(rule)) {
            throw new ReplayRefusedException(
                    "subscription " + id
                            + " was given another rule meanwhile; what was raised stays, and the new rule wants a replay of its own");
        }
        if (seen < 0 || before.isEmpty()) {
            index(id, subscription);
            sought.put(id, rule);
            rules.put(id, rule);
        }
    }

    private void index(String id, Subscription subscription) throws ReplayRefusedException {
        boolean ofThisSort;
        try {
            ActiveSubscription active = ActiveSubscription.of(SubscriptionMapper.toCore(subscription));
            ofThisSort = active.isWindowed() == windowed;
            if (ofThisSort) {
                index.put(id, active.selection());
            }
        } catch (RuntimeException e) {
            throw new ReplayRefusedException("this version cannot backfill " + id + ": " + e.getMessage());
        }
        if (!ofThisSort) {
            throw new ReplayRefusedException(ofTheOtherSort());
        }
    }

    private String ofTheOtherSort() {
        return windowed
                ? "the rule looks at one release, and this job is for rules over several; ask for a replay of its own"
                : "the rule looks at several releases, and this job is for rules over one; ask for a replay of its own";
    }

    /**
     * Goes on without some.
     *
     * @param gone why, by subscription
     * @return whether there are any
     * @throws ReplayRefusedException if none is left; these are not noted then, so that the job may be resumed with them
     */
    boolean leaveOut(Map<String, String> gone) throws ReplayRefusedException {
        gone.keySet().forEach(id -> {
            sought.remove(id);
            index.remove(id);
        });
        if (sought.isEmpty()) {
            throw new ReplayRefusedException(
                    subscriptions.size() == 1 ? String.join("", gone.values()) : noneIsLeft(gone));
        }
        leftOut.putAll(gone);
        everybody = sought.keySet().stream()
                .map(id -> id.getBytes(StandardCharsets.UTF_8))
                .toList();
        return !gone.isEmpty();
    }

    private static String noneIsLeft(Map<String, String> gone) {
        return gone.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; ", "no subscription is left: ", ""));
    }

    /** Those whose rule a release fulfils. Safe for many threads, as is {@link #everybody}, between two refreshs. */
    IndexMatches match(TaggedRelease release) {
        return release.head().withdrawn() ? IndexMatches.NONE : index.match(release);
    }

    /** All that are sought, in UTF-8. */
    List<byte[]> everybody() {
        return everybody;
    }

    /** The ids of all that are sought. */
    Set<String> sought() {
        return Set.copyOf(sought.keySet());
    }

    /** What the job's record says of them. */
    Replay.Builder into(Replay.Builder job) {
        return job.setRules(new ArrayList<>(rules.values())).setLeftOut(new TreeMap<>(leftOut));
    }
}
