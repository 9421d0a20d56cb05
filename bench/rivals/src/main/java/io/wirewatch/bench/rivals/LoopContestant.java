package io.wirewatch.bench.rivals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** All subscriptions one after the other, as one array of numbers, against the set of a release's actors. */
final class LoopContestant implements Contestant {
    private final int[] actors;
    /** Where each subscription begins, and where the last one ends. */
    private final int[] starts;

    private final Workload workload;
    private final int[][] documents;
    private final boolean[] mentioned = new boolean[Workload.ACTORS];

    LoopContestant(Workload workload) {
        this.workload = workload;
        this.documents = workload.documents();
        this.actors = Arrays.stream(workload.subscriptions())
                .flatMapToInt(IntStream::of)
                .toArray();
        this.starts = new int[workload.subscriptions().length + 1];
        for (int i = 0; i + 1 < starts.length; i++) {
            starts[i + 1] = starts[i] + workload.subscriptions()[i].length;
        }
    }

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public int match(int document) {
        return found(document).length;
    }

    @Override
    public List<String> ids(int document) {
        return IntStream.of(found(document)).mapToObj(workload::id).toList();
    }

    private int[] found(int document) {
        for (int actor : documents[document]) {
            mentioned[actor] = true;
        }
        int[] found = new int[64];
        int count = 0;
        for (int i = 0; i + 1 < starts.length; i++) {
            if (isMentioned(starts[i], starts[i + 1])) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = i;
            }
        }
        for (int actor : documents[document]) {
            mentioned[actor] = false;
        }
        return Arrays.copyOf(found, count);
    }

    private boolean isMentioned(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!mentioned[actors[i]]) {
                return false;
            }
        }
        return true;
    }
}
