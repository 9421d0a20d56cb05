package io.wirewatch.cli.ingest;

import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.cli.client.Patience;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Sends releases in batches, some at a time. A batch that was not answered is sent again as it is: its releases have the
 * same identities, so what did arrive arrives once. What became of them is told in their order.
 */
public final class ReleaseSender {
    private static final int BATCH = 100;
    private static final int BATCH_BYTES = 4 * 1024 * 1024;
    private static final int ON_THEIR_WAY = 4;

    private final ReleaseDoor door;
    private final Patience patience;
    private final Receipt receipt;
    private final Deque<Batch> sent = new ArrayDeque<>();
    private Batch filling = new Batch();

    /** Told what became of each release. */
    public interface Receipt {
        /** It is on the log. */
        void accepted(PendingRelease release, String id);

        /** It was refused, and why. */
        void refused(PendingRelease release, String detail);

        /** That was all there is to tell for now. */
        default void told() {
            // Most tell at once.
        }
    }

    public ReleaseSender(ReleaseDoor door, Patience patience, Receipt receipt) {
        this.door = door;
        this.patience = patience;
        this.receipt = receipt;
    }

    private static final class Batch {
        private final List<PendingRelease> releases = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Map<FileProgress, Runnable> marks = new LinkedHashMap<>();
        private FutureTask<List<ReleaseDoor.Taken>> answer;
        private long bytes;

        void add(PendingRelease release) {
            releases.add(release);
            bytes += release.line().length;
            if (release.name() != null) {
                names.add(release.name());
            }
        }
    }

    /** Takes a release, and sends the batch if it is full. */
    public void add(PendingRelease release) throws InterruptedException {
        if (!filling.releases.isEmpty() && filling.bytes + release.line().length > BATCH_BYTES) {
            send();
        }
        String name = release.name();
        while (name != null && sent.stream().anyMatch(batch -> batch.names.contains(name))) {
            // Another version of one that is on its way: if it overtook that, the older text would be the later
            // version.
            settle();
        }
        filling.add(release);
        if (filling.releases.size() == BATCH) {
            send();
        }
    }

    /**
     * Something to be done when all that was added before is acknowledged: at once where nothing waits.
     *
     * @param file whose mark it is; a later one takes the place of an earlier one
     */
    void mark(FileProgress file, Runnable whenAcknowledged) {
        if (!filling.releases.isEmpty()) {
            filling.marks.put(file, whenAcknowledged);
        } else if (!sent.isEmpty()) {
            sent.getLast().marks.put(file, whenAcknowledged);
        } else {
            whenAcknowledged.run();
        }
    }

    /**
     * Sends what is waiting, and waits until all is answered.
     *
     * @throws GatewayException if the gateway is away for longer than patience lasts, or refuses to talk at all
     */
    public void flush() throws InterruptedException {
        send();
        while (!sent.isEmpty()) {
            settle();
        }
    }

    private void send() throws InterruptedException {
        if (filling.releases.isEmpty()) {
            return;
        }
        if (sent.size() == ON_THEIR_WAY) {
            settle();
        }
        Batch batch = filling;
        filling = new Batch();
        batch.answer = new FutureTask<>(() -> patience.ask(() -> door.take(batch.releases)));
        sent.add(batch);
        Thread.startVirtualThread(batch.answer);
    }

    /** Waits for the answer to the oldest batch. */
    private void settle() throws InterruptedException {
        Batch oldest = sent.getFirst();
        List<ReleaseDoor.Taken> answer;
        try {
            answer = oldest.answer.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case GatewayException refused -> refused;
                case RuntimeException failed -> failed;
                default -> new IllegalStateException(e.getCause());
            };
        }
        sent.removeFirst();
        report(oldest.releases, answer);
        // Last of all: who is cut off before has less marked than is on the log.
        oldest.marks.values().forEach(Runnable::run);
    }

    private void report(List<PendingRelease> batch, List<ReleaseDoor.Taken> answer) {
        for (ReleaseDoor.Taken taken : answer) {
            PendingRelease release = batch.get(taken.index());
            if (taken.refusal() == null) {
                receipt.accepted(release, taken.id());
            } else {
                receipt.refused(release, taken.refusal());
            }
        }
        receipt.told();
    }
}
