package io.wirewatch.gateway.view;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.ReleaseMentions;

/**
 * A release in the view.
 *
 * @param clean its newest version
 * @param text text of that version; of a withdrawal that brought none, the text that was withdrawn
 * @param mentions what was found in that version; null until it is tagged
 * @param mentionsPartition where its mentions stand on {@code wirewatch.releases.mentions}; -1 until it is tagged
 * @param mentionsOffset likewise
 */
public record ReleaseRow(
        CleanRelease clean, String text, ReleaseMentions mentions, int mentionsPartition, long mentionsOffset) {
    /** Whether it was not taken back. */
    public boolean isLive() {
        return clean.getHead().getStatus().equals("live");
    }
}
