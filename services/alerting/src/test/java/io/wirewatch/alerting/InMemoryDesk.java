package io.wirewatch.alerting;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wirewatch.alerting.channel.AttemptSender;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * What surrounds a partition's deliveries, in memory: its log, the endpoints, mutes, a receiver that answers by script (204 when
 * there is none), and a clock that a test moves. Log and receiver can be held.
 */
final class InMemoryDesk implements DeliveryLog, Endpoints, Handlings, AttemptSender {
    private final List<Delivery> written = new CopyOnWriteArrayList<>();
    private final List<Delivery> recorded = new CopyOnWriteArrayList<>();
    private final List<Delivery> sent = new CopyOnWriteArrayList<>();
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final Map<String, Mute> mutes = new ConcurrentHashMap<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
    private final Map<String, CompletableFuture<Void>> held = new ConcurrentHashMap<>();
    private final List<CompletableFuture<Void>> everyHold = new CopyOnWriteArrayList<>();
    private final AtomicReference<RuntimeException> thrown = new AtomicReference<>();
    private final AtomicReference<Duration> retryAfter = new AtomicReference<>();
    private volatile Predicate<Delivery> kept = delivery -> true;
    private volatile Predicate<Delivery> refused = delivery -> false;
    private volatile CompletableFuture<Void> logHold = CompletableFuture.completedFuture(null);

    PartitionDeliveries open() {
        PartitionDeliveries deliveries = new PartitionDeliveries(
                0, this, this, this, this, config(), new AlertingMetrics(new SimpleMeterRegistry()), clock());
        for (int i = 0; i < recorded.size(); i++) {
            deliveries.load(recorded.get(i).getId(), recorded.get(i), i);
        }
        return deliveries;
    }

    AlertingConfig config() {
        return new AlertingConfig(Duration.ofSeconds(15), Duration.ofSeconds(5), 4, 64, 100, Duration.ofDays(5));
    }

    @Override
    public synchronized CompletableFuture<Long> write(Delivery delivery) {
        written.add(delivery);
        if (refused.test(delivery)) {
            return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
        }
        return logHold.thenApply(nothing -> append(delivery));
    }

    private synchronized long append(Delivery delivery) {
        if (!kept.test(delivery)) {
            // As if the process died before the log took it.
            return recorded.size();
        }
        recorded.add(delivery);
        return recorded.size() - 1L;
    }

    @Override
    public Delivery read(String id, long offset) {
        return recorded.get((int) offset);
    }

    @Override
    public void refresh() {
        // What a test puts is there at once.
    }

    @Override
    public void refresh(Duration age) {
        refresh();
    }

    @Override
    public Collection<Endpoint> all() {
        return endpoints.values();
    }

    @Override
    public Endpoint get(String id) {
        return endpoints.get(id);
    }

    @Override
    public void disable(String id, String reason, Instant since) {
        endpoints.computeIfPresent(
                id,
                (key, endpoint) -> Endpoint.newBuilder(endpoint)
                        .setStatus("disabled")
                        .setStatusReason(reason)
                        .build());
    }

    @Override
    public Optional<String> muted(String alert, Instant at) {
        return Optional.ofNullable(mutes.get(alert))
                .filter(mute -> mute.holds(at))
                .map(Mute::reason);
    }

    @Override
    public Sent send(Delivery delivery, Endpoint endpoint, String thread) {
        CompletableFuture<Void> hold =
                held.getOrDefault(endpoint.getId(), held.getOrDefault("*", CompletableFuture.completedFuture(null)));
        int status = nextAnswer(delivery);
        hold.join();
        RuntimeException failure = thrown.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
        Attempt attempt = status == 0
                ? new Attempt(now.get(), Duration.ofMillis(3), 0, "timeout", "no answer", null)
                : new Attempt(now.get(), Duration.ofMillis(3), status, null, null, null);
        return new Sent(attempt, Optional.ofNullable(retryAfter.getAndSet(null)), Optional.empty());
    }

    private synchronized int nextAnswer(Delivery delivery) {
        sent.add(delivery);
        return answers.isEmpty() ? 204 : answers.remove();
    }

    synchronized void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    void put(Endpoint endpoint) {
        endpoints.put(endpoint.getId(), endpoint);
    }

    /** Nothing about an alert goes out for a while. */
    void mute(String alert, Duration time) {
        mutes.put(alert, new Mute(now.get().plus(time), "Kim"));
    }

    void unmute(String alert) {
        mutes.remove(alert);
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    /** From now on the log loses what it is given, but for these. */
    void keepOnly(Predicate<Delivery> some) {
        kept = some;
    }

    void keepAll() {
        kept = delivery -> true;
    }

    /** From now on these cannot be written, and whoever tries is told so. */
    void refuseWrites(Predicate<Delivery> some) {
        refused = some;
    }

    void takeWrites() {
        refused = delivery -> false;
    }

    /** The next answer asks to wait for so long. */
    void askToWait(Duration time) {
        retryAfter.set(time);
    }

    void throwOnce(RuntimeException failure) {
        thrown.set(failure);
    }

    /** From now on nothing written is on the log until the answer is completed. */
    CompletableFuture<Void> holdLog() {
        logHold = hold();
        return logHold;
    }

    /** From now on attempts end only when the answer is completed. */
    CompletableFuture<Void> holdAttempts() {
        return holdAttemptsTo("*");
    }

    CompletableFuture<Void> holdAttemptsTo(String endpoint) {
        CompletableFuture<Void> hold = hold();
        held.put(endpoint, hold);
        return hold;
    }

    private CompletableFuture<Void> hold() {
        CompletableFuture<Void> hold = new CompletableFuture<>();
        everyHold.add(hold);
        return hold;
    }

    void letEverybodyGo() {
        everyHold.forEach(hold -> hold.complete(null));
    }

    List<Delivery> written(String id) {
        return written.stream().filter(one -> one.getId().equals(id)).toList();
    }

    List<Delivery> sent() {
        return List.copyOf(sent);
    }

    List<Delivery> sent(String id) {
        return sent.stream().filter(one -> one.getId().equals(id)).toList();
    }

    List<String> sentTypes() {
        ObjectMapper json = new ObjectMapper();
        return sent.stream()
                .map(one -> {
                    try {
                        return json.readTree(one.getBody()).get("type").asText();
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(one.getBody(), e);
                    }
                })
                .toList();
    }

    /** The states of a delivery that reached the log, in order. */
    List<String> states(String id) {
        return recorded.stream()
                .filter(one -> one.getId().equals(id))
                .map(Delivery::getState)
                .toList();
    }

    /** What the log says last about a delivery, or null. */
    Delivery latest(String id) {
        return recorded.stream()
                .filter(one -> one.getId().equals(id))
                .reduce((one, later) -> later)
                .orElse(null);
    }

    void awaitSent(String id, int count) {
        await(count + " attempts of " + id).until(() -> sent(id).size() >= count);
    }

    /** Looks on for a while that is long beside what a wrong attempt would take. */
    void neverSends(String id, int count) {
        await().during(Duration.ofMillis(200)).until(() -> sent(id).size() < count);
    }

    void neverWrites(String id, int count) {
        await().during(Duration.ofMillis(200)).until(() -> written(id).size() < count);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("nobody asks for local time here");
            }
        };
    }
}
