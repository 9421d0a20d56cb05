package io.wirewatch.runtime.net;

import io.wirewatch.runtime.net.OutboundException.Reason;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The redirects of one GET: where each answer leads, until they go round in a circle or on too long. For one thread. */
public final class Redirects {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private final int most;
    private final Set<URI> visited = new HashSet<>();

    /** @param most how many are followed */
    public Redirects(int most) {
        this.most = most;
    }

    /**
     * Where an answer leads.
     *
     * @return empty where it is no redirect, or does not say where to
     * @throws OutboundException with {@link Reason#REDIRECT} where it is not to be followed
     */
    public Optional<URI> next(OutboundResponse response) throws OutboundException {
        URI from = response.finalUri();
        visited.add(from);
        Optional<String> location = response.header("Location");
        if (location.isEmpty() || !STATUSES.contains(response.status())) {
            return Optional.empty();
        }
        if (visited.size() > most) {
            throw new OutboundException(
                    Reason.REDIRECT, "more than " + most + " redirects, the last from " + from, null);
        }
        URI next = resolve(from, location.get());
        if (visited.contains(next)) {
            throw new OutboundException(Reason.REDIRECT, "redirects lead back to " + next, null);
        }
        return Optional.of(next);
    }

    private static URI resolve(URI from, String location) throws OutboundException {
        try {
            return from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw new OutboundException(Reason.REDIRECT, from + " redirects to what is not an address", e);
        }
    }
}
