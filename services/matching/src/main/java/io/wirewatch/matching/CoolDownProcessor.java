package io.wirewatch.matching;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.CoolDownState;
import io.wirewatch.core.alert.AlertSender;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.runtime.mapping.AlertMapper;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Stage three, where the subscription is: whether an alert about which a cool-down decides is sent. */
final class CoolDownProcessor implements Processor<String, Alert, String, Alert> {
    private final MatchingMetrics metrics;
    private final String storeName;
    private ProcessorContext<String, Alert> context;
    private AlertSender sender;

    CoolDownProcessor(MatchingMetrics metrics, String storeName) {
        this.metrics = metrics;
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        this.context = context;
        KeyValueStore<String, CoolDownState> store = context.getStateStore(storeName);
        this.sender = new AlertSender(new KafkaCoolDownStore(store));
    }

    @Override
    public void process(Record<String, Alert> record) {
        Alert alert = record.value();
        if (alert == null) {
            return;
        }
        if (alert.getId().isEmpty() || alert.getSubscription() == null || alert.getCooldown() == null) {
            throw new RefusedRecordException("incomplete", "an alert without an id, a subscription or a cool-down");
        }
        io.wirewatch.core.alert.Alert sent = sender.sent(AlertMapper.toCore(alert));
        metrics.alert(sent);
        context.forward(record.withValue(AlertMapper.toAvro(sent, alert.getTenant())));
    }
}
