package io.wirewatch.core.matching;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the index found for a release. It holds numbers, and says the ids when asked: a release may fulfil thousands of
 * rules, and writing their ids costs more than finding them.
 */
public final class IndexMatches {
    /** No rule was asked. */
    public static final IndexMatches NONE = new IndexMatches(SubscriptionIds.EMPTY, new int[0], new TreeMap<>(), 0);

    private final SubscriptionIds ids;
    private final int[] numbers;
    private final Map<String, RuntimeException> failures;
    private final int asked;

    IndexMatches(SubscriptionIds ids, int[] numbers, Map<String, RuntimeException> failures, int asked) {
        this.ids = ids;
        this.numbers = numbers;
        this.failures = failures;
        this.asked = asked;
    }

    /** How many subscriptions' rules hold. */
    public int count() {
        return numbers.length;
    }

    /** Ids of the subscriptions whose rule holds, in the order of {@link #utf8}. Made anew each time. */
    public List<String> subscriptions() {
        return utf8().stream().map(id -> new String(id, StandardCharsets.UTF_8)).toList();
    }

    /** The same ids in UTF-8, in the order of their bytes. Made anew each time. */
    public List<byte[]> utf8() {
        byte[][] list = ids.utf8(numbers);
        Utf8Order.sort(list);
        return List.of(list);
    }

    /** Why a rule could not be asked, by subscription; the others were. */
    public Map<String, RuntimeException> failures() {
        return failures;
    }

    /** How many rules were looked at beyond the two rarest things they require; those that hold among them. */
    public int asked() {
        return asked;
    }
}
