package io.wirewatch.gateway.release;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.runtime.json.AlertJson;

/**
 * A version of a release, without its text.
 *
 * @param replay id of the replay that read the release again, where the version came of that; null where it came of its source
 */
record VersionJson(int version, String receivedAt, String title, boolean withdrawn, String notice, String replay) {
    static VersionJson of(CleanRelease release) {
        ReleaseHead head = release.getHead();
        return new VersionJson(
                head.getVersion(),
                AlertJson.time(head.getReceivedAt()),
                head.getTitle(),
                "withdrawn".equals(head.getStatus()),
                head.getNotice(),
                release.getReprocessing() == null
                        ? null
                        : release.getReprocessing().getReplay());
    }
}
