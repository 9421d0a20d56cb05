package io.wirewatch.core.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the third step remembers, in memory, with the changes in their order: what a crash leaves is their beginning. */
final class MemoryCoolDownStore implements CoolDownStore {
    private final List<Consumer<MemoryCoolDownStore>> changes = new ArrayList<>();
    private final Map<String, CoolDown> coolDowns = new HashMap<>();
    private final Map<String, Sending> sendings = new HashMap<>();

    /** How many changes there were. */
    int changes() {
        return changes.size();
    }

    /** The store as it was after so many changes. */
    MemoryCoolDownStore after(int count) {
        MemoryCoolDownStore store = new MemoryCoolDownStore();
        changes.subList(0, count).forEach(store::change);
        return store;
    }

    private void change(Consumer<MemoryCoolDownStore> change) {
        change.accept(this);
        changes.add(change);
    }

    @Override
    public CoolDown coolDown(String subscription) {
        return coolDowns.get(subscription);
    }

    @Override
    public void put(String subscription, CoolDown coolDown) {
        change(store -> store.coolDowns.put(subscription, coolDown));
    }

    @Override
    public Sending sending(String alert) {
        return sendings.get(alert);
    }

    @Override
    public void put(String alert, Sending sending) {
        change(store -> store.sendings.put(alert, sending));
    }
}
