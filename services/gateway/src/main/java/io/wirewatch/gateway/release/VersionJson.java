package io.wirewatch.gateway.release;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.runtime.json.AlertJson;

/** A version of a release, without its text. */
record VersionJson(int version, String receivedAt, String title, boolean withdrawn, String notice) {
    static VersionJson of(CleanRelease release) {
        ReleaseHead head = release.getHead();
        return new VersionJson(
                head.getVersion(),
                AlertJson.time(head.getReceivedAt()),
                head.getTitle(),
                "withdrawn".equals(head.getStatus()),
                head.getNotice());
    }
}
