package io.wirewatch.gateway.source;

import io.wirewatch.core.cleaning.SelectorException;
import io.wirewatch.core.cleaning.SelectorRules;
import io.wirewatch.core.release.Selectors;
import io.wirewatch.gateway.http.ProblemException;
import java.util.List;
import java.util.Objects;

/** Selectors as clients write and see them; what they do not name the page tells. */
record SelectorsJson(String title, String text, String published, List<String> remove) {
    SelectorsJson {
        if (remove != null && remove.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("remove takes selectors, not null");
        }
        remove = remove == null ? List.of() : List.copyOf(remove);
    }

    /** Null for no selectors. */
    static SelectorsJson of(io.wirewatch.avro.Selectors selectors) {
        return selectors == null
                ? null
                : new SelectorsJson(
                        selectors.getTitle(), selectors.getText(), selectors.getPublished(), selectors.getRemove());
    }

    /**
     * The selectors of a source; null where nothing is to be selected.
     *
     * @param json null: none
     * @throws ProblemException 400 for one that is not taken, with {@code selector} and the {@code position} where it goes wrong
     */
    static Selectors checked(SelectorsJson json) {
        Selectors selectors =
                json == null ? null : new Selectors(json.title(), json.text(), json.published(), json.remove());
        if (selectors == null || selectors.isEmpty()) {
            return null;
        }
        try {
            SelectorRules.check(selectors);
            return selectors;
        } catch (SelectorException e) {
            throw ProblemException.badField(
                            "selectors." + e.field() + " \"" + e.selector() + "\": " + e.getMessage() + ".")
                    .with("selector", e.selector())
                    .with("position", e.position());
        }
    }
}
