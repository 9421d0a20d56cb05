package io.wirewatch.core.quality;

import io.wirewatch.core.release.RawRelease;
import java.util.List;

/**
 * A document of a sample.
 *
 * @param id file or GUID
 * @param raw what the product is given
 * @param paragraphs what a reader has before him, by the sample's own simple split: the title, then each paragraph
 */
record Document(String id, RawRelease raw, List<String> paragraphs) {
    Document {
        paragraphs = List.copyOf(paragraphs);
    }
}
