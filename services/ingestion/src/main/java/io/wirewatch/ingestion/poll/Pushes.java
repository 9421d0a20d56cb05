package io.wirewatch.ingestion.poll;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps hubs pushing the news of feeds (WebSub). What is to be asked is decided as a poll ends and stands in its state
 * before it is asked, since a hub may call back before it has answered. Hubs are asked on threads of their own: one that
 * is slow keeps no feed from being polled. What came of it is known to the next poll; where the process dies before, the
 * hub is asked again in minutes. Safe for many threads.
 */
public final class Pushes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);

    private final String base;
    private final Hub hub;
    private final PollMeters meters;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("hub-", 0).factory());
    /** What came of asking, by source, until a poll has taken note of it; empty while it is under way. */
    private final Map<String, Optional<Outcome>> asked = new ConcurrentHashMap<>();

    /** @param base public address of the gateway; null: no hub is asked */
    public Pushes(String base, Hub hub, PollMeters meters) {
        this.base = base;
        this.hub = hub;
        this.meters = meters;
    }

    /** @param error why it came to nothing, or null */
    private record Outcome(Instant askedAt, String error) {}

    /**
     * What is to be remembered as a poll ends. Where its {@code askedAt} is {@code now}, {@link #ask} is to follow when the
     * state is on the log.
     *
     * @param known what was remembered, or null
     * @param offer what the feed says; null where it said nothing new
     */
    WebSub after(PolledSource source, WebSub known, HubOffer offer, Instant now) {
        WebSub current = offer == null ? known : WebSub.offered(known, offer);
        if (current == null || !source.options().webSub()) {
            return current == null ? null : current.answering(source).because(null);
        }
        if (base == null) {
            return current.answering(source)
                    .because(
                            "The feed's hub " + current.hub()
                                    + " could push its news at once. Set WIREWATCH_PUBLIC_URL to the address under which it reaches this gateway; until then the feed is polled only.");
        }
        current = current.answering(source).because(errorOf(source, current));
        boolean due = current.isUnasked(source, base) || !current.nextAt(source).isAfter(now);
        return due && !isUnderWay(source) ? current.asking(source, base, now) : current;
    }

    private String errorOf(PolledSource source, WebSub current) {
        if (isUnderWay(source)) {
            return current.error();
        }
        Outcome outcome = Optional.ofNullable(asked.remove(source.id()))
                .flatMap(ended -> ended)
                .orElse(null);
        return outcome != null && outcome.askedAt().equals(current.askedAt()) ? outcome.error() : current.error();
    }

    private boolean isUnderWay(PolledSource source) {
        Optional<Outcome> outcome = asked.get(source.id());
        return outcome != null && outcome.isEmpty();
    }

    /** When a poll is worth it for the hub's sake; {@link Instant#MAX} where the next one is early enough. */
    Instant nextAt(PolledSource source, WebSub known, Instant now) {
        boolean wanted = known != null && base != null && source.options().webSub();
        if (!wanted || known.isUnasked(source, base)) {
            return Instant.MAX;
        }
        Instant next = known.nextAt(source);
        Instant unlessStillAsking = now.plus(WebSub.FIRST_RETRY);
        return isUnderWay(source) && next.isBefore(unlessStillAsking) ? unlessStillAsking : next;
    }

    /** Asks, without waiting for it. */
    void ask(PolledSource source, WebSub webSub) {
        asked.put(source.id(), Optional.empty());
        threads.execute(() -> {
            try {
                hub.ask(source, webSub);
                end(source, webSub, null);
            } catch (SourceException e) {
                end(source, webSub, e.getMessage());
            } catch (RuntimeException | Error e) {
                LOG.warn("hub not asked for a fault of ours: source={}", source.id(), e);
                end(
                        source,
                        webSub,
                        "The hub could not be asked (" + e.getClass().getSimpleName() + "). It is asked again.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void end(PolledSource source, WebSub webSub, String error) {
        meters.asked(error == null);
        asked.put(source.id(), Optional.of(new Outcome(webSub.askedAt(), error)));
    }

    /** Gives up what is under way; it is asked again after the next start. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
