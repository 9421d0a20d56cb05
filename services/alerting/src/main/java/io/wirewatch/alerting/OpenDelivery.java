package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.core.delivery.DeliveryProgress;
import io.wirewatch.core.delivery.DeliveryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A delivery that is not over, or whose end is not on the log yet. Not safe for threads. */
final class OpenDelivery {
    private static final int REQUESTS_KEPT = 50;

    /** Without its body where that is read when it is asked for. */
    private Delivery record;

    private Supplier<Delivery> stored;
    private final CompletableFuture<Long> onLog;
    private CompletableFuture<Long> recorded = CompletableFuture.completedFuture(-1L);
    private boolean underWay;
    private boolean written;

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

    /**
     * Its place in the queue: tests have a lane beside their endpoint's, which may be paused or full, and so has what is held,
     * which nothing else waits for.
     */
    String lane() {
        if (isHeld()) {
            return "held for " + endpoint();
        }
        return isTest() ? "test of " + endpoint() : endpoint();
    }

    /** The whole of it. */
    Delivery record() {
        if (stored != null) {
            Delivery whole = stored.get();
            if (whole == null) {
                throw new IllegalStateException("the log has delivery " + id() + " no more");
            }
            record = Delivery.newBuilder(record).setBody(whole.getBody()).build();
            stored = null;
        }
        return record;
    }

    void record(Delivery changed) {
        record = changed;
        stored = null;
    }

    /** All of it but the body. */
    Delivery slim() {
        return record;
    }

    /** Keeps its body no longer: what is held may be much, and wait for days. */
    void readBodyFrom(Supplier<Delivery> log) {
        record = Delivery.newBuilder(record).setBody("").build();
        stored = log;
    }

    long sequence() {
        return record.getSequence();
    }

    String urgency() {
        return record.getUrgency();
    }

    /** When its alert's revision came to be. */
    Instant alertAt() {
        return record.getAlertAt() == null ? record.getCreatedAt() : record.getAlertAt();
    }

    Instant createdAt() {
        return record.getCreatedAt();
    }

    /** Why it is held. */
    void heldFor(String why) {
        record = Delivery.newBuilder(record).setHeldFor(why).build();
    }

    /** Another delivery carries it. */
    void bundledIn(String digest) {
        record = Delivery.newBuilder(record).setBundle(digest).build();
    }

    boolean isHeld() {
        return record.getState().equals(DeliveryState.HELD.text());
    }

    boolean isDigest() {
        return record.getKind().equals(Messages.DIGEST);
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
        written = true;
    }

    /** Whether any state of it was given to the log. */
    boolean wasWritten() {
        return written;
    }

    /** Done when any state of it is on the log, so that the wish for it need not be read again. */
    CompletableFuture<Long> onLog() {
        return onLog;
    }

    boolean isOnLog() {
        return onLog.isDone();
    }
}
