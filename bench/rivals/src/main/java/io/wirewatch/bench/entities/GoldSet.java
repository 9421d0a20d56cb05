package io.wirewatch.bench.entities;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Sets of texts in which people labelled the names. */
enum GoldSet {
    RE3D("re3d", Re3d::read),
    GUM("GUM", Gum::read),
    WIKIGOLD("WikiGold", WikiGold::read);

    private final String text;
    private final Function<Path, List<LabelledText>> reader;

    GoldSet(String text, Function<Path, List<LabelledText>> reader) {
        this.text = text;
        this.reader = reader;
    }

    /** Its name in tables. */
    String text() {
        return text;
    }

    /**
     * The texts in the order of their files.
     *
     * @param corpus folder that {@code WIREWATCH_CORPUS} names
     */
    List<LabelledText> read(Path corpus) {
        return reader.apply(corpus);
    }
}
