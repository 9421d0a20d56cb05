package io.wirewatch.core.window;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An occurrence as the oracle finds it.
 *
 * @param releases those that came in while it went on, in order; the first one starts it
 */
public record Stretch(List<Arrival> releases) {
    public Stretch {
        releases = List.copyOf(releases);
    }

    /** The story that names its alert where everything arrived in order. */
    public String story() {
        return releases.getFirst().story();
    }

    /** The stories that may name its alert otherwise. */
    public Set<String> stories() {
        return releases.stream().map(Arrival::story).collect(Collectors.toSet());
    }
}
