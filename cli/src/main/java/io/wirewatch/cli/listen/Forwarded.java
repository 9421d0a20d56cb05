package io.wirewatch.cli.listen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;

/**
 * What came of a webhook that was passed on.
 *
 * @param status of the answer; 0 where none came
 * @param millis how long it took
 * @param retryAfter the answer's header; null where it has none
 * @param failure why no answer came, in words; null where one did
 */
record Forwarded(int status, long millis, String retryAfter, String failure) {

    /** Whether a delivery would count as done. */
    boolean isTaken() {
        return status / 100 == 2;
    }

    String text() {
        return failure == null ? status + " in " + millis + " ms" : failure;
    }

    ObjectNode json() {
        ObjectNode json = Gateway.JSON.createObjectNode();
        return json.put("status", status)
                .put("millis", millis)
                .put("retryAfter", retryAfter)
                .put("failure", failure);
    }
}
