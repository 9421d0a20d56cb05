package io.wirewatch.engines.onnx;

import io.wirewatch.core.entities.EntityKind;
import java.util.Locale;
import java.util.Map;

/**
 * What a model can say of a word.
 *
 * @param kind the kind of name the word is part of; null for none, or for one that nobody asks for
 * @param begins whether the word begins a name even where the one before it is of the same kind
 */
record Label(EntityKind kind, boolean begins) {
    static final Label OUTSIDE = new Label(null, false);

    private static final Map<String, EntityKind> KINDS = Map.ofEntries(
            Map.entry("PER", EntityKind.PERSON),
            Map.entry("PERSON", EntityKind.PERSON),
            Map.entry("ORG", EntityKind.ORGANISATION),
            Map.entry("ORGANISATION", EntityKind.ORGANISATION),
            Map.entry("ORGANIZATION", EntityKind.ORGANISATION),
            Map.entry("LOC", EntityKind.PLACE),
            Map.entry("LOCATION", EntityKind.PLACE),
            Map.entry("GPE", EntityKind.PLACE),
            Map.entry("FAC", EntityKind.PLACE),
            Map.entry("PLACE", EntityKind.PLACE));

    /** Reads a label of a model: a kind alone ("PER") or after a position ("B-PER", "I_PER"), in any case. */
    static Label of(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        boolean positioned = upper.length() > 2
                && "BIELSU".indexOf(upper.charAt(0)) >= 0
                && (upper.charAt(1) == '-' || upper.charAt(1) == '_');
        EntityKind kind = KINDS.get(positioned ? upper.substring(2) : upper);
        if (kind == null) {
            return OUTSIDE;
        }
        return new Label(kind, positioned && "BSU".indexOf(upper.charAt(0)) >= 0);
    }
}
