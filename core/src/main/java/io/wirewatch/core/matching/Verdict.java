package io.wirewatch.core.matching;

import io.wirewatch.core.alert.Evidence;
import java.util.List;

/**
 * How a rule, or a part of one, fares in a release.
 *
 * @param part its canonical text
 * @param holds whether it holds there
 * @param detail why, in words
 * @param found mentions that have a part in it, the first few; where it fails, those that came nearest
 * @param parts the same of what it is made of; inside a scope, in the sentence or paragraph that fulfils it or comes nearest
 */
public record Verdict(String part, boolean holds, String detail, List<Evidence> found, List<Verdict> parts) {
    public Verdict {
        found = List.copyOf(found);
        parts = List.copyOf(parts);
    }
}
