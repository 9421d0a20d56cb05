package io.wirewatch.core.matching;

import io.wirewatch.core.rules.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts rules into the index and takes them out, and says what all of them are after that. For one thread at a time. */
final class IndexWriter {
    /** A program of more words, all places together, is kept once. */
    private static final int MOST_REPEATED_WORDS = 256;

    private final KeyTable keys = new KeyTable();
    private final IndexTree tree = new IndexTree(keys);
    private final OrdinalTable ordinals = new OrdinalTable();
    private final FreeNumbers numbers = new FreeNumbers(0);
    private SubscriptionIds ids = SubscriptionIds.EMPTY;
    private PersistentArray<Object> stored = PersistentArray.empty();
    private int size;

    IndexState state() {
        return new IndexState(keys.names(), keys.hasFilters(), keys.end(), tree.roots(), ids, stored, size);
    }

    void put(String subscription, Rule rule) {
        byte[] id = SubscriptionIds.bytes(subscription);
        Placement placement = placement(rule);
        boolean keptApart = placement == null || isLarge(placement);
        Object apart = placement == null ? rule : placement.program();
        int[] program = keptApart ? Program.ONLY_STORED : placement.program();
        List<int[]> places = placement == null ? List.of(Program.NONE) : placement.places();

        places.forEach(literals -> use(literals, program));
        if (keptApart) {
            use(apart);
        }
        int number = ordinals.find(id, ids);
        if (number < 0) {
            number = added(id);
        } else {
            takeOut(number);
        }
        if (keptApart) {
            stored = stored.with(number, apart);
        }
        if (places.size() > 1) {
            tree.standsInSeveral(number);
        }
        for (int[] literals : places) {
            tree.insert(new IndexEntry(number, placement != null && placement.repeated(), literals, program));
        }
        keys.settle();
    }

    /** Where a rule stands, or null for one that only the evaluator can be asked. */
    private Placement placement(Rule rule) {
        try {
            return Placement.of(CompiledRule.of(rule, keys), keys);
        } catch (RuntimeException e) {
            // Not as the language makes it. Whether and how it breaks is found out when it is asked, and costs itself
            // only.
            return null;
        }
    }

    private static boolean isLarge(Placement placement) {
        int places = placement.places().size();
        return places > 1 && places * placement.program().length > MOST_REPEATED_WORDS;
    }

    private int added(byte[] id) {
        int number = numbers.take();
        ids = ids.with(number, id);
        ordinals.add(number, id);
        size++;
        return number;
    }

    void remove(String subscription) {
        byte[] id = subscription.getBytes(StandardCharsets.UTF_8);
        int number = ordinals.find(id, ids);
        if (number < 0) {
            return;
        }
        takeOut(number);
        ordinals.remove(number, id);
        ids = ids.with(number, new byte[0]);
        numbers.giveBack(number);
        size--;
    }

    private void takeOut(int number) {
        for (IndexEntry entry : tree.remove(number)) {
            Program.keys(entry.literals(), 0, entry.literals().length, keys::release);
            Program.keys(entry.program(), 0, entry.program().length, keys::release);
        }
        if (stored.get(number) instanceof int[] program) {
            Program.keys(program, 0, program.length, keys::release);
        }
        if (stored.get(number) != null) {
            stored = stored.with(number, null);
        }
    }

    private void use(int[] literals, int[] program) {
        Program.keys(literals, 0, literals.length, keys::use);
        Program.keys(program, 0, program.length, keys::use);
    }

    private void use(Object apart) {
        if (apart instanceof int[] program) {
            Program.keys(program, 0, program.length, keys::use);
        }
    }

    /** How many names have a number. */
    int names() {
        return keys.size();
    }

    /** How many nodes there are. */
    int nodes() {
        return tree.size();
    }

    /** How many numbers were ever given to subscriptions at the same time. */
    int numbers() {
        return numbers.end();
    }
}
