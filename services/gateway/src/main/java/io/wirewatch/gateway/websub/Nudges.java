package io.wirewatch.gateway.websub;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes pushes on: the first of a source at once, those of the next few seconds as one when these are over, so that none
 * is the last without a poll after it, and a storm is not one on the log. What waits is lost when the process dies; then
 * the next poll of the source finds what it was about. Safe for many threads.
 */
final class Nudges {
    private static final Logger LOG = LoggerFactory.getLogger(Nudges.class);

    private final Executor later;
    /** What waits for the end of these seconds, by source. */
    private final Map<String, Optional<Runnable>> open = new HashMap<>();

    /** @param later runs what it is given a few seconds later */
    Nudges(Executor later) {
        this.later = later;
    }

    /**
     * Passes one on.
     *
     * @param write puts it on the log; run here, or later
     * @return whether it was run here
     * @throws RuntimeException as it does
     */
    boolean pass(String source, Runnable write) {
        synchronized (open) {
            if (open.containsKey(source)) {
                open.put(source, Optional.of(write));
                return false;
            }
            open.put(source, Optional.empty());
        }
        later.execute(() -> end(source));
        write.run();
        return true;
    }

    private void end(String source) {
        Optional<Runnable> waiting;
        synchronized (open) {
            waiting = open.remove(source);
        }
        try {
            waiting.ifPresent(write -> pass(source, write));
        } catch (RuntimeException e) {
            LOG.warn("push not passed on, the next poll finds what it was about: source={}", source, e);
        }
    }
}
