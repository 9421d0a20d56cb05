package io.wirewatch.alerting;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.DeliveryState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What alerting counts. Every attempt is in {@code wirewatch.delivery.attempts} once; every delivery that ends is in
 * {@code wirewatch.deliveries} once for each round.
 */
final class AlertingMetrics implements AutoCloseable {
    private final MeterRegistry meters;
    private final Map<Integer, Load> loads = new ConcurrentHashMap<>();
    private final Gauge open;
    private final Gauge due;

    AlertingMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.open = Gauge.builder("wirewatch.deliveries.open", () -> sum(false))
                .description("Deliveries that are not over")
                .register(meters);
        this.due = Gauge.builder("wirewatch.deliveries.due", () -> sum(true))
                .description("Deliveries whose time has come and that wait for room, or for their endpoint")
                .register(meters);
    }

    private record Load(int open, int due) {}

    private int sum(boolean ofDue) {
        return loads.values().stream()
                .mapToInt(load -> ofDue ? load.due() : load.open())
                .sum();
    }

    void attempt(Attempt attempt) {
        String result = attempt.answered() ? attempt.status() / 100 + "xx" : "none";
        meters.timer("wirewatch.delivery.attempts", "result", result).record(attempt.latency());
    }

    void ended(DeliveryState state) {
        meters.counter("wirewatch.deliveries", "outcome", state.text()).increment();
    }

    void load(int partition, int openNow, int dueNow) {
        loads.put(partition, new Load(openNow, dueNow));
    }

    void gone(int partition) {
        loads.remove(partition);
    }

    @Override
    public void close() {
        meters.remove(open);
        meters.remove(due);
    }
}
