package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.window.Sighting;
import java.util.List;

/**
 * An occurrence of a windowed rule that somebody found who went through the past, and that had an alert at the end.
 *
 * @param start the sighting that names it
 * @param together the releases that its alert shows, first arrival first; never empty
 */
public record Finding(Sighting start, List<Member> together) {
    public Finding {
        together = List.copyOf(together);
    }
}
