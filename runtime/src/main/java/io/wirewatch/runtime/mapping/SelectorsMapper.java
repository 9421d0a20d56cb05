package io.wirewatch.runtime.mapping;

import io.wirewatch.core.release.Selectors;

/** Selectors of sources; null is none. */
public final class SelectorsMapper {
    private SelectorsMapper() {}

    /** The record of selectors. */
    public static io.wirewatch.avro.Selectors toAvro(Selectors selectors) {
        return selectors == null
                ? null
                : new io.wirewatch.avro.Selectors(
                        selectors.title(), selectors.text(), selectors.published(), selectors.remove());
    }

    /** The selectors of a record. */
    public static Selectors toCore(io.wirewatch.avro.Selectors selectors) {
        return selectors == null
                ? null
                : new Selectors(
                        selectors.getTitle(), selectors.getText(), selectors.getPublished(), selectors.getRemove());
    }
}
