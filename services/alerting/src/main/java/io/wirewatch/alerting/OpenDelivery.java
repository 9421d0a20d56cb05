package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.core.delivery.DeliveryProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A delivery that is not over, or whose end is not on the log yet. Not safe for threads. */
final class OpenDelivery {
    private static final int REQUESTS_KEPT = 50;

    private Delivery record;
    private final CompletableFuture<Long> onLog;
    private CompletableFuture<Long> recorded = CompletableFuture.completedFuture(-1L);
    private boolean underWay;

    private OpenDelivery(Delivery record, CompletableFuture<Long> onLog) {
        this.record = record;
        this.onLog = onLog;
    }

    /** One that nothing on the log tells of yet but the wish for it. */
    static OpenDelivery wished(Delivery record) {
        return new OpenDelivery(record, new CompletableFuture<>());
    }

    /** One that the log has. */
    static OpenDelivery logged(Delivery record) {
        return new OpenDelivery(record, CompletableFuture.completedFuture(-1L));
    }

    String id() {
        return record.getId();
    }

    String endpoint() {
        return record.getEndpoint();
    }

    /** Its place in the queue: tests have a lane beside their endpoint's, which may be paused or full. */
    String lane() {
        return isTest() ? "test of " + endpoint() : endpoint();
    }

    Delivery record() {
        return record;
    }

    void record(Delivery changed) {
        record = changed;
    }

    DeliveryProgress progress() {
        return DeliveryMapper.progress(record);
    }

    void progress(DeliveryProgress progress, Instant now) {
        record = DeliveryMapper.with(record, progress, now);
    }

    /** What the receiver calls the message. */
    void reference(String reference) {
        record = Delivery.newBuilder(record).setReference(reference).build();
    }

    /** Whether a wish was carried out before. */
    boolean hasCarriedOut(String request) {
        return record.getRequests().contains(request);
    }

    void carriedOut(String request) {
        List<String> requests = new ArrayList<>(record.getRequests());
        requests.add(request);
        record = Delivery.newBuilder(record)
                .setRequests(requests.subList(Math.max(0, requests.size() - REQUESTS_KEPT), requests.size()))
                .build();
    }

    /** Whether somebody asked for it to be sent again. */
    boolean wasSentAgain() {
        return !record.getRequests().isEmpty();
    }

    boolean isTest() {
        return record.getKind().equals(Messages.TEST);
    }

    boolean isAboutAlert() {
        return record.getKind().equals(Messages.ALERT);
    }

    /** Whether no attempt was ever made, so that nobody has seen its message. */
    boolean isUntried() {
        return record.getAttempts().isEmpty();
    }

    /** Whether an attempt is under way, or its outcome is on its way to the log. */
    boolean isUnderWay() {
        return underWay;
    }

    void underWay(boolean now) {
        underWay = now;
    }

    /** Done when the newest state is on the log; until then that of the write before. */
    CompletableFuture<Long> recorded() {
        return recorded;
    }

    void recorded(CompletableFuture<Long> newest) {
        recorded = newest;
    }

    /** Done when any state of it is on the log, so that the wish for it need not be read again. */
    CompletableFuture<Long> onLog() {
        return onLog;
    }

    boolean isOnLog() {
        return onLog.isDone();
    }
}
