package io.wirewatch.matching;

import io.wirewatch.avro.CoolDownState;
import io.wirewatch.core.alert.CoolDown;
import io.wirewatch.core.alert.CoolDownStore;
import io.wirewatch.core.alert.Sending;
import io.wirewatch.runtime.mapping.CoolDownMapper;
import org.apache.kafka.streams.state.KeyValueStore;

/** What the third stage remembers, in one state store: its changelog lacks nothing but its end after a crash. */
final class KafkaCoolDownStore implements CoolDownStore {
    private final KeyValueStore<String, CoolDownState> store;

    KafkaCoolDownStore(KeyValueStore<String, CoolDownState> store) {
        this.store = store;
    }

    @Override
    public CoolDown coolDown(String subscription) {
        CoolDownState value = store.get(subscriptionKey(subscription));
        return value == null ? null : CoolDownMapper.toCore(value.getCoolDown());
    }

    @Override
    public void put(String subscription, CoolDown coolDown) {
        store.put(
                subscriptionKey(subscription),
                CoolDownState.newBuilder()
                        .setCoolDown(CoolDownMapper.toAvro(coolDown))
                        .build());
    }

    @Override
    public Sending sending(String alert) {
        CoolDownState value = store.get(alertKey(alert));
        return value == null ? null : CoolDownMapper.toCore(value.getSending());
    }

    @Override
    public void put(String alert, Sending sending) {
        store.put(
                alertKey(alert),
                CoolDownState.newBuilder()
                        .setSending(CoolDownMapper.toAvro(sending))
                        .build());
    }

    private static String subscriptionKey(String subscription) {
        return "subscription/" + subscription;
    }

    private static String alertKey(String alert) {
        return "alert/" + alert;
    }
}
