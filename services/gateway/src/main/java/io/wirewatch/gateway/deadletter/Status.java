package io.wirewatch.gateway.deadletter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What has been done about a dead letter. */
enum Status {
    /** Nothing yet. */
    OPEN,
    /** Its record was written to its topic again. */
    REDRIVEN,
    /** It is of no use. */
    DROPPED;

    /** As clients and marks say it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Status::text).toList();
    }
}
